/**
 * What one variant shows and the other does not: each is printed whole, whatever the other leaves out; and what is whole
 * stays where the browser dies at the next file.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { expect, test } from 'playwright/test'
import { readPdf } from '../../tooling/export/pdf/read'
import { cliErrorProblems, hasSignals, makeBrowser, remains, start } from '../helpers/command'
import { makeDeck, slidesOf } from '../helpers/copy'
import { middle } from '../helpers/slides'

test('a slide of the variant alone, one of a section that the main variant hides, and a lazy picture are printed; the file at which the browser dies is as it was', async () => {
  test.setTimeout(180_000)
  test.skip(!hasSignals, 'Windows has no scripts that are programs.')
  const deck = await makeDeck()
  const change = async (entry: string, edit: (text: string) => string): Promise<void> => {
    const text = await readFile(path.join(deck, entry), 'utf8')
    expect(edit(text)).not.toBe(text)
    await writeFile(path.join(deck, entry), edit(text))
  }
  // The page of a slide in the middle of the variant.
  const slides = await slidesOf(deck, 'short.md')
  const page = path.basename(middle(slides).filepath)
  await change('slides.md', text => text.replace(`src: ./pages/${page}`, `src: ./pages/${page}\nhide: true`))
  await change('short.md', text => `${text}\n---\nrouteAlias: variant-alone\n---\n\n# 短い版だけの1枚\n\n<img loading="lazy" src="/favicon.svg" alt="印" width="80">\n\n<!--\n話します。\n-->\n`)

  const handout = path.join(deck, 'exports/handout.pdf')
  for (const folder of [path.dirname(handout), test.info().outputDir])
    await mkdir(folder, { recursive: true })
  await writeFile(handout, 'old')
  const browser = await makeBrowser(test.info().outputDir)
  const exporting = start('export', ['--only', 'short,handout'], { deck, env: { DECK_BROWSER: browser.program } })
  await exporting.says('Printing handout')
  process.kill(browser.pid(), 'SIGKILL')
  expect(cliErrorProblems(await exporting.outcome, /^The browser died at its work; what was not finished is as it was before\.\nIs there enough memory\?/)).toEqual([])
  await expect.poll(() => remains(exporting, browser, deck), 'what is left behind').toEqual([])
  expect((await readdir(path.join(deck, '.cache'))).filter(name => name.startsWith('print-')), 'the build that is left behind').toEqual([])
  expect(await readFile(handout, 'utf8')).toBe('old')

  const { outline, pages } = await readPdf(await readFile(path.join(deck, 'exports/short.pdf')))
  expect(outline.filter(({ level }) => level === 2).map(({ title }) => title)).toEqual([...slides.map(({ title }) => title), '短い版だけの1枚'])
  expect(pages).toHaveLength(slides.length + 1)
  await rm(deck, { recursive: true })
})
