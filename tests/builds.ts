/** Builds the page that the checks in `content/`, `layout/` and `pdf/look` look at; they wait for it. */
import process from 'node:process'
import { test } from 'playwright/test'
import { printPage } from '../print/page'
import { buildDeck } from '../scripts/deck'
import { printBuild } from './places'

test('the slides build', async () => {
  test.setTimeout(180_000)
  const before = process.env.NODE_ENV
  // Vue says what is wrong with a component's props in development only.
  process.env.NODE_ENV = 'development'
  await buildDeck('recap', { outDir: printBuild, page: printPage, minify: false })
  process.env.NODE_ENV = before
})
