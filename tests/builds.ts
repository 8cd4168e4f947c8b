/** Builds what the checks in `content/` and `layout/` look at; they wait for it. */
import type { Cut } from '../scripts/deck'
import process from 'node:process'
import { test } from 'playwright/test'
import { buildDeck, entries } from '../scripts/deck'
import { buildOf } from './places'

for (const cut of Object.keys(entries) as Cut[]) {
  test(`${cut} builds`, async () => {
    test.setTimeout(180_000)
    const before = process.env.NODE_ENV
    // Vue says what is wrong with a component's props in development only.
    process.env.NODE_ENV = 'development'
    // The print page shows every step of every slide at once.
    await buildDeck(cut, { outDir: buildOf(cut), define: { __SLIDEV_FEATURE_PRINT__: 'true' } })
    process.env.NODE_ENV = before
  })
}
