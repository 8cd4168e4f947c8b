/** The QR codes on paper lead to the hosted deck in light and dark colours. They are read from pages that PDFium paints, as a camera would. */
import { readFile } from 'node:fs/promises'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { expect, test } from 'playwright/test'
import { mainVariant } from '../../tooling/deck/config'
import { siteAddress } from '../../tooling/deck/siteAddress'
import { documents, handout } from '../../tooling/export/options'
import { planDocument } from '../../tooling/export/plan'
import { readCode } from '../helpers/qr'
import { exported, fileOf } from './exported'
import { printing } from './printing'
import { bare } from './texts'

/** What the codes on these pages say; undefined for a page without a readable code. */
async function readCodes(pdf: Uint8Array, pages: readonly number[]): Promise<(string | undefined)[]> {
  const library = await PDFiumLibrary.init()
  try {
    const document = await library.loadDocument(pdf)
    const codes = []
    for (const number of pages) {
      const { data, width, height } = await document.getPage(number - 1).render({ scale: 2, render: 'bitmap' })
      codes.push(readCode(Uint8ClampedArray.from(data), width, height))
    }
    document.destroy()
    return codes
  }
  finally {
    library.destroy()
  }
}

const fix = 'see tooling/viewer/QrCode.vue'

/** The pages of a document with a link to the hosted deck. Each link is beside a code. */
async function pagesWithCode(document: string): Promise<number[]> {
  const { links } = await exported(document)
  return [...new Set(links.filter(({ uri }) => uri === siteAddress).map(({ page }) => page))]
}

for (const document of documents) {
  test(`${document}.pdf has a code that leads to the hosted deck, with the address in print`, async () => {
    const [pages, reading] = [await pagesWithCode(document), await exported(document)]
    expect(pages, `pages with a link to ${siteAddress} → ${fix}`).not.toHaveLength(0)
    if (document === handout)
      expect(pages, 'the handout has a code on its title page → tooling/export/page/PrintHandout.vue').toContain(1)
    expect(await readCodes(await readFile(fileOf(document)), pages), `what the codes on pages ${pages} of ${document}.pdf say → ${fix}`).toEqual(pages.map(() => siteAddress))
    for (const page of pages)
      expect(bare(reading.pages[page - 1]!.text), `${document}.pdf, page ${page} → ${fix}`).toContain(siteAddress!.replace(/^https?:\/\/|\/$/g, ''))
  })
}

test('a code stays dark on light in dark colours', async ({ browser }) => {
  const range = await pagesWithCode(mainVariant)
  const { job } = await planDocument(mainVariant, { withClicks: false, dark: true, range })
  await printing(browser, async (page) => {
    expect(await readCodes((await page.print(job)).pdf, range.map((_, i) => i + 1)), `what the codes on slides ${range} say → ${fix}`).toEqual(range.map(() => siteAddress))
  })
})
