import { cuts, expect, slideStands, test } from './site'

for (const cut of cuts) {
  test(`${cut}: every slide has an address that survives a reload`, async ({ page, visit, facts }) => {
    test.setTimeout(120_000)
    for (const { no, alias, title } of facts[cut]) {
      await visit(cut, `#/${no % 2 ? no : alias}`)
      await expect(page.getByRole('heading', { level: 1 }), `slide ${no} by its address`).toHaveText(title)
      // As from a bookmark: nothing is left but the address.
      await page.reload()
      await slideStands(page)
      await expect(page.getByRole('heading', { level: 1 }), `slide ${no} after a reload`).toHaveText(title)
    }
  })

  test(`${cut}: every step has an address`, async ({ page, visit, facts }) => {
    for (const { no, steps } of facts[cut].filter(({ steps }) => steps > 0)) {
      for (let step = 0; step <= steps; step++) {
        await visit(cut, `#/${no}?clicks=${step}`)
        const hidden = page.locator('.slidev-page:visible .slidev-vclick-hidden')
        if (step === steps)
          await expect(hidden, `slide ${no} shows all at its last step`).toHaveCount(0)
        else
          await expect(hidden, `slide ${no} holds something back at step ${step}`).not.toHaveCount(0)
      }
    }
  })
}

test('back and forward go the way that was come', async ({ page, visit, facts }) => {
  await visit('recap')
  await page.keyboard.press('End')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(facts.recap.at(-1)!.title)
  await page.keyboard.press('Home')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(facts.recap[0]!.title)
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(facts.recap.at(-1)!.title)
  await page.goForward()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(facts.recap[0]!.title)
})

test('an address that no slide has leads to a slide', async ({ page, visit }) => {
  await visit('recap', '#/no-such-slide')
  await visit('recap', '#/presenter/3')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test('the cuts lead to each other', async ({ page, visit, facts }) => {
  await visit('recap', '#/2')
  await page.keyboard.press('o')
  await page.getByRole('link', { name: '5分版を見る' }).click()
  await slideStands(page)
  await expect(page.locator('.deck-place .of')).toHaveText(` / ${facts.lt.length}`)
  await page.keyboard.press('o')
  await page.getByRole('link', { name: /完全版/ }).click()
  await slideStands(page)
  await expect(page.locator('.deck-place .of')).toHaveText(` / ${facts.recap.length}`)
})
