/** What commands refuse: a deck with a mistake, and a place with something of the user. They write nothing then. */
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'playwright/test'
import { signFolder } from '../../tooling/shared/made'
import { cliErrorProblems, run, runAll } from '../helpers/command'
import { makeDeck } from '../helpers/copy'
import { plantCheck, planted, plantedTold } from '../helpers/plant'

/** What each check says about the mistakes in the main variant. */
const told = {
  'the entry': 'there is no page ./pages/gone.md',
  'the pages': 'there is no file /no-such-file.svg',
  'the components': '<NoSuchThing>: there is no such component',
}

/** Commands that read the main variant. `npm start` runs the checks through Slidev. */
const ofMain = ['export', 'build', 'present --no-open', 'rehearse', 'confirm']

/** Commands that read the short variant alone, which has only a character that no font has. */
const ofShort = ['export --only short', 'present short --no-open', 'rehearse short']
const lacking = /^One thing in the deck is wrong:\n\npages\/00-cover\.md, slide 1 \(cover\), notes: "𩸽" \(U\+29E3D\) in "𩸽の話です。[^"]*" is not in the deck's fonts\.\n +→ use another character, or .+\.$/

/** Commands that would replace what they did not make. */
const replacing: Readonly<Record<string, RegExp>> = {
  'build --out ../photos': /^\S+\/photos contains files that `npm run build` did not make, such as 1\.jpg\./,
  'build --out ../new --files ../out': /^\S+\/out\/whole\.html cannot be written: there is a folder of that name\./,
  'export --format png --only short --out . --name pages': /^pages contains files that `npm run export -- --format png` did not make, such as 00-/,
  'export --only short,handout --out ../out': /^\S+\/out\/short\.pdf is a link to \.\.\/notes\.txt, which would be lost\./,
  'pictures': /^docs\/images\/short-dark\.jpg cannot be written: there is a folder of that name\./,
}

test('a mistake stops every command, warnings stop all but npm start, and nothing is written or replaced', async () => {
  test.setTimeout(180_000)
  const home = await mkdtemp(path.join(tmpdir(), 'deck-home-'))
  const deck = await makeDeck(path.join(home, 'deck'))
  await plantCheck(deck)
  for (const [file, from, to] of [
    ['slides.md', /$/, '\n---\nsrc: ./pages/gone.md\n---\n'],
    ['pages/03-second.md', '<!--', `![図](/no-such-file.svg)\n\n<NoSuchThing />\n\n<!--\n${planted.warning}${planted.hint}\n\n`],
    ['pages/00-cover.md', '[short] ', '[short] 𩸽の話です。'],
  ] as const)
    await writeFile(path.join(deck, file), (await readFile(path.join(deck, file), 'utf8')).replace(from, to))

  // Files, folders and links of the user, and earlier results.
  for (const folder of ['photos', 'out/whole.html', 'deck/dist', 'deck/exports', 'deck/docs/images/short-dark.jpg'])
    await mkdir(path.join(home, folder), { recursive: true })
  for (const file of ['notes.txt', 'photos/1.jpg', 'deck/dist/index.html', 'deck/exports/short.pdf'])
    await writeFile(path.join(home, file), 'old')
  await signFolder(path.join(deck, 'dist'), 'npm run build')
  await symlink('../notes.txt', path.join(home, 'out/short.pdf'))
  /** Everything in the folder, with the content of files, except packages and what the commands keep. */
  const contents = async (): Promise<string[]> => {
    const entries = (await readdir(home, { recursive: true, withFileTypes: true })).map(entry => ({ file: path.join(entry.parentPath, entry.name), isFile: entry.isFile() }))
    const own = entries.filter(({ file }) => !/\/deck\/(?:node_modules|tooling|\.cache\/(?!present\/))/.test(file))
    return (await Promise.all(own.map(async ({ file, isFile }) => `${path.relative(home, file)}: ${isFile ? await readFile(file, 'utf8') : ''}`))).sort()
  }
  const before = await contents()

  const lines = [...ofMain, ...ofShort, ...Object.keys(replacing)]
  const [started, refused] = await Promise.all([run('start', [], { deck }), runAll(deck, lines.map(line => line.split(' ') as [string, ...string[]]))])
  expect.soft(await contents(), 'what is in the folder').toEqual(before)
  await rm(home, { recursive: true })

  for (const [i, { code, stderr }] of [started, ...refused.slice(0, ofMain.length)].entries()) {
    const command = ['start', ...ofMain][i]!
    expect.soft(code, `exit code of ${command}`).toBe(1)
    for (const [check, words] of Object.entries(told))
      expect.soft(stderr, `${command} runs the check of ${check}`).toContain(words)
    expect.soft(stderr.includes(plantedTold('warning')), `${command} ${command === 'start' ? 'does not stop at warnings' : 'runs the deck\'s own check'}`).toBe(command !== 'start')
    expect.soft(stderr, `${command} does not stop at hints`).not.toContain(planted.hint)
    expect.soft(stderr, `${command} counts the problems that stop it`).toContain(`${command === 'start' ? 3 : 4} things in the deck are wrong`)
  }
  const words = [...ofShort.map(() => lacking), ...Object.values(replacing)]
  expect(words.flatMap((words, i) => cliErrorProblems(refused[ofMain.length + i]!, words).map(problem => `${lines[ofMain.length + i]}: ${problem}`))).toEqual([])
})
