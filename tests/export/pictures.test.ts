/** Exported pictures sort by name in running order, which is how people find them in a folder. */
import type { Plan } from '../../tooling/export/plan'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'playwright/test'
import { makePictures } from '../../tooling/export/documents'
import { silent } from '../../tooling/export/progress'

/** The names of the pictures, as a folder lists them, of slides with these numbers of steps. */
async function namesOf(steps: readonly number[], withClicks: boolean): Promise<string[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'deck-pictures-'))
  const pages = steps.flatMap((steps, i) => Array.from({ length: steps }, (_, step) => ({ page: 0, number: i + 1, alias: `slide-${String.fromCharCode(97 + i)}`, title: '', step: step + 1 })))
  await makePictures([{ document: 'whole', plan: { job: { withClicks } } as Plan, target: path.join(folder, 'whole') }], {
    print: () => Promise.reject(new Error('nothing is printed')),
    read: () => Promise.reject(new Error('nothing is read')),
    screenshot: async (_, onPage) => {
      for (const page of pages)
        await onPage(new Uint8Array(), page, pages.length)
    },
  }, silent)
  const names = await readdir(path.join(folder, 'whole'))
  await rm(folder, { recursive: true })
  return names.filter(name => name.endsWith('.png')).sort()
}

/** The slide of each picture, by the last letter of its name. */
const slidesIn = (names: readonly string[]): string => names.map(name => /(.)\.png$/.exec(name)![1]).join('')

test('slides are in order, from the tenth on too', async () => {
  expect(slidesIn(await namesOf(Array.from({ length: 11 }, () => 1), false))).toBe('abcdefghijk')
})

test('the steps of each slide are in order, too', async () => {
  const names = await namesOf([1, 11, 2], true)
  expect(slidesIn(names)).toBe('abbbbbbbbbbbcc')
  expect(names.map(name => Number(name.split('-')[1]))).toEqual([1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2])
})
