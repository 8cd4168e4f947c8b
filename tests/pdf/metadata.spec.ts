/** Checks the metadata of the exported PDFs against the deck, and their size against its floor. */
import process from 'node:process'
import { expect, test } from 'playwright/test'
import { readDeck } from '../../tooling/check'
import { config } from '../../tooling/deck/config'
import { deckDate } from '../../tooling/export/date'
import { documents, handout, variantOfDocument } from '../../tooling/export/options'
import { exportDate, exported, fileOf } from './exported'
import { floorOf } from './floor'
import { xmpPart } from './xmp'

for (const document of documents) {
  const variant = variantOfDocument(document)
  const of = config.variants[variant]!

  test(`${document}.pdf has the metadata of the deck`, async () => {
    const [{ title, author, subject, keywords, language, dates, xmp, tree }, { headmatter }] = await Promise.all([exported(document), readDeck(variant)])
    // Handed-in PDFs carry the deck's date.
    const iso = (process.env.DECK_EXPORTS ? await deckDate() : exportDate).toISOString().replace(/\.\d+Z$/, 'Z')
    const wanted = {
      title: document === handout ? config.handout!.title : of.title,
      author: config.author,
      subject: headmatter.info as string,
      keywords: (headmatter.keywords as string[]).join(', '),
      language: config.language,
    }
    expect({ title, author, subject, keywords, language }, `${document}.pdf: its dictionary → see planDocument in tooling/export/plan.ts and writeMetadata in pdf/metadata.ts`).toEqual(wanted)
    expect(tree!.language, `${document}.pdf: the language of its tags → htmlAttrs in tooling/deck/preparse.ts`).toBe(config.language)
    expect(dates, `${document}.pdf: dates of creation and modification → deckDate in tooling/export/date.ts`).toEqual([0, 1].map(() => `D:${iso.replace(/\D/g, '')}Z`))
    const parts = { title: 'dc:title', author: 'dc:creator', subject: 'dc:description', keywords: 'dc:subject', language: 'dc:language', list: 'pdf:Keywords', created: 'xmp:CreateDate', modified: 'xmp:ModifyDate' }
    const said = Object.fromEntries(Object.entries(parts).map(([key, element]) => [key, xmpPart(xmp, element)]))
    expect(said, `${document}.pdf: its XMP → xmpPacket in tooling/export/pdf/metadata.ts`).toEqual({ ...wanted, list: wanted.keywords, created: iso, modified: iso })
  })

  test(`${document}.pdf is no larger than its fonts, content and tags need`, async () => {
    const { file, floor: { fonts, content, tags } } = await floorOf(fileOf(document))
    const what = `${document}.pdf has ${file} bytes; its fonts need ${fonts}, its content ${content}, its tags ${tags}`
    expect(file / (fonts + content + tags), `${what} → what else is in it?`).toBeLessThanOrEqual(1.02)
    expect(file / (fonts + content), `${what} → the floor in tests/pdf/floor.ts is wrong`).toBeGreaterThan(1)
  })
}
