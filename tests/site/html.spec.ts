import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { folderOf } from '../../tooling/site/variants'
import { allAreReady, htmlDefects } from './assertions'
import { expect, hostedSite, singleFile, slideIsReady, test, variants } from './site'

const pageOf = (folder: string): Promise<string> => readFile(path.join(hostedSite, folder, 'index.html'), 'utf8')

for (const variant of variants) {
  test(`${variant}: the page and the single file are valid HTML`, async () => {
    expect(await htmlDefects(await pageOf(folderOf(variant)))).toEqual([])
    expect(await htmlDefects(await readFile(singleFile(variant), 'utf8'))).toEqual([])
  })

  test(`${variant}: the page is still valid HTML after the scripts have run`, async ({ page, visit }) => {
    await visit(variant)
    for (const key of ['o', '?']) {
      await page.keyboard.press(key)
      await expect(page.getByRole('dialog')).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toBeHidden()
    }
    expect(await htmlDefects(await page.content())).toEqual([])
    await page.setViewportSize({ width: 390, height: 780 })
    await slideIsReady(page)
    await allAreReady(page)
    expect(await htmlDefects(await page.content())).toEqual([])
  })
}

test('invalid HTML is found', async () => {
  const html = await pageOf('')
  for (const [planted, told] of [
    ['<noscript><main><p>planted</p></main></noscript>', '<main> element is not permitted as a descendant of <noscript>'],
    ['<div aria-label="planted">planted</div>', '"aria-label" cannot be used on this element'],
    ['<p><div>planted</div></p>', 'Stray end tag'],
    ['<ul><div>planted</div></ul>', '<div> element is not permitted as content under <ul>'],
    ['<i id="app"></i>', 'Duplicate ID "app"'],
  ] as const)
    expect((await htmlDefects(html.replace('<div id="app">', `${planted}<div id="app">`))).join('\n'), planted).toContain(told)
})
