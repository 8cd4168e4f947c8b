/** Which folders a command may replace: only those that it made itself. `refused.spec.ts` checks that the commands ask. */
import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test as base, expect } from 'playwright/test'
import { picturesCommand } from '../../tooling/export/options'
import { assertReplaceable, replaceFolder } from '../../tooling/shared/files'
import { root } from '../../tooling/shared/folders'
import { signFolder } from '../../tooling/shared/made'

const test = base.extend<{ home: string }>({
  /** A folder of the user with other files. */
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a fixture needs from this pattern.
  home: async ({}, use) => {
    const home = await mkdtemp(path.join(tmpdir(), 'deck-home-'))
    await mkdir(path.join(home, 'photos'))
    for (const file of ['notes.txt', 'photos/1.jpg'])
      await writeFile(path.join(home, file), 'theirs')
    await use(home)
    await rm(home, { recursive: true })
  },
})

test.describe('a folder may be replaced', () => {
  const command = 'npm run build'
  const made = async (place: string): Promise<void> => {
    await mkdir(path.join(place, 'assets'), { recursive: true })
    for (const file of ['index.html', 'assets/a.js'])
      await writeFile(path.join(place, file), 'made')
    await signFolder(place, command)
  }
  const answer = async (place: string, by = command): Promise<string> => await assertReplaceable(place, by).then(() => 'yes', ({ message }) => message)

  test('if it is missing, is empty, or was made by the command, even with compressed copies in it', async ({ home }) => {
    const place = path.join(home, 'site')
    expect(await answer(place)).toBe('yes')
    await mkdir(place)
    expect(await answer(place)).toBe('yes')
    await made(place)
    for (const file of ['assets/a.js.gz', '.DS_Store'])
      await writeFile(path.join(place, file), '')
    expect(await answer(place)).toBe('yes')
    await replaceFolder(place, command, draft => writeFile(path.join(draft, 'index.html'), 'new'))
    await replaceFolder(place, command, draft => writeFile(path.join(draft, 'index.html'), 'newer'))
    expect((await readdir(place)).sort()).toEqual(['.deck-build', 'index.html'])
  })

  test('but not if it is a file, a link, the deck, a parent of the deck, or its pages', async ({ home }) => {
    await symlink('photos', path.join(home, 'link-to-photos'))
    await symlink(root, path.join(home, 'link-to-deck'))
    // A path through a link is the same place.
    await symlink(path.dirname(root), path.join(home, 'link-to-above'))
    for (const [place, told] of [
      [path.join(home, 'notes.txt'), 'is a file, where a folder must go'],
      [path.join(home, 'photos'), 'did not make, such as 1.jpg'],
      [path.join(home, 'link-to-photos'), 'is a link to photos'],
      [path.join(home, 'link-to-deck'), 'is a link to'],
      [path.join(home, 'link-to-above', path.basename(root)), 'contains the deck itself'],
      [root, 'contains the deck itself'],
      [path.dirname(root), 'contains the deck itself'],
      [path.parse(root).root, 'contains the deck itself'],
      [path.join(root, 'pages'), 'did not make, such as '],
      [path.join(root, 'node_modules'), 'did not make'],
    ] as const)
      expect(await answer(place), place).toContain(told)
  })

  test('but not if it contains a file of the user, or another command made it', async ({ home }) => {
    const place = path.join(home, 'site')
    await made(place)
    expect(await answer(place, picturesCommand)).toContain('did not make, such as .deck-build')
    await writeFile(path.join(place, 'CNAME'), 'deck.example')
    expect(await answer(place)).toContain('did not make, such as CNAME')
    await rm(path.join(place, 'CNAME'))
    await symlink('../notes.txt', path.join(place, 'notes'))
    expect(await answer(place)).toContain('did not make, such as notes')
    await rm(path.join(place, 'notes'))
    expect(await answer(place)).toBe('yes')
    await writeFile(path.join(place, '.deck-build'), 'damaged')
    expect(await answer(place)).toContain('did not make')
  })

  test('but not if it contains a repository', async ({ home }) => {
    const place = path.join(home, 'site')
    await made(place)
    await mkdir(path.join(place, 'assets/.git'))
    expect(await answer(place)).toContain('contains a Git repository')
  })

  test('but not if Git tracks its files', async ({ home }) => {
    const place = path.join(home, 'site')
    const git = (...args: string[]): unknown => spawnSync('git', args, { cwd: home }).status
    test.skip(git('init') !== 0, 'Git is not installed')
    await made(place)
    expect(await answer(place), 'the folder is not tracked yet').toBe('yes')
    expect(git('add', 'site')).toBe(0)
    expect(await answer(place)).toContain('contains files that Git tracks, such as .deck-build')
  })

  test('but not if it appeared while the new one was being made', async ({ home }) => {
    const place = path.join(home, 'site')
    const making = replaceFolder(place, command, async (draft) => {
      await writeFile(path.join(draft, 'index.html'), 'new')
      await mkdir(place)
      await writeFile(path.join(place, 'theirs'), '')
    })
    await expect(making).rejects.toThrow('did not make, such as theirs')
    expect((await readdir(home)).sort()).toEqual(['notes.txt', 'photos', 'site'])
    expect(await readdir(place)).toEqual(['theirs'])
  })
})
