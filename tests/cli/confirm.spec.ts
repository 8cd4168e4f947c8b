/** `npm run confirm` as a person uses it. */
import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'playwright/test'
import { run } from '../helpers/command'
import { makeDeck } from '../helpers/copy'

test('what has changed is shown, and then confirmed', async () => {
  // It builds the slides to look at their drawings.
  test.setTimeout(180_000)
  const deck = await makeDeck()
  const confirm = async (...args: string[]): Promise<string> => {
    const { code, stdout, stderr } = await run('confirm', args, { deck })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    return stdout
  }
  const record = (name: string): Promise<string> => readFile(path.join(deck, `data/confirmed/${name}.txt`), 'utf8')

  const drawing = path.join(deck, 'components/SmallDrawing.vue')
  await writeFile(drawing, (await readFile(drawing, 'utf8')).replace('>出口<', '>窓口<'))
  expect(await confirm(), 'the rest of the small deck is as it was confirmed').toBe('data/confirmed/drawings.txt:\n  drawing/alternative was 入口, 出口, is 入口; nothing of 窓口\n  drawing/text 窓口 is new: from click 1\n  drawing/text 出口 is gone, was from click 1\n\n3 changes are confirmed.\n')

  const data = path.join(deck, 'data/talks.ts')
  await writeFile(data, (await readFile(data, 'utf8')).replace('19:30', '19:35'))
  const order = await record('order')
  expect(await confirm('--only', 'facts')).toBe('data/confirmed/facts.txt:\n  talks/second/start was 19:30, is 19:35\n\nOne change is confirmed.\n')
  expect(await record('facts')).toContain('\ntalks/second/start: 19:35\n')
  expect(await record('order')).toBe(order)

  await rm(path.join(deck, 'data/confirmed/order.txt'))
  expect(await confirm('--only', 'order')).toMatch(/^data\/confirmed\/order\.txt:\n {2}the record is new, with \d+ lines\n/)
  expect(await record('order')).toBe(order)

  await writeFile(path.join(deck, 'pages/04-end.md'), '本文\n')
  expect((await run('confirm', [], { deck })).stderr, 'a deck that is wrong is not confirmed').toMatch(/things in the deck are wrong/)
  expect(await record('order')).toBe(order)
  await rm(deck, { recursive: true })
})
