/** What one variant shows and the other does not: each is printed whole, whatever the other leaves out. */
import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'playwright/test'
import { readDeck } from '../../tooling/check'
import { readPdf } from '../../tooling/export/pdf/read'
import { run } from '../helpers/command'
import { copyDeck } from '../helpers/copy'

test('a slide of the variant alone, one of a section that the recap hides, and a lazy picture are printed', async () => {
  test.setTimeout(180_000)
  const deck = await copyDeck()
  const change = async (entry: string, edit: (text: string) => string): Promise<void> => {
    const text = await readFile(path.join(deck, entry), 'utf8')
    expect(edit(text)).not.toBe(text)
    await writeFile(path.join(deck, entry), edit(text))
  }
  // The page of a slide in the middle of the variant.
  const { slides } = await readDeck('lt')
  const page = path.basename(slides[Math.floor(slides.length / 2)]!.filepath)
  await change('slides.md', text => text.replace(`src: ./pages/${page}`, `src: ./pages/${page}\nhide: true`))
  await change('lt.md', text => `${text}\n---\nrouteAlias: variant-alone\n---\n\n# 5分版だけの1枚\n\n<img loading="lazy" src="/favicon.svg" alt="印" width="80">\n\n<!--\n話します。\n-->\n`)

  const { code, stderr } = await run('export', ['--only', 'lt'], { deck })
  expect([code, stderr]).toEqual([0, ''])
  const { outline, pages } = await readPdf(await readFile(path.join(deck, 'exports/lt.pdf')))
  expect(outline.filter(({ level }) => level === 2).map(({ title }) => title)).toEqual([...slides.map(({ title }) => title), '5分版だけの1枚'])
  expect(pages).toHaveLength(slides.length + 1)
  await rm(deck, { recursive: true })
})
