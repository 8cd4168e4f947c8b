/**
 * Finds wording that a text copies from another. The report that the deck recaps is not part of the project. Only a list of
 * fingerprints is, enough to recognize its wording but not to read it.
 */
import { createHash } from 'node:crypto'

/** A run of this many equal characters is no coincidence. */
export const runLength = 15

/** A text as it is compared: without spaces and punctuation, and with each Latin word or number as one character. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/[a-z\d][\w.,&/:-]*/gi, 'a').replace(/[^\p{L}\p{N}\n]/gu, '')
}

/** All runs of `runLength` characters in a text. A line end ends a run. */
export function runsOf(text: string): string[] {
  return plain(text).split('\n').flatMap(line => Array.from({ length: Math.max(0, line.length - runLength + 1) }, (_, i) => line.slice(i, i + runLength)))
}

/** Six bytes of a hash: too few to reveal the text, but enough to tell all runs of a deck apart. */
export function fingerprint(run: string): string {
  return createHash('sha256').update(run).digest('base64url').slice(0, 8)
}

/** The runs of a text whose fingerprints are in a list. Consecutive runs are joined. */
export function takenOver(text: string, fingerprints: ReadonlySet<string>): string[] {
  const taken: string[] = []
  let open = false
  for (const run of runsOf(text)) {
    const isKnown = fingerprints.has(fingerprint(run))
    if (isKnown)
      taken.push(open ? `${taken.pop()}${run.at(-1)}` : run)
    open = isKnown
  }
  return taken
}
