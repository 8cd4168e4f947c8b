/** The record of the facts: every text and number that `deck.config.ts` hands in, by the ids of its rows. */
import type { DeckConfig } from '../../index'
import type { Entry } from '../records'

/** What rows are called, where each has a name of its own. */
function namesOf(rows: readonly any[]): string[] | undefined {
  for (const key of ['id', 'name']) {
    const names = rows.map(row => row?.[key])
    if (names.length > 0 && names.every(name => typeof name === 'string') && new Set(names).size === names.length)
      return names
  }
}

/** All that stands below a path, but for functions. */
export function leavesOf(place: string, value: unknown): Entry[] {
  if (value === undefined || typeof value === 'function')
    return []
  if (Array.isArray(value)) {
    const names = namesOf(value)
    // The order of the rows is a fact, too.
    const order: Entry[] = names ? [[place, names.join(', ')]] : []
    return [...order, ...value.flatMap((part, i) => leavesOf(`${place}/${names?.[i] ?? i + 1}`, part))]
  }
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, part]) => leavesOf(place ? `${place}/${key}` : key, part))
  return [[place, String(value)]]
}

/** The facts of a deck, and what it says of itself that comes from them. */
export async function factEntries({ facts, headmatter, variants, language, author, date, shortName }: DeckConfig): Promise<Entry[]> {
  return [
    ...leavesOf('', facts),
    ...leavesOf('deck', { language, author, date, shortName, readings: headmatter.notesAutoRuby }),
    // What a link says may be worded in many ways.
    ...Object.entries(variants).flatMap(([name, { link, ...variant }]) => leavesOf(`deck/${name}`, variant)),
  ]
}
