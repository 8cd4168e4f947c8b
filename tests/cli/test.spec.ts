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

/** The outcome of `npm test` when one of them fails. */
async function outcomeWhere(failing: keyof typeof modules | undefined, { hasReport = true, args = [] as readonly string[] } = {}): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'deck-test-'))
  const report = JSON.stringify({ stats: { expected: 7, unexpected: failing === 'checks' ? 1 : 0 }, errors: [], suites: [] })
  const reports = `require('node:fs').mkdirSync('.cache/tests', { recursive: true }); require('node:fs').writeFileSync('.cache/tests/results.json', ${JSON.stringify(report)});`
  await writeFiles(folder, {
    'package.json': '{}',
    'deck.config.ts': 'export default { variants: {} }\n',
    ...Object.fromEntries(Object.entries(modules).map(([what, module]) => [`node_modules/${module}`, `${what === 'checks' && hasReport ? reports : ''} console.log('${what}', ...process.argv.slice(2)); process.exit(${what === failing ? 1 : 0})`])),
  })
  await symlink(path.join(root, 'node_modules/tsx'), path.join(folder, 'node_modules/tsx'))
  const { code, stdout, stderr } = await run('test', args, { deck: folder })
  await rm(folder, { recursive: true })
  const lines = stdout.trim().split('\n')
  const called = lines.filter(line => Object.keys(modules).some(what => line.startsWith(`${what} `))).map(line => `${line.replace(/ \.cache\/\S+/, '')}\n`).sort()
  return `${args.length > 0 ? called.join('') : ''}${lines.at(-1)}${stderr}, exit code ${code}`
}

test('a run fails if types, lint or a check fails, or if Playwright leaves no report', async () => {
  test.setTimeout(180_000)
  const outcomes = await Promise.all([outcomeWhere(undefined), outcomeWhere('types'), outcomeWhere('lint'), outcomeWhere('checks'), outcomeWhere('checks', { hasReport: false })])
  expect(outcomes, 'failing: nothing; types; lint; a check; Playwright itself → runTests in tooling/cli/test.ts').toEqual([
    '9 passed, 0 failed, exit code 0',
    '8 passed, 1 failed, exit code 1',
    '8 passed, 1 failed, exit code 1',
    '9 passed, 1 failed, exit code 1',
    '2 passed, 1 failed, exit code 1',
  ])
})

test('arguments go to Playwright alone; --fast runs types, lint and the fast checks', async () => {
  test.setTimeout(180_000)
  const outcomes = await Promise.all([outcomeWhere(undefined, { args: ['--project=pdf', '-g', 'words'] }), outcomeWhere(undefined, { args: ['--fast'] })])
  expect(outcomes, 'see runTests in tooling/cli/test.ts').toEqual([
    'checks test --project=pdf -g words\n7 passed, 0 failed, exit code 0',
    'checks test --project=unit --project=layout --grep-invert=@dark\nlint . --max-warnings=0 --cache --cache-location\ntypes --noEmit --incremental --tsBuildInfoFile\n9 passed, 0 failed, exit code 0',
  ])
})
