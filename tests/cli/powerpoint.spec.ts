/** `npm run export -- --format pptx`: every slide of the deck, in order, with its picture and notes. */
import { Buffer } from 'node:buffer'
import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'playwright/test'
import { start } from '../helpers/command'
import { makeDeck, slidesOf } from '../helpers/copy'

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
  test.setTimeout(150_000)
  const deck = await makeDeck()
  const { code, stderr } = await start('export', ['--format', 'pptx', '--only', 'short', '--dark', '--range', '1,3-4', '--name', 'evening'], { deck }).outcome
  expect(stderr).toBe('')
  expect(code).toBe(0)
  const slides = readSlides(await readFile(path.join(deck, 'exports/evening.pptx')))
  const all = await slidesOf(deck, 'short.md')
  const wanted = [all[0]!, ...all.slice(2, 4)]
  await rm(deck, { recursive: true })
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
