/**
 * Records: what the deck was when somebody last confirmed it, as text with a line for each fact. They are a second witness:
 * what the deck says is held against its data, and the data against these. `npm run confirm` shows every difference and
 * writes them; nothing else does. What stands in a record, its maker says (`recorded/`).
 */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { readyFolder, replaceFile } from '../shared/files'
import { confirmedFolder, root } from '../shared/folders'

/** A fact: where it stands, in parts that a slash divides, and what it is. */
export type Entry = readonly [path: string, value: string]

/** The entries of a record, in the order of its lines. No two have one path. */
export type Maker = () => Promise<readonly Entry[]>

/** The file of a record, from the deck's folder. */
export const recordFile = (name: string): string => `${confirmedFolder}/${name}.txt`

const heading = '# What was confirmed of the deck. `npm run confirm` shows what has changed, and writes this file.\n\n'

/** A text as it stands on a line: as it is, or in quotes where an editor or a reader would lose a part of it. */
const onLine = (text: string): string => text === '' || text !== text.trim() || text.includes('\n') ? JSON.stringify(text) : text

/** A record as text. */
export function formatRecord(entries: readonly Entry[]): string {
  return heading + entries.map(([place, value]) => `${place.replaceAll(': ', ':')}: ${onLine(value)}\n`).join('')
}

function parseRecord(text: string): Map<string, string> {
  const lines = text.split(/\r?\n/).filter(line => line && !line.startsWith('#'))
  return new Map(lines.map((line) => {
    const [place = '', value = ''] = line.split(/: (.*)/s)
    return [place, value]
  }))
}

/** What has changed, in short sentences without their stop. The order of lines is for the eye alone. */
export function differences(confirmed: string, now: string): string[] {
  const [before, after] = [parseRecord(confirmed), parseRecord(now)]
  return [
    ...[...after].filter(([place, value]) => before.get(place) !== value).map(([place, value]) => before.has(place) ? `${place} was ${before.get(place)}, is ${value}` : `${place} is new: ${value}`),
    ...[...before].filter(([place]) => !after.has(place)).map(([place, value]) => `${place} is gone, was ${value}`),
  ]
}

const readRecord = (name: string): Promise<string | undefined> => readFile(path.join(root, recordFile(name)), 'utf8').catch(() => undefined)

/** What is not as it was confirmed, each with what to do about it. Writes nothing. */
export async function unconfirmed(name: string, make: Maker): Promise<string[]> {
  const confirmed = await readRecord(name)
  if (confirmed === undefined)
    return [`${recordFile(name)} is not there, so there is nothing to compare with.\n  → npm run confirm -- --only ${name}`]
  return differences(confirmed, formatRecord(await make())).map(difference => `${recordFile(name)}: ${difference}.\n  → If it should be so: npm run confirm. Else undo it.`)
}

/**
 * Writes a record anew where something has changed, and says what, as lines for the terminal.
 * @throws CliError where it cannot be written
 */
export async function confirm(name: string, make: Maker): Promise<string[]> {
  const entries = await make()
  const [confirmed, now] = [await readRecord(name), formatRecord(entries)]
  if (confirmed !== now) {
    await readyFolder(path.join(root, confirmedFolder), 'Nothing was confirmed.')
    await replaceFile(path.join(root, recordFile(name)), now)
  }
  return confirmed === undefined ? [`the record is new, with ${entries.length} lines`] : differences(confirmed, now)
}
