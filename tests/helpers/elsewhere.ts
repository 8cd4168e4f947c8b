import process from 'node:process'

/**
 * Time zone and language of the commands. They differ from those of the tests, because the results must not depend on them.
 * In Japan, a day begins nine hours earlier than in UTC.
 */
export const elsewhere = { TZ: 'Asia/Tokyo', LC_ALL: 'C' }

/** Runs a function with other environment variables, and restores them afterwards. */
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
