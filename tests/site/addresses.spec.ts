import { config } from '../../tooling/deck/config'
import { folderOf } from '../../tooling/site/variants'
import { addressHolds, historyHolds } from './assertions'
import { expect, mainVariant, otherVariant, slideStands, test, variants } from './site'

for (const variant of variants) {
  test(`${variant}: every slide has an address, and an address survives a reload`, async ({ page, visit, site, facts }) => {
    const slides = facts[variant]!
    for (const { no, alias, title } of slides) {
      await visit(variant, `#/${no % 2 ? no : alias}`)
      await expect(page.getByRole('heading', { level: 1 }), `slide ${no} → see the routes in tooling/site/client/main.ts`).toHaveText(title)
    }
    // By number and by name, with steps and without, at either end and amid.
    const stepped = slides.find(({ steps }) => steps > 0)!
    for (const [place, { title }] of [['1', slides[0]!], [stepped.alias, stepped], [`${stepped.no}?clicks=1`, stepped], [`${slides.length}`, slides.at(-1)!]] as const)
      await addressHolds(page, `${site}${folderOf(variant)}#/${place}`, title)
  })

  test(`${variant}: every step has an address`, async ({ page, visit, facts }) => {
    for (const { no, steps } of facts[variant]!.filter(({ steps }) => steps > 0)) {
      for (let step = 0; step <= steps; step++) {
        await visit(variant, `#/${no}?clicks=${step}`)
        const hidden = page.locator('.slidev-page:visible .slidev-vclick-hidden')
        if (step === steps)
          await expect(hidden, `slide ${no} shows all at its last step`).toHaveCount(0)
        else
          await expect(hidden, `slide ${no} holds something back at step ${step}`).not.toHaveCount(0)
      }
    }
  })
}

test('back and forward go the way that was come', async ({ page, visit, slides }) => {
  await visit(mainVariant, '#/2')
  await historyHolds(page, slides)
})

for (const [width, height] of [[1280, 720], [390, 844]] as const) {
  test(`an address that no slide has says so, and leads to the contents, at ${width} px`, async ({ page, visit, slides }) => {
    await page.setViewportSize({ width, height })
    const [notice, contents] = [page.getByRole('status'), page.getByRole('dialog', { name: '目次' })]
    const button = page.getByRole('button', { name: '目次を開く' })
    // The first is a visit of its own; the others are gone to while the deck is open.
    for (const place of ['#/no-such-slide', `#/${slides.length + 1}`, '#/0', '#/presenter/3', '#no-such-slide']) {
      await visit(mainVariant, place)
      await expect(notice, `${place} → see tooling/site/client/unknownAddress.ts`).toContainText('スライドはありません')
      await expect(page).toHaveURL(/#\/1$/)
      await expect(page.getByRole('heading', { level: 1 }).first()).toHaveText(slides[0]!.title)
      const box = (await button.boundingBox())!
      expect(box.x >= 0 && box.x + box.width <= width && box.y + box.height <= height, 'the button is seen').toBe(true)
      await button.click()
      await expect(contents).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(button).toHaveCount(0)
      await visit(mainVariant, '#/2')
      await expect(notice).not.toContainText('スライドはありません')
    }
    // Who goes on has seen it.
    await visit(mainVariant, '#/no-such-slide')
    await expect(button).toBeVisible()
    await page.getByRole('button', { name: '次へ' }).click()
    await expect(button).toHaveCount(0)
  })
}

test('the variants lead to each other', async ({ page, visit, facts, slides }) => {
  await visit(mainVariant, '#/2')
  await page.keyboard.press('o')
  await page.getByRole('link', { name: config.variants[otherVariant]!.link }).click()
  await slideStands(page)
  await expect(page.locator('.deck-place .of')).toHaveText(` / ${facts[otherVariant]!.length}`)
  await page.keyboard.press('o')
  await page.getByRole('link', { name: config.variants[mainVariant]!.link }).click()
  await slideStands(page)
  await expect(page.locator('.deck-place .of')).toHaveText(` / ${slides.length}`)
})
