/** Builds the page that shows components; the checks beside this file wait for it. */
import type { Plugin } from 'vite'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { test } from 'playwright/test'
import { marksModule } from '../../data/marks'
import { colourTokens } from '../../styles/colours'
import { buildDeck } from '../../tooling/deck/build'
import { mainVariant } from '../../tooling/deck/config'
import { root } from '../../tooling/shared/folders'
import { componentsBuild } from '../helpers/places'
import { layers, products } from './page/facts'

const file = (name: string): string => fileURLToPath(new URL(`page/${name}.ts`, import.meta.url))

/** Replaces the deck's facts and slides by those of the specimens. */
const otherFacts: Plugin = {
  name: 'other-facts',
  enforce: 'pre',
  resolveId: { order: 'pre', handler: id => id === path.join(root, 'data') ? file('facts') : undefined },
  load: {
    order: 'pre',
    handler: id => ({
      '/@deck:marks': marksModule(products),
      '/@deck:tokens.css': colourTokens(layers),
      '/@slidev/slides': `export { slides } from ${JSON.stringify(file('slides'))}`,
    })[id],
  },
}

const html = `<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>Specimens</title></head>
<body><div id="app"></div><script type="module" src="${file('main')}"></script></body></html>`

test('the components build', async () => {
  test.setTimeout(180_000)
  await buildDeck(mainVariant, { outDir: componentsBuild, page: html, minify: false, plugins: [otherFacts] })
})
