import process from 'node:process'
import { defineConfig } from 'playwright/test'
import { browserArguments, findBrowser } from './scripts/browser'
import { resultsFile, testCache } from './tests/places'

// For every process of the run: the same browser, and a place of its own for what the commands keep.
process.env.DECK_BROWSER = await findBrowser()
process.env.DECK_CACHE = testCache
// Every build knows the address that the hosted deck would have: it stands on the closing slide.
process.env.SITE_URL = 'https://deck.example/talks/'

/**
 * The deck's checks. `unit` needs no browser; `commands` runs the scripts as a person at a terminal does; the others
 * read what people get: the built cuts, the exported PDFs, the hosted folder and the talk as it is presented, each made
 * once by a project of its own that they wait for.
 */
export default defineConfig({
  testDir: 'tests',
  globalSetup: './tests/untouched.ts',
  outputDir: 'test-results',
  // A check that passes on the second try has told nothing.
  retries: 0,
  // One more than the two cores that the checks are meant for: many of them wait for a page more than they compute.
  workers: 3,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  reporter: [['list'], ['json', { outputFile: resultsFile }]],
  use: {
    launchOptions: { executablePath: process.env.DECK_BROWSER, args: [...browserArguments] },
    viewport: { width: 1280, height: 720 },
    locale: 'ja-JP',
  },
  // Playwright runs these in three rounds: what is made, what is made from that, and the site with all in it. Within a
  // round the longest come first.
  projects: [
    { name: 'exports', testMatch: 'exports.ts' },
    { name: 'builds', testMatch: 'builds.ts' },
    { name: 'presented', testMatch: 'presented.ts' },
    { name: 'commands', testDir: 'tests/commands', fullyParallel: true },
    { name: 'hosted', testMatch: 'hosted.ts', dependencies: ['exports'] },
    { name: 'pdf', testDir: 'tests/pdf', dependencies: ['exports', 'builds'] },
    { name: 'unit', testDir: 'tests/unit' },
    { name: 'content', testDir: 'tests/content', dependencies: ['builds'] },
    { name: 'layout', testDir: 'tests/layout', dependencies: ['builds'] },
    { name: 'present', testDir: 'tests/present', dependencies: ['presented'] },
    { name: 'looks', testDir: 'tests/looks', dependencies: ['builds', 'hosted', 'presented'] },
    { name: 'web', testDir: 'tests/web', dependencies: ['hosted'], fullyParallel: true },
  ],
})
