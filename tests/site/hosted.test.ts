import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test as base, expect } from 'playwright/test'
import { explainWriteError, replaceFolder as replace } from '../../tooling/shared/files'
import { policyFor } from '../../tooling/shared/policy'
import { actionFor } from '../../tooling/viewer/keys'

const replaceFolder = (target: string, fill: (draft: string) => Promise<void>): Promise<void> => replace(target, 'npm run build', fill)

/** A folder that already contains a site. */
const test = base.extend<{ place: string }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a fixture needs from this pattern.
  place: async ({}, use) => {
    const place = await mkdtemp(path.join(tmpdir(), 'deck-replace-'))
    await replaceFolder(path.join(place, 'dist'), draft => writeFile(path.join(draft, 'index.html'), 'old'))
    await use(place)
    await rm(place, { recursive: true })
  },
})

const indexOf = async (place: string): Promise<string> => await readFile(path.join(place, 'dist/index.html'), 'utf8')

test('a complete folder replaces the old one, and nothing is left beside it', async ({ place }) => {
  await replaceFolder(path.join(place, 'dist'), draft => writeFile(path.join(draft, 'index.html'), 'new'))
  expect(await indexOf(place)).toBe('new')
  expect(await readdir(place)).toEqual(['dist'])
})

for (const [what, code, words] of [['a full disk', 'ENOSPC', 'the disk is full'], ['a folder without write permission', 'EACCES', 'may not be written']] as const) {
  test(`${what} is reported with a clear message, and the old folder stays intact`, async ({ place }) => {
    const failing = replaceFolder(path.join(place, 'dist'), async (draft) => {
      await writeFile(path.join(draft, 'half'), '')
      throw Object.assign(new Error(`${code}: write`), { code })
    })
    await expect(failing).rejects.toThrow(words)
    await expect(failing).rejects.toHaveProperty('name', 'CliError')
    expect(await indexOf(place)).toBe('old')
    expect(await readdir(place)).toEqual(['dist'])
  })
}

test('a file in the path of the folder is reported', async ({ place }) => {
  await writeFile(path.join(place, 'file'), '')
  await expect(replaceFolder(path.join(place, 'file/dist'), async () => {})).rejects.toThrow('a part of its path is a file')
})

test('an unrelated error is passed on unchanged', () => {
  const error = new TypeError('not about writing')
  expect(explainWriteError(error, 'dist')).toBe(error)
})

test('the policy names the scripts and style sheets of a page by their hashes', () => {
  const policy = policyFor('<style>a{}</style><script src="x.js"></script><script type="module">1</script>')
  expect(policy).toMatch(/script-src 'self' 'sha256-[^']+'; style-src 'self' 'sha256-[^']+'/)
  expect(policyFor('', true)).toContain('script-src \'none\'')
})

test('keys have their actions, and other keys are left alone', () => {
  expect(actionFor({ key: 'ArrowRight' }, 'stage')).toBe('next')
  expect(actionFor({ key: ' ', shift: true }, 'stage')).toBe('prev')
  expect(actionFor({ key: '?', shift: true }, 'stage')).toBe('help')
  expect(actionFor({ key: 'ArrowRight', command: true }, 'stage')).toBeUndefined()
  expect(actionFor({ key: ' ', focus: 'BUTTON' }, 'stage')).toBeUndefined()
  expect(actionFor({ key: ' ', focus: 'A' }, 'stage')).toBe('next')
  expect(actionFor({ key: 'o', focus: 'INPUT' }, 'stage')).toBeUndefined()
  // In the reading view these keys scroll.
  expect(actionFor({ key: 'ArrowDown' }, 'read')).toBeUndefined()
  expect(actionFor({ key: 'o' }, 'read')).toBe('contents')
  expect(actionFor({ key: 'B' }, 'stage')).toBe('black')
  expect(actionFor({ key: 'b' }, 'read')).toBeUndefined()
})
