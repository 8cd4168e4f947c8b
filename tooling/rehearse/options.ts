/** What `npm run rehearse` can be asked for. */
import type { Variant } from '../deck/config'
import { readVariant } from '../deck/arguments'
import { mainVariant, variants } from '../deck/config'
import { kanaPerCharacter, usualPace } from '../deck/spoken'
import { silences } from '../deck/timing'
import { CliError } from '../shared/errors'
import { readCommandLine } from '../shared/terminal'

export interface RehearseOptions {
  variants: readonly Variant[]
  /** Characters a minute. */
  pace: number
  /** Beside the last talks that were given. */
  live: boolean
  json: boolean
}

/** Nobody speaks slower or faster. */
const slowest = 100
const fastest = 1000

export const help = `Says how long the talk is: the time plan of the scripts, slide by slide.

  npm run rehearse                  all variants
  npm run rehearse ${variants.at(-1)}               one variant: ${variants.join(', ')} (full is ${mainVariant}, too)
  npm run -s rehearse -- --json     nothing but the data

  --pace N    characters a minute (${usualPace})
  --live      the plan beside the last talks that npm run present has seen through to the last slide, in at least a
              quarter of their time
  --json      the same as data: one object for each variant, times in seconds
  --help      this

Characters are those of Japanese text, without punctuation; words in Latin letters and figures count as they are
read, ${kanaPerCharacter} kana for a character. Nobody speaks for ${silences.slide} s at a new slide, ${silences.click} s at a click, and ${silences.pause} s
where the script says （間）. A slide with dropWhenLate: 1 in its frontmatter is the first to leave out when late.`

/**
 * Reads the command line.
 * @returns undefined where only help was asked for
 * @throws CliError on an unknown variant, option or pace
 */
export function readOptions(args: readonly string[]): RehearseOptions | undefined {
  const { values, positionals } = parse(args)
  if (values.help)
    return undefined

  const wanted = positionals.length === 0 ? variants : [readVariant(positionals, { full: mainVariant })]
  const pace = Number(values.pace)
  if (!(pace >= slowest && pace <= fastest))
    throw new CliError(`--pace ${values.pace} is no pace of speech.`, `Write characters a minute, from ${slowest} to ${fastest}; ${usualPace} is usual.`)
  return { variants: wanted, pace, live: values.live, json: values.json }
}

function parse(args: readonly string[]) {
  return readCommandLine({
    args: [...args],
    allowPositionals: true,
    options: {
      pace: { type: 'string', default: String(usualPace) },
      live: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  }, '`npm run rehearse -- --help` lists the options.')
}
