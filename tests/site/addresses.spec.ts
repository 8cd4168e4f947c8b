import { config } from '../../tooling/deck/config'
import { folderOf } from '../../tooling/site/variants'
import { stepped } from '../helpers/slides'
import { addressHolds, allAreReady, historyHolds, placeDefects } from './assertions'
import { currentNo, expect, mainVariant, otherVariant, showsSlide, slideIsReady, test, variants } from './site'

test('every slide and every step has an address', async ({ page, visit, slides }) => {
  const hidden = page.locator('.slidev-page:visible .slidev-vclick-hidden')
  for (const slide of slides) {
    const { no, alias, title, steps } = slide
    await visit(mainVariant, `#/${no % 2 ? no : alias}`)
    await expect(page.getByRole('heading', { level: 1 }), `slide ${no} → see the routes in tooling/site/client/main.ts`).toHaveText(title)
    await showsSlide(page, no)
    expect(await placeDefects(page, mainVariant, slide, slides.length), `slide ${no}`).toEqual([])
    for (let step = 0; step <= steps; step++) {
      if (step > 0)
        await visit(mainVariant, `#/${no}?clicks=${step}`)
      if (step === steps)
        await expect(hidden, `slide ${no} shows everything at its last step`).toHaveCount(0)
      else
        await expect(hidden, `slide ${no} still hides something at step ${step}`).not.toHaveCount(0)
    }
  }
})

for (const variant of variants) {
  test(`${variant}: an address survives a reload`, async ({ page, site, facts }) => {
    const slides = facts[variant]!
    const [first, last, between] = [slides[0]!, slides.at(-1)!, slides.find(({ steps }) => steps > 0)!]
    // By number and by name, with and without steps, at both ends and in between.
    for (const [place, slide] of [['1', first], [between.alias, between], [`${between.no}?clicks=1`, between], [`${last.no}`, last]] as const) {
      await addressHolds(page, `${site}${folderOf(variant)}#/${place}`, slide.title)
      await expect.poll(() => placeDefects(page, variant, slide, slides.length), place).toEqual([])
    }
  })
}

test('back and forward retrace the visitor\'s moves', async ({ page, visit, slides }) => {
  await visit(mainVariant, '#/2')
  await historyHolds(page, slides)
})

test('moving to another slide adds a history entry; scrolling, clicks and dialogs do not', async ({ page, visit, slides }) => {
  const { no } = stepped(slides)
  await visit(mainVariant, `#/${no}`)
  const press = (...keys: string[]) => async () => {
    for (const key of keys)
      await page.keyboard.press(key)
  }
  const read = async (steps: number): Promise<void> => {
    for (let i = 0; i < steps; i++) {
      const next = await currentNo(page) + 1
      await page.locator('.deck-article').nth(next - 1).evaluate(article => article.scrollIntoView())
      await expect(page).toHaveURL(new RegExp(`#/${next}$`))
    }
  }
  const ways: readonly (readonly [name: string, entries: number, go: () => Promise<unknown>])[] = [
    ['a step', 0, press('ArrowRight', 'ArrowRight', 'ArrowLeft')],
    ['another slide', 1, press('ArrowDown')],
    ['a number', 1, press('1', 'Enter')],
    ['a number in the contents', 1, press('g', '2', 'Enter')],
    ['the slide that is shown', 0, press('2', 'Enter')],
    ['a title in the contents', 1, async () => {
      await page.keyboard.press('o')
      await page.getByRole('dialog').getByRole('listitem').nth(no).getByRole('button').click()
    }],
    ['dialogs, blackout and colours', 0, press('o', 'Escape', '?', 'Escape', 'b', 'b', 'd', 'd')],
    ['the reading view', 0, async () => {
      await page.keyboard.press('r')
      await allAreReady(page)
    }],
    ['scrolling', 0, () => read(3)],
    ['the bar\'s button in the reading view', 1, () => page.getByRole('button', { name: '次へ' }).click()],
    ['scrolling on', 0, () => read(2)],
    ['the slides again', 0, press('r')],
    ['the end', 1, press('End')],
    ['an address that no slide has', 1, () => page.evaluate(() => location.hash = '#/no-such-slide')],
  ]
  const length = (): Promise<number> => page.evaluate(() => history.length)
  for (const [name, entries, go] of ways) {
    const before = await length()
    await go()
    await expect.poll(async () => await length() - before, `history entries added by: ${name} → push or replace in tooling/site/client`).toBe(entries)
  }
})

test('an unknown address shows a notice and leads to the contents', async ({ page, visit, slides }) => {
  const [notice, contents] = [page.getByRole('status'), page.getByRole('dialog', { name: '目次' })]
  const button = page.getByRole('button', { name: '目次を開く' })
  // The first one opens the deck; the others are entered while it is open.
  for (const [place, width, height] of [['#/no-such-slide', 1280, 720], [`#/${slides.length + 1}`, 1280, 720], ['#/0', 1280, 720], ['#/presenter/3', 390, 844], ['#no-such-slide', 390, 844]] as const) {
    await page.setViewportSize({ width, height })
    await visit(mainVariant, place)
    await expect(notice, `${place} → see tooling/site/client/unknownAddress.ts`).toContainText('スライドはありません')
    await expect(page).toHaveURL(/#\/1$/)
    await expect(page.getByRole('heading', { level: 1 }).first()).toHaveText(slides[0]!.title)
    const box = (await button.boundingBox())!
    expect(box.x >= 0 && box.x + box.width <= width && box.y + box.height <= height, `the button is in view, ${width} px`).toBe(true)
    await button.click()
    await expect(contents).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(button).toHaveCount(0)
    await visit(mainVariant, '#/2')
    await expect(notice).not.toContainText('スライドはありません')
  }
  // Moving on dismisses the notice, in either view.
  for (const [width, height] of [[390, 844], [1280, 720]] as const) {
    await page.setViewportSize({ width, height })
    await visit(mainVariant, '#/no-such-slide')
    await expect(button).toBeVisible()
    await page.getByRole('button', { name: '次へ' }).click()
    await expect(button).toHaveCount(0)
  }
})

test('the variants link to each other', async ({ page, visit, facts, slides }) => {
  await visit(mainVariant, '#/2')
  await page.keyboard.press('o')
  await page.getByRole('link', { name: config.variants[otherVariant]!.link }).click()
  await slideIsReady(page)
  await expect(page.locator('.deck-place .of')).toHaveText(` / ${facts[otherVariant]!.length}`)
  await page.keyboard.press('o')
  await page.getByRole('link', { name: config.variants[mainVariant]!.link }).click()
  await slideIsReady(page)
  await expect(page.locator('.deck-place .of')).toHaveText(` / ${slides.length}`)
})
