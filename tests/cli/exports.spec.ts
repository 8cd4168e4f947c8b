/**
 * `npm run export` from the command line to the files, in one small deck that is built once: slides that only one variant
 * shows, some slides in dark colours under another name, a PowerPoint file, and the state of the files when the command is
 * stopped or the browser dies. `npm run confirm` uses the same build.
 */
import type { PDFRawStream } from 'pdf-lib'
import type { Reading } from '../../tooling/export/pdf/read'
import { Buffer } from 'node:buffer'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { strFromU8, unzipSync } from 'fflate'
import { decodePDFRawStream, PDFArray, PDFDocument, PDFName } from 'pdf-lib'
import { expect, test } from 'playwright/test'
import { readOperators } from '../../tooling/export/pdf/content'
import { readPdf } from '../../tooling/export/pdf/read'
import { formatFindings, rules } from '../../tooling/export/pdf/rules'
import { cliErrorProblems, hasSignals, makeBrowser, remains, run, runAll, start } from '../helpers/command'
import { makeDeck, slidesOf } from '../helpers/copy'

/** Title of the slide that only the shorter variant has. */
const alone = '短い版だけの1枚'

/** A small deck in which one variant hides a slide that the other shows, and the other also has a slide of its own. */
let deck: string

test.beforeAll(async () => {
  deck = await makeDeck()
  const change = async (entry: string, edit: (text: string) => string): Promise<void> => {
    const text = await readFile(path.join(deck, entry), 'utf8')
    expect(edit(text)).not.toBe(text)
    await writeFile(path.join(deck, entry), edit(text))
  }
  await change('slides.md', text => text.replace('src: ./pages/02-first.md', 'routeAlias: first\nsrc: ./pages/02-first.md#1\n---\n\n---\nrouteAlias: drawing\nsrc: ./pages/02-first.md#2\nhide: true'))
  await change('short.md', text => `${text}\n---\nrouteAlias: variant-alone\n---\n\n# ${alone}\n\n<img loading="lazy" src="/favicon.svg" alt="印" width="80">\n\n<!--\n話します。\n-->\n`)
})

test.afterAll(() => rm(deck, { recursive: true }))

// All tests share one deck.
test.describe.configure({ mode: 'default', timeout: 180_000 })

test.skip(!hasSignals, 'Windows has neither these signals nor shell scripts as programs.')

test('a slide of one variant only, a slide that the main variant hides, and a lazy picture are printed; if the browser dies, the old file stays', async () => {
  const handout = path.join(deck, 'exports/handout.pdf')
  for (const folder of [path.dirname(handout), test.info().outputDir])
    await mkdir(folder, { recursive: true })
  await writeFile(handout, 'old')
  const browser = await makeBrowser(test.info().outputDir)
  const exporting = start('export', ['--only', 'short,handout'], { deck, env: { DECK_BROWSER: browser.program } })
  await exporting.says('Printing handout')
  process.kill(browser.pid(), 'SIGKILL')
  expect(cliErrorProblems(await exporting.outcome, /^The browser crashed\. Anything unfinished is as it was before\.\nIs there enough memory\?/)).toEqual([])
  await expect.poll(() => remains(exporting, browser, deck), 'what is left behind').toEqual([])
  expect((await readdir(path.join(deck, '.cache'))).filter(name => name.startsWith('print-')), 'the build that is left behind').toEqual([])
  expect(await readFile(handout, 'utf8')).toBe('old')

  const { outline, pages } = await readPdf(await readFile(path.join(deck, 'exports/short.pdf')))
  const slides = await slidesOf(deck, 'short.md')
  expect(slides.at(-1)!.title).toBe(alone)
  expect(outline.filter(({ level }) => level === 2).map(({ title }) => title)).toEqual(slides.map(({ title }) => title))
  expect(pages).toHaveLength(slides.length)
})

/** Whether a colour is dark, given the value of white in each channel. */
const isDark = (colour: readonly number[], white: number): boolean => colour.every(part => part < white / 3)

/** The last colour that fills each page of a printed PDF: red, green and blue, from 0 to 1. */
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

/** The targets of the links on a page. */
const targetsOn = ({ links }: Reading, page: number): (number | undefined)[] => links.filter(link => link.page === page).map(({ target }) => target)

test('some slides are exported in dark colours under another name; a stopped export keeps finished files and leaves old ones unchanged', async () => {
  const out = test.info().outputPath('out')
  await mkdir(out, { recursive: true })
  await writeFile(path.join(out, 'evening-handout.pdf'), 'old')
  const browser = await makeBrowser(test.info().outputDir)
  const exporting = start('export', ['--only', 'whole,handout', '--range', '1,3-4', '--dark', '--name', 'evening', '--out', out], { deck, env: { DECK_BROWSER: browser.program } })
  await exporting.says('evening-whole.pdf')
  exporting.signal('SIGINT', 'all')
  const outcome = await exporting.outcome
  expect(cliErrorProblems(outcome, /^Stopped\. Anything unfinished is as it was before\.$/, 130)).toEqual([])
  expect(await readdir(out)).toEqual(['evening-handout.pdf', 'evening-whole.pdf'])
  expect(await readFile(path.join(out, 'evening-handout.pdf'), 'utf8')).toBe('old')
  await expect.poll(() => remains(exporting, browser, deck), 'what is left behind').toEqual([])

  const pdf = await readFile(path.join(out, 'evening-whole.pdf'))
  const reading = await readPdf(pdf)
  expect(outcome.stdout.split('\n'), 'file, pages and size → makePdf in tooling/export/documents.ts').toContain(`${path.join(out, 'evening-whole.pdf')}  3 pages  ${Math.ceil(pdf.length / 1000)} kB`)
  // The fonts are those of the small deck, which the command itself has checked.
  expect(formatFindings(rules.filter(({ id }) => id !== 'fonts').flatMap(({ evaluate }) => evaluate(reading)), reading)).toBe('')
  expect(reading.pages.map(({ label }) => label)).toEqual(['1', '3', '4'])
  expect((await groundsOf(pdf)).map(ground => isDark(ground, 1))).toEqual([true, true, true])
  // The timetable's link to a slide in the file remains; the other one is plain text.
  expect((await slidesOf(deck, 'slides.md')).slice(2, 4).map(({ frontmatter }) => frontmatter.routeAlias)).toEqual(['program', 'first'])
  expect(targetsOn(reading, 2)).toEqual([3])
})

/** A slide of a PowerPoint file. */
interface PowerPointSlide {
  notes: string
  pictures: Uint8Array[]
}

/** The slides of a PowerPoint file, in the order of the presentation. */
function readSlides(file: Uint8Array): PowerPointSlide[] {
  const parts = unzipSync(file)
  const text = (name: string): string => strFromU8(parts[name] ?? new Uint8Array())
  const targets = (part: string): Map<string, string> => {
    const rels = text(path.posix.join(path.posix.dirname(part), '_rels', `${path.posix.basename(part)}.rels`))
    return new Map([...rels.matchAll(/<Relationship\s[^>]+>/g)].map(([element]) => {
      const attribute = (name: string): string => new RegExp(`\\b${name}="([^"]*)"`).exec(element)?.[1] ?? ''
      return [attribute('Id'), path.posix.join(path.posix.dirname(part), attribute('Target'))]
    }))
  }
  const presentation = 'ppt/presentation.xml'
  const ids = [...text(presentation).matchAll(/<p:sldId\s[^>]*r:id="([^"]+)"/g)].map(([, id]) => id!)
  return ids.map((id) => {
    const own = [...targets(targets(presentation).get(id)!).values()]
    const notes = own.filter(name => name.includes('notesSlide')).map(text).join('')
    return {
      notes: [...notes.matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, words]) => words).join(''),
      pictures: own.filter(name => name.includes('/media/')).flatMap(name => parts[name] ?? []),
    }
  })
}

/** The paragraphs of the notes for every variant: those without a variant's mark. */
const paragraphsForAll = (note: string): string[] => note.split(/\n\s*\n/).filter(paragraph => !/^\[(?!click\b)\w+\]/.test(paragraph.trim()))
const bare = (text: string): string => text.replaceAll(/\s/g, '')

/** The lightness of a picture's lightest corner, from 0 for black to 255 for white. Runs in a page. */
async function lightestCorner(png: string): Promise<number> {
  const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob())
  const { width, height } = bitmap
  const context = new OffscreenCanvas(width, height).getContext('2d')!
  context.drawImage(bitmap, 0, 0)
  return Math.max(...[0, width - 1].flatMap(x => [0, height - 1].flatMap(y => [...context.getImageData(x, y, 1, 1).data.slice(0, 3)])))
}

test('a PowerPoint file has the requested slides, in their order and colour scheme, each with its own picture and notes', async ({ page }) => {
  const { code, stderr } = await run('export', ['--format', 'pptx', '--only', 'short', '--dark', '--range', '1,4-5', '--name', 'evening'], { deck })
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  const slides = readSlides(await readFile(path.join(deck, 'exports/evening.pptx')))
  const all = await slidesOf(deck, 'short.md')
  const wanted = [all[0]!, ...all.slice(-2)]
  expect(slides.map(({ pictures }) => pictures.length), 'each slide has one picture').toEqual(wanted.map(() => 1))
  const pictures = slides.map(({ pictures }) => Buffer.from(pictures[0]!).toString('base64'))
  expect(new Set(pictures).size, 'no two pictures are the same').toBe(wanted.length)
  const light: string[] = []
  for (const [i, picture] of pictures.entries()) {
    const value = await page.evaluate(lightestCorner, picture)
    if (value > 100)
      light.push(`slide ${i + 1} (${wanted[i]!.title}) is light at a corner (${value} of 255), and --dark was asked for → makePowerPoints() in tooling/export/powerpoint.ts`)
  }
  expect(light).toEqual([])
  const missing = wanted.flatMap(({ note = '', title }, i) => paragraphsForAll(note).filter(paragraph => !bare(slides[i]!.notes).includes(bare(paragraph))).map(paragraph =>
    `slide ${i + 1} (${title}): its notes lack "${paragraph}" and begin "${slides[i]!.notes.slice(0, 30)}" → makePowerPoints() in tooling/export/powerpoint.ts`))
  expect(missing).toEqual([])
})

test('changes are shown, and then confirmed', async () => {
  const edit = async (file: string, from: string, to: string): Promise<void> => {
    const text = await readFile(path.join(deck, file), 'utf8')
    expect(text).toContain(from)
    await writeFile(path.join(deck, file), text.replaceAll(from, to))
  }
  const record = (name: string): Promise<string> => readFile(path.join(deck, `data/confirmed/${name}.txt`), 'utf8')

  const { stdout } = await run('confirm', [], { deck })
  expect(stdout, 'the differences between this deck and the confirmed one').toContain('data/confirmed/order.txt:\n  whole/drawing was after first, talk first, 1 click, is hidden\n  short/variant-alone is new: after end\n')
  await edit('data/confirmed/drawings.txt', '出口', '窓口')
  expect(await run('confirm', [], { deck }), 'only the new difference').toEqual({ code: 0, stderr: '', stdout: 'data/confirmed/drawings.txt:\n  short/drawing/alternative was 入口, 窓口, is 入口, 出口\n  short/drawing/text 出口 is new: from click 1\n  short/drawing/text 窓口 is gone, was from click 1\n\n3 changes are confirmed.\n' })
  expect(await record('drawings')).not.toContain('窓口')

  const order = await record('order')
  await edit('data/talks.ts', '19:30', '19:35')
  await rm(path.join(deck, 'data/confirmed/order.txt'))
  const [facts, renewed] = await runAll(deck, [['confirm', '--only', 'facts'], ['confirm', '--only', 'order']])
  expect(facts).toEqual({ code: 0, stderr: '', stdout: 'data/confirmed/facts.txt:\n  talks/second/start was 19:30, is 19:35\n\nOne change is confirmed.\n' })
  expect(await record('facts')).toContain('\ntalks/second/start: 19:35\n')
  expect(renewed.stdout, 'the other record was left alone').toMatch(/^data\/confirmed\/order\.txt:\n {2}the record is new, with \d+ lines\n/)
  expect(await record('order')).toBe(order)
})
