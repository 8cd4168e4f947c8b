/** Arguments and options of more than one command. */
import type { Variant } from '../deck/config'
import { Argument, Option } from 'commander'
import { isUnsafePort } from 'get-port-please'
import { mainVariant, variants } from '../deck/config'
import { CliError } from '../shared/errors'

function readVariant(name: string): Variant {
  const names: Readonly<Record<string, Variant>> = { full: mainVariant, ...Object.fromEntries(variants.map(variant => [variant, variant])) }
  if (!Object.hasOwn(names, name))
    throw new CliError(`There is no variant "${name}".`, `Use one of ${variants.join(', ')}.`)
  return names[name]!
}

/** The only way to name a variant; `full` is another name for the main one. */
export const variantArgument = (without = mainVariant): Argument => new Argument('[variant]', `${variants.join(' or ')}; ${without} without one`).argParser(readVariant)

/** @throws CliError if it is not a port, or one that no browser opens */
function readPort(named: string, usual: number): number {
  const port = Number(named)
  const example = `for instance --port ${usual + 1}.`
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new CliError(`"${named}" is not a port number.`, `Use a number from 1 to 65535, ${example}`)
  if (isUnsafePort(port))
    throw new CliError(`Browsers refuse to open port ${port}.`, `Use another one, ${example}`)
  return port
}

/** Where to serve something; the usual port by default. */
export const portOption = (usual: number): Option => new Option('--port <n>', 'where to serve it, or on the next port that is free').default(usual).argParser(value => readPort(value, usual))
