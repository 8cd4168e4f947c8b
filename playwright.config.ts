import process from 'node:process'
import { defineConfig } from 'playwright/test'
import { browserArguments, findBrowser } from './scripts/browser'
import { resultsFile } from './tests/places'

/**
 * The deck's checks. `unit` needs no browser; the others read what people get: the built cuts, the exported PDFs and
 * the hosted folder, each made once by a project of its own that they wait for.
 */
export default defineConfig({
  testDir: 'tests',
  outputDir: 'test-results',
  // A check that passes on the second try has told nothing.
  retries: 0,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  reporter: [['list'], ['json', { outputFile: resultsFile }]],
  use: {
    launchOptions: { executablePath: await findBrowser(), args: [...browserArguments] },
    viewport: { width: 1280, height: 720 },
    locale: 'ja-JP',
  },
  projects: [
    { name: 'builds', testMatch: 'builds.ts', fullyParallel: true },
    { name: 'exports', testMatch: 'exports.ts' },
    { name: 'hosted', testMatch: 'hosted.ts', dependencies: ['exports'] },
    { name: 'unit', testDir: 'tests/unit' },
    { name: 'content', testDir: 'tests/content', dependencies: ['builds'] },
    { name: 'pdf', testDir: 'tests/pdf', dependencies: ['exports'] },
    { name: 'web', testDir: 'tests/web', dependencies: ['hosted'], fullyParallel: true },
    { name: 'layout', testDir: 'tests/layout', dependencies: ['builds'] },
  ],
})
