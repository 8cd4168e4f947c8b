/** Where the talk is served on this machine: the wanted port or the next free one, but never the same talk twice. */
import type { Variant } from '../deck/config'
import { getPort } from 'get-port-please'
import { CliError } from '../shared/errors'
import { addressAt, loopback } from '../shared/loopback'

/** The header that names the presented variant in the response to `HEAD /talk`. */
export const variantHeader = 'deck-variant'

const range = 100
/** How long to wait for an answer, in milliseconds. */
const timeoutMs = 1000

/** What uses a port: the variant that is presented there, something that does not answer, or anything else. */
async function occupantOf(port: number): Promise<string> {
  try {
    const { headers } = await fetch(new URL('talk', addressAt(loopback(), port)), { method: 'HEAD', signal: AbortSignal.timeout(timeoutMs) })
    return headers.get(variantHeader) ?? 'another'
  }
  catch (error) {
    return (error as Error).name === 'TimeoutError' ? 'silent' : 'another'
  }
}

/**
 * Finds a free port, trying the wanted one first.
 * @throws CliError if this machine already presents that variant: a second talk would begin on another port
 */
export async function choosePort(wanted: number, variant: Variant, say: (what: string) => void): Promise<number> {
  const last = Math.min(wanted + range, 65535)
  const port = await getPort({ port: wanted, portRange: [wanted, last], host: loopback() })
  if (port === wanted)
    return port

  const silent: number[] = []
  for (let taken = wanted; taken <= last && taken !== port; taken++) {
    const occupant = await occupantOf(taken)
    if (occupant === variant)
      throw new CliError(`The talk is already being presented at ${addressAt(loopback(), taken)}.`, 'Open it there, or stop it with Ctrl+C first: the next start continues where it is.')
    if (occupant === 'silent')
      silent.push(taken)
  }
  say(`Port ${wanted} is taken; using ${port}.`)
  for (const taken of silent)
    say(`What has port ${taken} does not answer. If it is the talk, stopped with Ctrl+Z, \`fg\` goes on with it where it was: this is another one, with a place of its own.`)
  return port
}
