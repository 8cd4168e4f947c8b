/** The record of the facts: every text and number in `deck.config.ts`, by row id. */
import type { DeckConfig } from '../../index'
import type { Entry } from '../records'

/** The names of rows, if each has a unique one. */
function namesOf(rows: readonly any[]): string[] | undefined {
  for (const key of ['id', 'name']) {
    const names = rows.map(row => row?.[key])
    if (names.length > 0 && names.every(name => typeof name === 'string') && new Set(names).size === names.length)
      return names
  }
}

/** Every value below a path, except functions. */
export function leavesOf(place: string, value: unknown): Entry[] {
  if (value === undefined || typeof value === 'function')
    return []
  if (Array.isArray(value)) {
    const names = namesOf(value)
    // The order of the rows is also a fact.
    const order: Entry[] = names ? [[place, names.join(', ')]] : []
    return [...order, ...value.flatMap((part, i) => leavesOf(`${place}/${names?.[i] ?? i + 1}`, part))]
  }
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, part]) => leavesOf(place ? `${place}/${key}` : key, part))
  return [[place, String(value)]]
}

/** The facts of a deck, and the settings that come from them. */
export async function factEntries({ facts, headmatter, variants, language, author, date, shortName }: DeckConfig): Promise<Entry[]> {
  return [
    ...leavesOf('', facts),
    ...leavesOf('deck', { language, author, date, shortName, readings: headmatter.notesAutoRuby }),
    // The text of a link may be reworded.
    ...Object.entries(variants).flatMap(([name, { link, ...variant }]) => leavesOf(`deck/${name}`, variant)),
  ]
}
