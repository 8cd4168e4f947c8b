/** What more than one script takes on its command line. */
import type { Variant } from './config'
import { isUnsafePort } from 'get-port-please'
import { CliError } from '../shared/errors'
import { mainVariant, variants } from './config'

/**
 * The variant that the command line names; the main one where it names none.
 * @param positionals what stands there beside the options
 * @param synonyms other names by which a command knows a variant
 * @throws CliError on any other word, and on more than one
 */
export function readVariant(positionals: readonly string[], synonyms: Readonly<Record<string, Variant>> = {}): Variant {
  const names: Readonly<Record<string, Variant>> = { ...Object.fromEntries(variants.map(variant => [variant, variant])), ...synonyms }
  const [name = mainVariant, ...more] = positionals
  if (!Object.hasOwn(names, name) || more.length > 0)
    throw new CliError(`There is no variant "${positionals.join(' ')}".`, `Use one of ${Object.keys(names).join(', ')}.`)
  return names[name]!
}

/**
 * The port that the command line names.
 * @param named what stands after `--port`
 * @param usual the one without it
 * @throws CliError where it is none, or no browser opens it
 */
export function readPort(named: string | undefined, usual: number): number {
  const port = Number(named ?? usual)
  const example = `for instance --port ${usual + 1}.`
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new CliError(`"${named}" is no port.`, `Use a number from 1 to 65535, ${example}`)
  if (isUnsafePort(port))
    throw new CliError(`Browsers open nothing on port ${port}.`, `Use another one, ${example}`)
  return port
}
