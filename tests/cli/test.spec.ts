/** `npm test` counts types and lint along with Playwright's checks: a failure in any of them fails the run. */
import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'playwright/test'
import { root } from '../../tooling/shared/folders'
import { run } from '../helpers/command'
import { writeFiles } from '../helpers/write'

/** The programs that run, by the module that a fake package folder replaces. */
const modules = { types: 'vue-tsc/bin/vue-tsc.js', lint: 'eslint/bin/eslint.js', checks: 'playwright/cli.js' } as const

interface Run {
  args?: readonly string[]
  /** The programs that fail. */
  failing?: readonly (keyof typeof modules)[]
  /** Whether Playwright leaves a report. */
  hasReport?: boolean
}

/** What `npm test` runs, and its outcome. */
async function outcomeOf({ args = [], failing = [], hasReport = true }: Run): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'deck-test-'))
  const report = JSON.stringify({ stats: { expected: 7, unexpected: failing.includes('checks') ? 1 : 0 }, errors: [], suites: [] })
  const reports = `require('node:fs').mkdirSync('.cache/tests', { recursive: true }); require('node:fs').writeFileSync('.cache/tests/results.json', ${JSON.stringify(report)});`
  await writeFiles(folder, {
    'package.json': '{}',
    'deck.config.ts': 'export default { variants: {} }\n',
    ...Object.fromEntries(Object.entries(modules).map(([what, module]) => [`node_modules/${module}`, `${what === 'checks' && hasReport ? reports : ''} console.log('${what}', ...process.argv.slice(2)); process.exit(${failing.includes(what as keyof typeof modules) ? 1 : 0})`])),
  })
  await symlink(path.join(root, 'node_modules/tsx'), path.join(folder, 'node_modules/tsx'))
  const { code, stdout, stderr } = await run('test', args, { deck: folder })
  await rm(folder, { recursive: true })
  const lines = stdout.trim().split('\n')
  const called = lines.filter(line => Object.keys(modules).some(what => line.startsWith(`${what} `))).map(line => `${line.replace(/ \.cache\/\S+/, '')}\n`).sort()
  return `${called.join('')}${lines.at(-1)}${stderr}, exit code ${code}`
}

test('types, lint and the checks run; a run fails if one of them fails, or if Playwright leaves no report', async () => {
  test.setTimeout(180_000)
  const others = 'lint . --max-warnings=0 --cache --cache-location\ntypes --noEmit --incremental --tsBuildInfoFile\n'
  for (const [given, told] of [
    [{}, `checks test\n${others}9 passed, 0 failed, exit code 0`],
    [{ failing: ['types', 'lint'], args: ['--fast'] }, `checks test --project=unit --project=layout --grep-invert=@dark\n${others}7 passed, 2 failed, exit code 1`],
    [{ failing: ['checks'], args: ['--project=pdf', '-g', 'words'] }, 'checks test --project=pdf -g words\n7 passed, 1 failed, exit code 1'],
    [{ failing: ['checks'], hasReport: false }, `checks test\n${others}2 passed, 1 failed, exit code 1`],
  ] satisfies [Run, string][])
    expect.soft(await outcomeOf(given), `${JSON.stringify(given)} → runTests in tooling/cli/test.ts`).toBe(told)
})
