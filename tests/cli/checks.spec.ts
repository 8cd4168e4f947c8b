/** Every command that reads the deck runs every check, and stops if one fails. */
import { readFile, rm, writeFile } from 'node:fs/promises'
import { expect, test } from 'playwright/test'
import { refusals, run } from '../helpers/command'
import { makeDeck, slidesOf } from '../helpers/copy'
import { plantCheck, planted, plantedTold } from '../helpers/plant'

/** Planted mistakes, by the check that finds them. */
const wrong = {
  'the pages': '![図](/no-such-file.svg)',
  'the components': '<NoSuchThing />',
}
const told = { 'the pages': 'there is no file /no-such-file.svg', 'the components': '<NoSuchThing>: there is no such component' }

/** All commands except `npm start`, which runs the checks through Slidev. */
const commands = [['export'], ['build'], ['present', '--no-open'], ['rehearse'], ['pictures']] as const

test('a mistake in a page stops every command, and warnings stop all but npm start', async () => {
  test.setTimeout(180_000)
  const deck = await makeDeck()
  await plantCheck(deck)
  const page = (await slidesOf(deck, 'slides.md'))[0]!.filepath
  const text = await readFile(page, 'utf8')
  await writeFile(page, text.replace('<!--', `${Object.values(wrong).join('\n\n')}\n\n<!--\n${planted.warning}${planted.hint}\n\n`))
  const [started, refused] = await Promise.all([run('start', [], { deck }), refusals(deck, commands)])
  await rm(deck, { recursive: true })
  for (const [command, { code, stderr }] of [['start', started], ...refused.map((outcome, i) => [commands[i]![0], outcome] as const)] as const) {
    expect.soft(code, `exit code of ${command}`).toBe(1)
    for (const [check, words] of Object.entries(told))
      expect.soft(stderr, `${command} runs the check of ${check}`).toContain(words)
    expect.soft(stderr.includes(plantedTold('warning')), `${command} ${command === 'start' ? 'does not stop at warnings' : 'runs the deck\'s own check'}`).toBe(command !== 'start')
    expect.soft(stderr, `${command} does not stop at hints`).not.toContain(planted.hint)
    expect.soft(stderr, `${command} counts the problems that stop it`).toContain(`${command === 'start' ? 2 : 3} things in the deck are wrong`)
  }
})
