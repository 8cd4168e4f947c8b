/** Every file of checks runs, once. */
import path from 'node:path'
import { expect, test } from 'playwright/test'
import config from '../../playwright.config'
import { root } from '../../tooling/shared/folders'
import { escapeRegExp } from '../../tooling/shared/regExp'
import { filesBelow } from '../../tooling/shared/walk'

/** Playwright's patterns: `**` stands for any folders, `*` for any part of a name. */
const patternOf = (glob: string): RegExp => new RegExp(`(?:^|/)${escapeRegExp(glob).replaceAll('\\*\\*/', '(?:.*/)?').replaceAll('\\*', '[^/]*')}$`)

/** The names of the projects that run a file. */
function projectsOf(file: string): string[] {
  return config.projects!
    .filter(({ testDir = 'tests', testMatch = [] }) => file.startsWith(`${testDir}/`) && [testMatch].flat().some(match => patternOf(String(match)).test(file)))
    .map(({ name }) => name!)
}

test('every file of checks is in exactly one project', async () => {
  const names = await filesBelow(path.join(root, 'tests'))
  const files = names.filter(name => /\.(?:test|spec|setup)\.ts$/.test(name) && !name.startsWith('fixtures/')).map(name => `tests/${name}`)
  expect(files.length).toBeGreaterThan(50)
  const found = files.map(file => ({ file, projects: projectsOf(file) })).filter(({ projects }) => projects.length !== 1)
  expect(found.map(({ file, projects }) => `${file} is in ${projects.join(' and ') || 'no project'} → testMatch in playwright.config.ts`)).toEqual([])
})
