/** Everything that is checked in the deck's sources before it is shown, built or exported. */
import type { SlidevPreparserExtension } from '@slidev/types'
import type { RawFacts } from '../../data/checks/data'
import type { Facts } from '../../data/checks/facts'
import type { Sources } from '../deck/sources'
import type { PageFacts } from './pages'
import { checkData } from '../../data/checks/data'
import { checkFacts } from '../../data/checks/facts'
import { layerIds } from '../../data/schema'
import { readSources } from '../deck/sources'
import { checkComponents } from './components'
import { checkPages } from './pages'
import { refuse } from './problem'

/**
 * Checks the facts, and the pages that an entry shows.
 * @param entry path of the entry, such as `slides.md`
 * @param facts what `data/index.ts` exports
 * @param extensions how the pages are read, see `tooling/setup/preparser.ts`
 * @returns the pages, for what else is to be checked in them
 * @throws CliError with a sentence for everything that is wrong
 */
export async function checkDeck(entry: string, facts: RawFacts & Facts & PageFacts, extensions: SlidevPreparserExtension[]): Promise<Sources> {
  // Pages can be held against sound facts only.
  refuse(checkData(facts))
  const sources = await readSources(entry, extensions)
  const types = {
    FigureId: facts.figures.map(({ id }) => id),
    LayerId: layerIds,
    ProductName: facts.products.map(({ name }) => name),
    TalkId: facts.talks.map(({ id }) => id),
  }
  refuse([...checkPages(sources, facts), ...checkComponents(sources, types), ...checkFacts(sources, facts)])
  return sources
}
