/**
 * Whether a text takes over the wording of another. The report that the deck recaps is not part of the project; what
 * is kept of it is a list of fingerprints, enough to find its wording again and not to read it.
 */
import { createHash } from 'node:crypto'

/** A run of so many characters is no chance any more. */
export const runLength = 15

/** Text as it counts: no spaces and no punctuation, and a word in Latin letters or a number for one character. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/[a-z\d][\w.,&/:-]*/gi, 'a').replace(/[^\p{L}\p{N}\n]/gu, '')
}

/** All runs of that many characters in a text; a line end ends a run. */
export function runsOf(text: string): string[] {
  return plain(text).split('\n').flatMap(line => Array.from({ length: Math.max(0, line.length - runLength + 1) }, (_, i) => line.slice(i, i + runLength)))
}

/** Six bytes of a hash: too few to mean anything, enough that no two runs of a deck are taken for one another. */
export function fingerprint(run: string): string {
  return createHash('sha256').update(run).digest('base64url').slice(0, 8)
}

/** The runs of a text whose fingerprints are in a list, joined where they follow one another. */
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
