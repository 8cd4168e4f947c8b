/** Builds the print page for the checks in `talk/`, `layout/`, `pdf/` and `looks/`, which wait for it. */
import type { Plugin } from 'vite'
import { expect, test } from 'playwright/test'
import { buildDeck } from '../../tooling/deck/build'
import { variants } from '../../tooling/deck/config'
import { printPage } from '../../tooling/export/page/page'
import { withEnv } from '../helpers/elsewhere'
import { printBuild } from '../helpers/places'

test('the slides build', async () => {
  test.setTimeout(180_000)
  const modules: string[] = []
  const listing: Plugin = {
    name: 'listing',
    buildEnd() {
      modules.push(...this.getModuleIds())
    },
  }
  // Vue checks the props of components in development only.
  await withEnv({ NODE_ENV: 'development' }, () => buildDeck(variants, { outDir: printBuild, page: printPage, minify: false, plugins: [listing] }))
  expect(modules).not.toHaveLength(0)
  expect(modules.filter(id => id.includes('/.slidev/')), 'modules from files that other builds write at the same time').toEqual([])
})
