/** Finds the browser that exports and checks run in, or downloads one. */
import type { Browser, BrowserType } from 'playwright'
import type { System } from './browser/system'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import process from 'node:process'
import { download } from './browser/download'
import { ensureChromium, keptChromium } from './browser/fromNpm'
import { whyUnusable } from './browser/probe'
import { headlessShell, installCommand, runsNpmChromium, runsPlaywrightChromium, systemBrowsers, thisSystem } from './browser/system'
import { CliError } from './errors'

/** Environment variable that names the Chromium, Chrome or Edge to use before any other. */
export const browserVariable = 'DECK_BROWSER'

/** Where a browser may come from: returns its program or undefined, or throws an Error with the reason. */
export type Source = () => string | undefined | Promise<string | undefined>

/** Playwright's browser. Playwright itself takes half a second to load, so it is loaded only when needed. */
async function loadChromium(): Promise<BrowserType> {
  return (await import('playwright')).chromium
}

const whereItIs = (program: string): string | undefined => existsSync(program) ? program : undefined

function sourcesAtHand(system: System): Source[] {
  return [
    async () => whereItIs((await loadChromium()).executablePath()),
    ...[headlessShell, ...systemBrowsers[system.platform] ?? []].map(program => () => whereItIs(program)),
    ...runsNpmChromium(system) ? [keptChromium] : [],
  ]
}

function downloads(system: System): Source[] {
  return [
    ...runsPlaywrightChromium(system) ? [downloadPlaywrightChromium] : [],
    ...runsNpmChromium(system) ? [ensureChromium] : [],
  ]
}

async function downloadPlaywrightChromium(): Promise<string | undefined> {
  const program = (await loadChromium()).executablePath()
  if (!existsSync(program)) {
    const cli = path.join(path.dirname(createRequire(import.meta.url).resolve('playwright/package.json')), 'cli.js')
    // It tries five times, so it gives up on a host that does not answer after fifty seconds.
    await download('Playwright\'s Chromium', process.execPath, [cli, 'install', 'chromium'], { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: process.env.PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT ?? '10000' })
  }
  return whereItIs(program)
}

/** The first program from these sources that runs here, or else why each of them does not run or could not be downloaded. */
export async function firstThatRuns(sources: readonly Source[]): Promise<{ program?: string, problems: readonly string[] }> {
  const problems = new Set<string>()
  for (const source of sources) {
    try {
      const program = await source()
      const why = program && whyUnusable(program)
      if (program && !why)
        return { program, problems: [] }
      if (why)
        problems.add(`${program} ${why}`)
    }
    catch (error) {
      problems.add((error as Error).message)
    }
  }
  return { problems: [...problems] }
}

/**
 * The browser that the environment names.
 * @throws CliError if it does not exist or does not run
 */
function namedBrowser(): string | undefined {
  const named = process.env[browserVariable]
  const why = named && (existsSync(named) ? whyUnusable(named) : 'does not exist')
  if (why)
    throw new CliError(`${browserVariable} names ${named}, which ${why}.`, 'Point it at a Chromium, Chrome or Edge, or unset it.')
  return named || undefined
}

/**
 * A browser that is already here: named by the environment, Playwright's own, the system's, or the one kept in `.cache/chromium`.
 * @throws CliError if the environment names one that does not exist or does not run
 */
export async function browserAtHand(): Promise<string | undefined> {
  return namedBrowser() ?? (await firstThatRuns(sourcesAtHand(thisSystem()))).program
}

let found: Promise<string> | undefined

/**
 * Path of the browser to use: one that is already here, else Playwright's by `playwright install chromium`, else, on Linux x64
 * with glibc, Chromium from the npm registry. Nothing is installed in the system. Later calls return the same browser.
 * @throws CliError if there is none: why those found do not run, and how to install one
 */
export function findBrowser(): Promise<string> {
  return found ??= (async () => namedBrowser() ?? await searchBrowser())()
}

/** Searches these sources for a browser, the best first. */
export async function searchBrowser(system = thisSystem(), sources: readonly Source[] = [...sourcesAtHand(system), ...downloads(system)]): Promise<string> {
  const { program, problems } = await firstThatRuns(sources)
  if (program)
    return program
  const command = installCommand(system)
  throw new CliError(
    `No browser that runs here was found${problems.length > 0 ? `: ${problems.join('; ')}` : ''}.`,
    `Install one${command ? ` (${command})` : ''}, or name a Chrome, Chromium or Edge in ${browserVariable}.`,
  )
}

/** What Playwright switches off in Chromium. Only the last such switch counts, so ours repeats the list. */
const switchedOffByPlaywright = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'DialMediaRouteProvider',
  'GlobalMediaControls',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'BlockOriginHeaderModificationOnRedirect',
  'Translate',
  'AutoDeElevate',
  'OptimizationHints',
  'msForceBrowserSignIn',
  'msEdgeUpdateLaunchServicesPreferredVersion',
]

/** The pages behind Chromium's address bar. Every window loads them, at three times the cost of the window itself, and no one sees them. */
const addressBar = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup']

/** What every start of the browser needs; Chromium's sandbox does not run as root. */
export const browserArguments: readonly string[] = [
  `--disable-features=${[...switchedOffByPlaywright, ...addressBar].join(',')}`,
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  // In every browser, glyphs are placed where the font says, not on whole pixels.
  '--font-render-hinting=none',
  ...process.getuid?.() === 0 ? ['--no-sandbox'] : [],
]

/** Playwright's messages about a browser or page that has gone. */
const isGone = /browser has been closed|Target crashed|Page crashed/

/** Starts the browser without a window: the named one, or the one found or downloaded. */
export async function launchBrowser(named?: string): Promise<Browser> {
  const executablePath = named ?? await findBrowser()
  try {
    return await (await loadChromium()).launch({ executablePath, args: [...browserArguments] })
  }
  catch (error) {
    throw new CliError(`The browser ${executablePath} does not start: ${whyNot(error as Error)}.`, `Set ${browserVariable} to another one.`)
  }
}

/** The useful part of Playwright's message about a browser that did not start. */
function whyNot({ message }: Error): string {
  const [reason] = message.replace(/^browserType\.launch: (?:Failed to launch: Error: )?/, '').split('\n')
  return isGone.test(message) ? 'it ended at once' : reason!.replace(/\.$/, '')
}

/**
 * Runs work in a browser.
 * @throws CliError if the browser or its page crashes meanwhile; any other error as it is
 */
export async function whileAlive<T>(browser: Browser, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  }
  catch (error) {
    if (browser.isConnected() && !isGone.test(String(error)))
      throw error
    throw new CliError('The browser crashed. Anything unfinished is as it was before.', `Is there enough memory? Try again, or name another browser in ${browserVariable}.`)
  }
}
