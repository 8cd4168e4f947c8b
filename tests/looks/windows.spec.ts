/** What is checked on paper is true everywhere: each slide of each build looks as it is printed, and so does the image for shared links. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { mainVariant, variants } from '../../tooling/deck/config'
import { shareImage } from '../../tooling/site/head'
import { folderOf } from '../../tooling/site/variants'
import { hostedSite } from '../helpers/places'
import { differencesOf } from './look'
import { expect, lookIn, test, windows } from './pages'
import { report } from './report'
import { compareWithCover } from './share'

for (const variant of variants) {
  for (const name of Object.keys(windows)) {
    test(`${variant}: every slide of ${name} looks as it is printed`, async ({ printed, open }) => {
      test.slow()
      const { light, dark } = await printed(variant)
      const window = await open(name, variant)
      const lines: string[] = []
      // One window is checked at every click. The others show all slides at their last click.
      const isWhole = variant === mainVariant && name === 'the hosted deck'
      const first = light.find(({ look }) => look.waiting > 0)
      const looked = light.filter((shown, i) => isWhole || shown === first || shown.alias !== light[i + 1]?.alias)
      // Dark colours have the same effects in every variant.
      const looks = [...looked.map(shown => [shown, false] as const), ...variant === mainVariant ? dark.map(shown => [shown, true] as const) : []]
      for (const [shown, isDark] of looks) {
        if (shown === dark[0])
          await window.darken()
        const differences = differencesOf(shown.look, await lookIn(window, shown, isDark))
        if (differences.length > 0)
          lines.push(report(shown, differences, isDark))
      }
      if (lines.length > 0)
        throw new Error(`${lines.length} slides look different from how they are printed:\n${lines.join('\n')}`)
    })
  }

  test(`${variant}: every click changes what is seen`, async ({ printed }) => {
    const { still } = await printed(variant)
    expect(still.map(({ number, alias, click }) => `slide ${number} (${alias}), click ${click}: nothing looks different → let the click show, light or move something, or remove it`)).toEqual([])
  })

  test(`${variant}: the image for shared links is the printed cover, with nothing cut off`, async ({ printed, page }) => {
    const { cover } = await printed(variant)
    const image = await readFile(path.join(hostedSite, folderOf(variant), shareImage.file))
    const { distance, coloursLeftOut } = await compareWithCover(page, cover, image)
    expect(distance, 'see takeShareImage() in tooling/site/prerender.ts').toBeLessThan(0.03)
    expect(coloursLeftOut, 'the image leaves out only empty background of the cover').toBe(1)
    // A planted defect: bands that end before the edge.
    expect((await compareWithCover(page, cover, image, 20)).distance).toBeGreaterThan(0.03)
  })
}

test('shared links to the variants have different images', async () => {
  const images = await Promise.all(variants.map(variant => readFile(path.join(hostedSite, folderOf(variant), shareImage.file), 'base64')))
  expect(new Set(images).size, 'the number of different images → say in `share` of deck.config.ts what each variant is, and show it on the cover').toBe(images.length)
})
