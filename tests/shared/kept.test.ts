/** What the deck caches is used only if it is unchanged, and leftovers of killed commands are removed. */
import { Buffer } from 'node:buffer'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { test as base, expect } from 'playwright/test'
import { draftOf, removeDrafts } from '../../tooling/shared/cleanup'
import { keepFile } from '../../tooling/shared/files'
import { root } from '../../tooling/shared/folders'
import { isUndamaged, signFolder } from '../../tooling/shared/made'

const test = base.extend<{ place: string }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a fixture needs from this pattern.
  place: async ({}, use, testInfo) => {
    const place = testInfo.outputPath('place')
    await mkdir(place, { recursive: true })
    await use(place)
  },
})

/** What can happen to a file. */
const damages: Readonly<Record<string, (file: string) => Promise<void>>> = {
  'was truncated': async file => writeFile(file, (await readFile(file)).subarray(0, 3)),
  'was emptied': file => writeFile(file, ''),
  'was filled with garbage': file => writeFile(file, 'garbage'),
  'is gone': file => rm(file),
}

for (const [what, damage] of Object.entries(damages)) {
  test(`a kept file that ${what} is made again`, async ({ place }) => {
    const file = path.join(place, 'fonts/a.woff2')
    let made = 0
    const keep = (): Promise<void> => keepFile(file, async () => {
      made++
      return Buffer.from('a whole font')
    })
    await keep()
    await keep()
    expect(made).toBe(1)
    for (const one of [file, `${file}.sha256`]) {
      await damage(one)
      await keep()
      expect(await readFile(file, 'utf8')).toBe('a whole font')
    }
    expect(made).toBe(3)
    expect((await readdir(path.dirname(file))).sort()).toEqual(['a.woff2', 'a.woff2.sha256'])
  })

  test(`a kept folder counts as damaged if a file in it ${what}`, async ({ place }) => {
    for (const name of ['index.html', 'assets/index.js', '.deck-build']) {
      const folder = path.join(place, name.replaceAll(/\W/g, ''))
      await mkdir(path.join(folder, 'assets'), { recursive: true })
      for (const file of ['index.html', 'assets/index.js'])
        await writeFile(path.join(folder, file), 'whole')
      expect(await isUndamaged(folder), 'a folder without a signature').toBe(false)
      await signFolder(folder, 'npm run present')
      expect(await isUndamaged(folder)).toBe(true)
      await damage(path.join(folder, name))
      expect(await isUndamaged(folder), name).toBe(false)
    }
  })
}

test('a damaged font is made again', async ({ place }) => {
  const code = `
    import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
    import { ensureFonts } from './tooling/deck/fonts.ts'
    const folder = process.env.DECK_CACHE + '/fonts/'
    const fonts = () => readdirSync(folder).filter(name => name.endsWith('.woff2')).map(name => readFileSync(folder + name, 'base64')).join()
    await ensureFonts(process.cwd(), false)
    const before = fonts()
    const [smallest] = readdirSync(folder).filter(name => name.endsWith('.woff2')).sort((a, b) => statSync(folder + a).size - statSync(folder + b).size)
    writeFileSync(folder + smallest, readFileSync(folder + smallest).subarray(0, 500))
    await ensureFonts(process.cwd(), false)
    console.log(String(before.length > 1000 && before === fonts()))`
  const said = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', code], { cwd: root, env: { ...process.env, DECK_CACHE: place }, encoding: 'utf8' })
  expect(said).toBe('true\n')
})

test('a cache that cannot be written is reported with a clear message', async ({ place }) => {
  await writeFile(path.join(place, 'file'), '')
  const code = `
    import { variants } from './tooling/deck/config.ts'
    import { ensureFonts } from './tooling/deck/fonts.ts'
    import { workFolder } from './tooling/shared/files.ts'
    import { ensurePresentation } from './tooling/present/build.ts'
    for (const make of [() => ensureFonts(process.cwd(), false), () => workFolder('single'), () => ensurePresentation(variants[0], () => {})])
      await make().catch(error => console.log(error.message))`
  const env = { ...process.env, DECK_CACHE: path.join(place, 'file') }
  const { stdout } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', code], { cwd: root, env, encoding: 'utf8' })
  const sentence = `${path.relative(root, env.DECK_CACHE)} cannot be written: there is a file of that name.\nNothing was replaced. The commands keep files there; DECK_CACHE can name another folder.\n`
  expect(stdout).toBe(sentence.repeat(3))
})

test.describe('a leftover of a killed command', () => {
  /** No process has this id. */
  const dead = 999_999_999

  test('is removed by the next command of the same kind, and the work of others is not', async ({ place }) => {
    const theirs = [`single.new-${process.pid}-abcdef`, 'fonts', `single-${dead}`, `print.new-${dead}-abcdef`]
    for (const name of [`single.new-${dead}-abcdef`, ...theirs])
      await mkdir(path.join(place, name))
    const work = await draftOf(path.join(place, 'single'))
    expect(path.basename(work.path)).toMatch(new RegExp(`^single\\.new-${process.pid}-[0-9a-f]{6}$`))
    expect((await readdir(place)).sort()).toEqual(theirs.sort())
  })

  test('is removed if it belongs to the same file, and nothing else is', async ({ place }) => {
    const theirs = ['lt.pdf', `lt.pdf.new-${process.pid}-abcdef`, `film.new-${dead}-abcdef`, 'lt.pdf.new']
    for (const name of [`lt.pdf.new-${dead}-abcdef`, ...theirs])
      await writeFile(path.join(place, name), '')
    await removeDrafts(place, 'lt.pdf')
    expect((await readdir(place)).sort()).toEqual(theirs.sort())
  })

  test('is restored if it is the only complete folder', async ({ place }) => {
    await mkdir(path.join(place, `dist.old-${dead}-abcdef`))
    await writeFile(path.join(place, `dist.old-${dead}-abcdef/index.html`), 'old')
    await mkdir(path.join(place, `dist.new-${dead}-abcdef`))
    await removeDrafts(place, 'dist')
    expect(await readdir(place)).toEqual(['dist'])
    expect(await readFile(path.join(place, 'dist/index.html'), 'utf8')).toBe('old')
  })
})
