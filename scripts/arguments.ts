/** What more than one script takes on its command line. */
import type { Cut } from './deck'
import { isUnsafePort } from 'get-port-please'
import { entries } from './deck'
import { Mishap } from './terminal'

/**
 * The cut that the command line names; the recap where it names none.
 * @throws Mishap on any other word, and on more than one
 */
export function readCut(positionals: readonly string[]): Cut {
  const [cut = 'recap', ...more] = positionals
  if (!Object.hasOwn(entries, cut) || more.length > 0)
    throw new Mishap(`There is no cut "${positionals.join(' ')}".`, `Use one of ${Object.keys(entries).join(', ')}.`)
  return cut as Cut
}

/**
 * The port that the command line names.
 * @param named what stands after `--port`
 * @param usual the one without it
 * @throws Mishap where it is none, or no browser opens it
 */
export function readPort(named: string | undefined, usual: number): number {
  const port = Number(named ?? usual)
  const example = `for instance --port ${usual + 1}.`
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Mishap(`"${named}" is no port.`, `Use a number from 1 to 65535, ${example}`)
  if (isUnsafePort(port))
    throw new Mishap(`Browsers open nothing on port ${port}.`, `Use another one, ${example}`)
  return port
}
