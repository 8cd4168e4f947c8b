/** Everything that is checked in the deck's sources before it is shown, built or exported. */
import type { RawFacts } from './data'
import type { Facts } from './facts'
import type { PageFacts } from './pages'
import { checkData } from './data'
import { checkFacts } from './facts'
import { checkPages } from './pages'
import { refuse } from './problem'
import { readSources } from './sources'

/**
 * Checks the facts, and the pages that an entry shows.
 * @param entry path of the entry, such as `slides.md`
 * @param facts what `data/index.ts` exports
 * @throws Mishap with a sentence for everything that is wrong
 */
export async function checkDeck(entry: string, facts: RawFacts & Facts & PageFacts): Promise<void> {
  // Pages can be held against sound facts only.
  refuse(checkData(facts))
  const sources = await readSources(entry)
  refuse([...checkPages(sources, facts), ...checkFacts(sources, facts)])
}
