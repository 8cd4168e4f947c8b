/**
 * Records: the deck as someone last confirmed it, as text with one line per fact. They are a second source of truth: the
 * deck is checked against its data, and the data against the records. Only `npm run confirm` writes them, and it shows
 * every difference. The makers in `recorded/` define what a record contains.
 */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { readyFolder, replaceFile } from '../shared/files'
import { confirmedFolder, root } from '../shared/folders'

/** A fact: its path, divided by slashes, and its value. */
export type Entry = readonly [path: string, value: string]

/** Makes the entries of a record, in the order of its lines. Each path is unique. */
export type Maker = () => Promise<readonly Entry[]>

/** The file of a record, relative to the deck's folder. */
export const recordFile = (name: string): string => `${confirmedFolder}/${name}.txt`

const heading = '# What was confirmed of the deck. `npm run confirm` shows what has changed, and writes this file.\n\n'

/** A text on a line: as it is, or in quotes if an editor or a parser would lose part of it. */
const onLine = (text: string): string => text === '' || text !== text.trim() || text.includes('\n') ? JSON.stringify(text) : text

/** Formats a record as text. */
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

/** The changes, as short sentences without a full stop. The order of lines does not matter. */
export function differences(confirmed: string, now: string): string[] {
  const [before, after] = [parseRecord(confirmed), parseRecord(now)]
  return [
    ...[...after].filter(([place, value]) => before.get(place) !== value).map(([place, value]) => before.has(place) ? `${place} was ${before.get(place)}, is ${value}` : `${place} is new: ${value}`),
    ...[...before].filter(([place]) => !after.has(place)).map(([place, value]) => `${place} is gone, was ${value}`),
  ]
}

const readRecord = (name: string): Promise<string | undefined> => readFile(path.join(root, recordFile(name)), 'utf8').catch(() => undefined)

/** The differences from the confirmed record, each with its fix. Writes nothing. */
export async function unconfirmed(name: string, make: Maker): Promise<string[]> {
  const confirmed = await readRecord(name)
  if (confirmed === undefined)
    return [`${recordFile(name)} is not there, so there is nothing to compare with.\n  → npm run confirm -- --only ${name}`]
  return differences(confirmed, formatRecord(await make())).map(difference => `${recordFile(name)}: ${difference}.\n  → If it should be so: npm run confirm. Else undo it.`)
}

/**
 * Rewrites a record if something has changed, and returns the changes as lines for the terminal.
 * @throws CliError if it cannot be written
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
