/** `npm run export` with its options, from the command line to the files. */
import type { PDFRawStream } from 'pdf-lib'
import type { Reading } from '../../tooling/export/pdf/read'
import { Buffer } from 'node:buffer'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { decodePDFRawStream, PDFArray, PDFDocument, PDFName } from 'pdf-lib'
import { expect, test } from 'playwright/test'
import { readOperators } from '../../tooling/export/pdf/content'
import { readPdf } from '../../tooling/export/pdf/read'
import { formatFindings, quickRules } from '../../tooling/export/pdf/rules'
import { cliErrorProblems, hasSignals, makeBrowser, remains, start } from '../helpers/command'
import { makeDeck, slidesOf } from '../helpers/copy'

/** Is a colour dark, given what white has in each part? */
const isDark = (colour: readonly number[], white: number): boolean => colour.every(part => part < white / 3)

/** The colour that each page of a printed PDF is filled with last: red, green and blue, from 0 to 1. */
async function groundsOf(pdf: Uint8Array): Promise<number[][]> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  return document.getPages().map(({ node }) => {
    const contents = document.context.lookup(node.get(PDFName.of('Contents')))
    const stream = (contents instanceof PDFArray ? contents.lookup(0) : contents) as PDFRawStream
    let colour: number[] = []
    let ground: number[] = []
    for (const { name, operands } of readOperators(Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1'))) {
      if (name === 'rg')
        colour = operands.map(Number)
      else if (name === 're' && operands[2] === 1280 && operands[3] === 720)
        ground = colour
    }
    return ground
  })
}

/** Where the links of a page lead. */
const targetsOn = ({ links }: Reading, page: number): (number | undefined)[] => links.filter(link => link.page === page).map(({ target }) => target)

test('some slides in the dark, under another name; and when it is stopped, what is whole stays and what is not is as it was', async () => {
  test.skip(!hasSignals, 'Windows has neither these signals nor scripts that are programs.')
  test.setTimeout(180_000)
  const out = test.info().outputPath('out')
  await mkdir(out, { recursive: true })
  await writeFile(path.join(out, 'evening-handout.pdf'), 'old')
  const [browser, deck] = [await makeBrowser(test.info().outputDir), await makeDeck()]
  const exporting = start('export', ['--only', 'whole,handout', '--range', '1,3-4', '--dark', '--name', 'evening', '--out', out], { deck, env: { DECK_BROWSER: browser.program } })
  await exporting.says('evening-whole.pdf')
  exporting.signal('SIGINT', 'all')
  expect(cliErrorProblems(await exporting.outcome, /^Stopped\. What was not finished is as it was before\.$/, 130)).toEqual([])
  expect(await readdir(out)).toEqual(['evening-handout.pdf', 'evening-whole.pdf'])
  expect(await readFile(path.join(out, 'evening-handout.pdf'), 'utf8')).toBe('old')
  await expect.poll(() => remains(exporting, browser, deck), 'what is left behind').toEqual([])

  const pdf = await readFile(path.join(out, 'evening-whole.pdf'))
  const reading = await readPdf(pdf)
  // Its fonts are the small deck's: the command itself has looked at them.
  expect(formatFindings(quickRules.filter(({ id }) => id !== 'fonts').flatMap(({ evaluate }) => evaluate(reading)), reading)).toBe('')
  expect(reading.pages.map(({ label }) => label)).toEqual(['1', '3', '4'])
  expect((await groundsOf(pdf)).map(ground => isDark(ground, 1))).toEqual([true, true, true])
  // The timetable's link to a slide that is in the file; the other is plain text.
  expect((await slidesOf(deck, 'slides.md')).slice(2, 4).map(({ frontmatter }) => frontmatter.routeAlias)).toEqual(['program', 'first'])
  expect(targetsOn(reading, 2)).toEqual([3])
  await rm(deck, { recursive: true })
})
