/** Loads the deck's `deck.config.ts`. */
import type { DeckConfig } from '../index'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { CliError } from '../shared/errors'
import { root } from '../shared/folders'

const file = path.join(root, 'deck.config.ts')
if (!existsSync(file))
  throw new CliError(`${root} has no deck: there is no deck.config.ts.`, 'Run the command in the folder of a deck.')

export const config: DeckConfig = (await import(/* @vite-ignore */ pathToFileURL(file).href)).default

/** The name of a variant. */
export type Variant = string

/** The names of the variants, the main one first. */
export const variants: readonly Variant[] = Object.keys(config.variants)

/** The main variant: a command's default. */
export const mainVariant = variants[0]!

/** Path to a variant's entry. */
export const entryOf = (variant: Variant): string => path.join(root, config.variants[variant]!.entry)

/** The variant of an entry. Any other file is read as the main variant. */
export function variantOf(entry: string): Variant {
  const file = path.basename(entry)
  return variants.find(name => config.variants[name]!.entry === file) ?? mainVariant
}
