/** The link to the current slide, as shared from the contents. */
import type { Page } from 'playwright/test'
import { pathToFileURL } from 'node:url'
import { folderOf } from '../../tooling/site/variants'
import { codeIn } from '../helpers/qr'
import { findSlide, stepped } from '../helpers/slides'
import { siteAddress } from './allowed'
import { base, expect, factsOf, mainVariant, singleFile, slideIsReady, test, variants } from './site'

/** Opens the contents, and shares the link with the keyboard. */
async function handOn(page: Page, name: RegExp): Promise<void> {
  await page.keyboard.press('o')
  const button = page.getByRole('dialog').getByRole('button', { name })
  await button.focus()
  await page.keyboard.press('Enter')
}

const outcome = (page: Page): ReturnType<Page['locator']> => page.getByRole('dialog').getByRole('status')

test.describe('at a desk', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

  test('the copied link opens the slide at the current click', async ({ page, visit, site, slides }) => {
    const { alias, no, title } = stepped(slides)
    await visit(mainVariant, `#/${no}?clicks=1`)
    const hidden = (): Promise<number> => page.locator('.slidev-page:visible .slidev-vclick-hidden').count()
    const before = await hidden()
    await handOn(page, /リンクをコピー/)
    await expect(outcome(page)).toHaveText('コピーしました')
    const link = await page.evaluate(() => navigator.clipboard.readText())
    expect(link).toBe(`${site}#/${alias}?clicks=1`)
    // When opened again, the contents no longer say that the link was copied.
    await page.keyboard.press('Escape')
    await page.keyboard.press('o')
    await expect(outcome(page), 'the contents, opened again → :key of ShareLink in tooling/site/client/ContentsDialog.vue').toHaveText('')
    await page.goto('about:blank')
    await page.goto(link)
    await slideIsReady(page)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
    expect(await hidden()).toBe(before)

    // At a slide's start, and in the reading view, the link has no click.
    for (const keys of [['ArrowLeft'], ['ArrowRight', 'r']]) {
      for (const key of keys)
        await page.keyboard.press(key)
      await handOn(page, /リンクをコピー/)
      await expect(outcome(page)).toHaveText('コピーしました')
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${site}#/${alias}`)
      await page.keyboard.press('Escape')
    }
  })
})

test.describe('on a phone', () => {
  test.use({ isMobile: true, hasTouch: true, viewport: { width: 390, height: 844 } })

  for (const [what, error, said] of [['shares the link', '', ''], ['is closed', 'AbortError', ''], ['fails', 'NotAllowedError', '次のリンクをコピーしてください']] as const) {
    test(`the right message appears when the share sheet ${what}`, async ({ page, visit, site, slides }) => {
      await page.addInitScript((error) => {
        Object.defineProperty(navigator, 'clipboard', { value: undefined })
        navigator.share = async (data) => {
          Object.assign(globalThis, { shared: data })
          if (error)
            throw new DOMException('planted', error)
        }
      }, error)
      const { alias, no, title } = stepped(slides)
      await visit(mainVariant, `#/${no}`)
      await handOn(page, /共有/)
      const link = `${site}#/${alias}`
      await expect.poll(() => page.evaluate(() => (globalThis as unknown as { shared: ShareData }).shared)).toEqual({ title: expect.stringContaining(title), url: link })
      await expect(outcome(page)).toHaveText(said)
      const field = page.getByLabel('このスライドのリンク', { exact: true })
      if (!said)
        return await expect(field).toHaveCount(0)
      await expect(field).toBeFocused()
      expect(await page.evaluate(() => getSelection()!.toString() || (document.activeElement as HTMLInputElement).value)).toBe(link)
      const dialog = (await page.getByRole('dialog').boundingBox())!
      const box = (await field.boundingBox())!
      expect(box.x + box.width, 'the field stays inside the dialog').toBeLessThanOrEqual(dialog.x + dialog.width)
    })
  }
})

test('a camera reads the site\'s address from the QR code on the slide, in either colour scheme', async ({ page, visit, site, slides }) => {
  const html = await page.request.get(site).then(response => response.text())
  const { alias, steps } = findSlide(slides, 'a slide with the QR code of the site', ({ alias }) => html.split(`<article id="${alias}">`)[1]!.split('</article>')[0]!.includes(`href="${siteAddress}"`))
  await visit(mainVariant, `#/${alias}?clicks=${steps}`)
  const code = page.locator('.qr-code:visible')
  await expect(code).toHaveAttribute('href', siteAddress)
  await expect(code, 'the address is also there for typing').toContainText(siteAddress.replaceAll(/^https:\/\/|\/$/g, ''))
  for (const scheme of ['light', 'dark']) {
    await expect(page.locator('html')).toHaveClass(scheme)
    expect(await codeIn(code.locator('svg')), `${scheme}: dark on light in both colour schemes → tooling/viewer/QrCode.vue`).toBe(siteAddress)
    await page.keyboard.press('d')
  }
})

for (const variant of variants) {
  base(`${variant}: the single file shares the link to the site`, async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.goto(pathToFileURL(singleFile(variant)).href)
    await slideIsReady(page)
    await handOn(page, /リンクをコピー/)
    await expect(outcome(page)).toHaveText('コピーしました')
    const { alias } = (await factsOf(variant))[0]!
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`https://deck.example/talks/${folderOf(variant)}#/${alias}`)
  })
}
