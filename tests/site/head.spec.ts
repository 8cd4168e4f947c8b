import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { config } from '../../tooling/deck/config'
import { shareImage } from '../../tooling/site/head'
import { folderOf, pdfOf } from '../../tooling/site/variants'
import { expect, hostedSite, test, variants } from './site'

for (const variant of variants) {
  test(`${variant}: the image for shared links has the declared size`, async () => {
    const image = await readFile(path.join(hostedSite, folderOf(variant), shareImage.file))
    expect([image.readUInt32BE(16), image.readUInt32BE(20)]).toEqual([shareImage.width, shareImage.height])
  })
}

test('the browser blocks what the policy does not allow', async ({ browser, site }) => {
  // Uses its own page, because this one has to complain.
  const page = await browser.newPage()
  await page.goto(site)
  const violation = page.evaluate(() => new Promise(resolve => document.addEventListener('securitypolicyviolation', event => resolve(event.violatedDirective))))
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<p style="color: red">planted</p>'))
  expect(await violation).toBe('style-src-attr')
  await page.close()
})

test('the PDFs can be downloaded under descriptive names', async ({ page, visit, site }) => {
  for (const variant of variants) {
    await visit(variant)
    const link = page.getByRole('link', { name: 'PDFをダウンロード' })
    await expect(link).toHaveAttribute('download', `${config.variants[variant]!.download}.pdf`)
    const address = new URL(await link.getAttribute('href') ?? '', page.url()).href
    expect(address, 'the variant\'s own PDF → siteOf() in tooling/site/variants.ts').toBe(`${site}${pdfOf(variant)}`)
    const response = await page.request.get(address)
    expect((await response.body()).subarray(0, 5).toString()).toBe('%PDF-')
  }
  expect((await page.request.get(`${site}handout.pdf`)).status(), 'the handout contains the notes and stays private').toBe(404)
})
