import process from 'node:process'
import { defineConfig } from 'playwright/test'
import { testCache } from './tests/helpers/places'
import { browserArguments, findBrowser } from './tooling/shared/browser'
import { resultsFile } from './tooling/shared/testRun'

// Every process of the run uses the same browser, and a separate cache for the commands.
process.env.DECK_BROWSER = await findBrowser()
process.env.DECK_CACHE = testCache
// Every build gets the future address of the hosted deck, because it is on the closing slide.
process.env.SITE_URL = 'https://deck.example/talks/'

/**
 * The deck's tests. `unit` needs no browser. `commands` runs the scripts as a user does on a terminal. The others read what
 * people get: the built variants, the exported PDFs, the hosted folder and the talk as it is presented. A separate project
 * makes each of these once, and they wait for it.
 */
export default defineConfig({
  testDir: 'tests',
  globalSetup: './tests/helpers/untouched.ts',
  outputDir: 'test-results',
  // A test that passes only on the second try proves nothing.
  retries: 0,
  // One more than the two cores that the tests are meant for, because many wait for a page more than they compute.
  workers: 3,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  reporter: [['list'], ['json', { outputFile: resultsFile }]],
  use: {
    launchOptions: { executablePath: process.env.DECK_BROWSER, args: [...browserArguments] },
    viewport: { width: 1280, height: 720 },
    locale: 'ja-JP',
  },
  // Playwright runs these in two rounds: first what makes the results, then what reads them. Within a round the longest come
  // first. A worker takes two seconds to start, and reads the slides once, so most projects use only one.
  projects: [
    { name: 'outputs', testMatch: 'outputs.setup.ts' },
    // The first build of a process takes as long as the next three together.
    { name: 'builds', testMatch: ['layout/print.setup.ts', 'components/specimens.setup.ts', 'present/present.setup.ts'], workers: 1 },
    { name: 'commands', testDir: 'tests/cli', testMatch: '**/*.spec.ts', fullyParallel: true, workers: 2 },
    { name: 'features', testDir: 'tests/features', testMatch: '**/*.spec.ts' },
    { name: 'unit', testMatch: '**/*.test.ts', workers: 2 },
    { name: 'pdf', testMatch: ['pdf/**/*.spec.ts', 'talk/pdf.spec.ts'], dependencies: ['outputs', 'builds'], workers: 1 },
    { name: 'present', testDir: 'tests/present', testMatch: '**/*.spec.ts', dependencies: ['builds'], workers: 2 },
    { name: 'components', testDir: 'tests/components', testMatch: '**/*.spec.ts', dependencies: ['builds'], workers: 1 },
    { name: 'layout', testMatch: ['layout/**/*.spec.ts', 'talk/deck.spec.ts'], dependencies: ['builds'], workers: 1 },
    { name: 'looks', testDir: 'tests/looks', testMatch: '**/*.spec.ts', dependencies: ['outputs', 'builds'], workers: 1 },
    { name: 'web', testDir: 'tests/site', testMatch: '**/*.spec.ts', dependencies: ['outputs'], fullyParallel: true },
  ],
})
