/** `npm test`: types, lint, and every check in a real browser; `npm run test:fast`: what can be checked within a minute. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { findBrowser } from '../shared/browser'
import { root } from '../shared/folders'
import { lookedIn, notHere, resultsFile } from '../shared/testRun'
import { defineCommand } from './command'

/** What runs in parallel with the browser checks. */
const steps: readonly { name: string, module: string, args: readonly string[] }[] = [
  // Both cache their results for unchanged files.
  { name: 'types', module: 'vue-tsc/bin/vue-tsc.js', args: ['--noEmit', '--incremental', '--tsBuildInfoFile', '.cache/types.tsbuildinfo'] },
  { name: 'lint', module: 'eslint/bin/eslint.js', args: ['.', '--max-warnings=0', '--cache', '--cache-location', '.cache/eslint'] },
]

/** Playwright's arguments for a quick answer: what needs no browser, and the layout of the slides in light colours. */
const fast = ['--project=unit', '--project=layout', '--grep-invert=@dark']

async function node(module: string, args: readonly string[]): Promise<boolean> {
  const child = spawn(process.execPath, [path.join(root, 'node_modules', module), ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
  const [code] = await once(child, 'exit')
  return code === 0
}

/** The part of Playwright's report that is read here. */
interface Suite {
  suites?: Suite[]
  specs?: { tests: { annotations: { type: string, description?: string }[] }[] }[]
}

interface Outcome {
  passed: number
  failed: number
  /** What the checks say about the engines they ran in, each once; see `tests/helpers/engines/engines.ts`. */
  engines: (annotation: string) => string[]
}

/** The result of Playwright's run; a run without a report has failed. */
async function playwrightOutcome(): Promise<Outcome> {
  if (!existsSync(resultsFile))
    return { passed: 0, failed: 1, engines: () => [] }
  const { stats, errors, suites } = JSON.parse(await readFile(resultsFile, 'utf8'))
  const annotationsOf = ({ suites = [], specs = [] }: Suite): { type: string, description?: string }[] =>
    [...suites.flatMap(annotationsOf), ...specs.flatMap(({ tests }) => tests.flatMap(({ annotations }) => annotations))]
  const annotations = annotationsOf({ suites })
  return {
    passed: stats.expected,
    failed: stats.unexpected + errors.length,
    engines: wanted => [...new Set(annotations.filter(({ type }) => type === wanted).map(({ description }) => description ?? ''))].sort(),
  }
}

async function runTests(args: readonly string[], options: { fast?: true }): Promise<void> {
  // Every process of the run uses the same browser, and none has to download one.
  process.env.DECK_BROWSER = await findBrowser()
  await rm(resultsFile, { force: true })

  const [good, ...outcomes] = await Promise.all([
    node('playwright/cli.js', ['test', ...options.fast ? fast : [], ...args]),
    ...args.length > 0 ? [] : steps.map(async ({ name, module, args }) => ({ name, good: await node(module, args) })),
  ])
  for (const { name, good } of outcomes)
    console.log(`${good ? '✓' : '✗'} ${name}`)
  const { passed, failed, engines } = await playwrightOutcome()
  const failedSteps = outcomes.filter(outcome => !outcome.good).length
  // A run may fail as a whole without a failed check, for instance if no check matches.
  const allFailed = Math.max(failed, good ? 0 : 1) + failedSteps
  const [seen, missing] = [engines(lookedIn), engines(notHere)]
  if (seen.length > 0)
    console.log(`\nChecked in ${seen.join(', ')}${missing.length > 0 ? `; not in ${missing.join(' and ')}, which ${missing.length > 1 ? 'are' : 'is'} not installed` : ''}`)
  console.log(`\n${passed + outcomes.length - failedSteps} passed, ${allFailed} failed`)
  process.exitCode = allFailed > 0 ? 1 : 0
}

export const command = defineCommand('test', 'Checks everything: types, lint, and what people get in a real browser.')
  .argument('[args...]', 'what Playwright alone is run with, such as --project=unit')
  .option('--fast', 'types, lint, what needs no browser, and layout in light colours: most mistakes, within a minute')
  .allowUnknownOption()
  .action(runTests)
