/** Checks each exported PDF against the print page that it was made from: what it says, in which order, and where. */
import type { PrintedPage } from '../../tooling/export/page/job'
import type { Reading, Tag } from '../../tooling/export/pdf/read'
import type { PageSaid } from './in-page/say'
import type { Way } from './said'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'playwright/test'
import { mainVariant } from '../../tooling/deck/config'
import { documents } from '../../tooling/export/options'
import { tagsOf } from '../../tooling/export/pdf/rules'
import { planDocument } from '../../tooling/export/plan'
import { serveFolder } from '../../tooling/shared/serve'
import { bundleForPage } from '../helpers/in-page'
import { printBuild } from '../helpers/places'
import { layOut } from '../helpers/print-page'
import { exported } from './exported'
import { differences, otherBookmarks, otherWords } from './said'

declare global {
  interface Window {
    /** What `in-page/say.ts` exports. */
    saying: typeof import('./in-page/say')
  }
}

/** What the print page of a document says, and what the outline should say. */
type Expected = PageSaid & { outline: Way[] }

/** Sections with their slides below them. Pages that only the handout has are at the top level. */
function outlineOf(printed: readonly PrintedPage[], sections: ReadonlyMap<string, string>, { anchors }: PageSaid): Way[] {
  const firsts = printed.filter(({ step }) => step === 1)
  const sectionOf = (one: PrintedPage | undefined): string | undefined => sections.get(one?.alias ?? '')
  return firsts.flatMap((one, index) => {
    const { title, page, anchor } = one
    const place = anchor ? anchors[anchor]! : { page, top: 0 }
    const section = sectionOf(one)
    return [
      ...section && section !== sectionOf(firsts[index - 1]) ? [{ level: 1, title: section, ...place }] : [],
      { level: section ? 2 : 1, title, ...place },
    ]
  })
}

const expected = new Map<string, Expected>()

test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000)
  await using site = await serveFolder(printBuild)
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' })
  await page.emulateMedia({ media: 'print' })
  await page.goto(`${site.url}?print`)
  await page.addScriptTag({ content: await bundleForPage(fileURLToPath(new URL('in-page/say.ts', import.meta.url)), 'saying') })
  for (const document of documents) {
    const { job, sections } = await planDocument(document, { withClicks: false, dark: false })
    const { printed } = await layOut(page, job)
    const said = await page.evaluate(() => window.saying.say())
    expected.set(document, { ...said, outline: outlineOf(printed, sections, said) })
  }
  await page.close()
})

/** All differences between a PDF and its print page. */
const foundIn = (reading: Reading, page: Expected): string[] => [...differences(reading, page), ...otherWords(reading, page), ...otherBookmarks(reading, page.outline, page.margin)]

for (const document of documents) {
  test(`${document}.pdf says what its print page says, in the same order and at the same places`, async () => {
    expect(foundIn(await exported(document), expected.get(document)!).join('\n')).toBe('')
  })
}

/** What may go wrong between the page and the PDF, and the tag to plant it in. */
const defects: Record<string, { of: string, spoil: (tag: Tag, reading: Reading) => void, told: RegExp }> = {
  'an alternative text that is cut off': { of: 'Figure', spoil: tag => tag.alt = tag.alt!.slice(0, 9), told: /its tags say Figure ".{1,9}" where the print page says Figure "/ },
  'a drawing at the wrong place': { of: 'Figure', spoil: tag => tag.box = tag.box!.map(edge => edge + 20) as unknown as Tag['box'], told: /Figure ".*" is at .* instead of .* px →/ },
  'a drawing without a place': { of: 'Figure', spoil: tag => tag.box = undefined, told: /is at nowhere instead of/ },
  'a heading of the wrong level': { of: 'H1', spoil: tag => tag.tag = tag.written = 'H2', told: /its tags say H2 "(.*)" where the print page says H1 "\1"/ },
  'a heading tagged as a paragraph': { of: 'H1', spoil: tag => tag.tag = tag.written = 'P', told: /where the print page says H1/ },
  'foreign words marked as the deck\'s language': { of: 'Language', spoil: tag => tag.language = undefined, told: /where the print page says Language ".*" \(en\)/ },
  'a header with the wrong scope': { of: 'TH', spoil: tag => tag.scope = tag.scope === 'Row' ? 'Column' : 'Row', told: /says TH/ },
  'a cell without one of its headers': { of: 'TD', spoil: tag => tag.headers = tag.headers.slice(1), told: /says TD/ },
  'a table with the wrong caption': { of: 'Table', spoil: tag => tag.summary = '別の表', told: /its tags say Table \(別の表\)/ },
  'list items in the wrong order': { of: 'L', spoil: tag => tag.kids.reverse(), told: /where the print page says LI/ },
  'a link to the wrong page': { of: 'Link', spoil: tag => tag.areas = tag.areas.map(area => ({ ...area, target: 1 })), told: /its tags say Link ".*" to page 1 where/ },
  'a link to the wrong place on its page': { of: 'Link', spoil: tag => tag.areas = tag.areas.map(area => ({ ...area, top: 0 })), told: /leads \d+ px down that page instead of/ },
  'a link with its area at the wrong place': { of: 'Link', spoil: tag => tag.areas = tag.areas.map(area => ({ ...area, box: [0, 0, 9, 9] })), told: /Link ".*" to page \d+ is at 0, / },
  'lost words': { of: 'P', spoil: tag => tag.kids = [], told: /it reads ".*" where the print page has "/ },
  'a bookmark to the wrong page': { of: 'Document', spoil: (_, { outline }) => outline.at(-1)!.page--, told: /^bookmark \d+: it is ".* on page \d+, \d+ px down" instead of "/ },
  'a missing bookmark': { of: 'Document', spoil: (_, { outline }) => outline.splice(2, 1), told: /^bookmark 3: / },
}

for (const [what, { of, spoil, told }] of Object.entries(defects)) {
  test(`the check reports ${what}`, async () => {
    const reading = structuredClone(await exported(mainVariant))
    const tag = tagsOf(reading.tree).find(tag => of === 'Language' ? tag.language && tag.written !== 'Document' : of === 'Link' ? (tag.areas[0]?.target ?? 0) > 1 : tag.written === of && (of !== 'L' || tag.kids.length > 1))
    expect(tag, `a ${of} in ${mainVariant}.pdf to plant the defect in`).toBeDefined()
    spoil(tag!, reading)
    expect(foundIn(reading, expected.get(mainVariant)!)).toContainEqual(expect.stringMatching(told))
  })
}
