import type { Cut } from '../scripts/deck'
/** Builds what the checks in `content/` and `layout/` look at; they wait for it. */
import { test } from 'playwright/test'
import { buildDeck, entries } from '../scripts/deck'
import { buildOf } from './places'

for (const cut of Object.keys(entries) as Cut[]) {
  // The print page shows every step of every slide at once.
  test(`${cut} builds`, () => buildDeck(cut, { outDir: buildOf(cut), define: { __SLIDEV_FEATURE_PRINT__: 'true' } }))
}
