import process from 'node:process'

/**
 * The clock and the language that the commands run by, other than those of the process that checks what they made: it is
 * the same by any. In Japan a day begins nine hours before UTC's.
 */
export const elsewhere = { TZ: 'Asia/Tokyo', LC_ALL: 'C' }

/** Does something with other variables of the environment, which then are as before. */
export async function withEnv<T>(variables: Readonly<Record<string, string | undefined>>, work: () => T | Promise<T>): Promise<T> {
  const set = (values: typeof variables): void => {
    for (const [name, value] of Object.entries(values)) {
      delete process.env[name]
      Object.assign(process.env, value === undefined ? {} : { [name]: value })
    }
  }
  const before = Object.fromEntries(Object.keys(variables).map(name => [name, process.env[name]]))
  set(variables)
  try {
    return await work()
  }
  finally {
    set(before)
  }
}
