/** Finds the browser that exports and checks run in, or gets one. */
import type { Browser } from 'playwright'
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'
import { headlessShell, systemBrowsers } from './systemBrowsers'
import { Mishap, run } from './terminal'

/** Environment variable that names a Chromium, Chrome or Edge to use before any other. */
export const browserVariable = 'DECK_BROWSER'

/**
 * A browser that is already here: named by the environment, Playwright's own, or the system's.
 * @throws Mishap where the environment names none
 */
export function browserAtHand(): string | undefined {
  const named = process.env[browserVariable]
  if (named) {
    if (!existsSync(named))
      throw new Mishap(`${browserVariable} names ${named}, which does not exist.`, `Point it at a Chromium, Chrome or Edge, or unset it.`)
    return named
  }
  return [chromium.executablePath(), headlessShell, ...systemBrowsers[process.platform] ?? []].find(file => file && existsSync(file))
}

/** Root on Debian in a container or under CI: the one place where installing a system package is nobody's loss. */
function mayInstallPackage(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
    && Boolean(process.env.CI || existsSync('/.dockerenv') || existsSync('/run/.containerenv'))
}

/**
 * Path of the browser to use, tried in this order: the environment variable `DECK_BROWSER`, Playwright's own, the
 * system's Chrome, Chromium or Edge, `playwright install chromium`, Debian's packages.
 * @throws Mishap where none can be had
 */
export async function findBrowser(): Promise<string> {
  const atHand = browserAtHand()
  if (atHand)
    return atHand

  console.log('No browser found. Getting Playwright\'s Chromium (playwright install chromium) …')
  const cli = fileURLToPath(new URL('../node_modules/playwright/cli.js', import.meta.url))
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: ['ignore', 'ignore', 'ignore'] })
  if (!browserAtHand() && mayInstallPackage()) {
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' })
    for (const name of ['chromium-headless-shell', 'chromium']) {
      if (browserAtHand())
        break
      console.log(`It could not be downloaded. Installing Debian's package ${name} (apt-get install ${name}) …`)
      spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
    }
  }

  const got = browserAtHand()
  if (!got)
    throw new Mishap('No browser found, and none could be downloaded.', `Install Chrome, Chromium or Edge, or set ${browserVariable} to one.`)
  return got
}

/** What every start of the browser needs; Chromium refuses its sandbox to root. */
export const browserArguments: readonly string[] = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  // Glyphs stand where the font says and not on whole pixels, with every browser.
  '--font-render-hinting=none',
  ...process.getuid?.() === 0 ? ['--no-sandbox'] : [],
]

/** How Playwright speaks of a browser or a page that is there no more. */
const isGone = /browser has been closed|Target crashed|Page crashed/

/**
 * Starts the browser without a window.
 * @param named which; without it, the one that is found or got
 */
export async function launchBrowser(named?: string): Promise<Browser> {
  const executablePath = named ?? await findBrowser()
  try {
    return await chromium.launch({ executablePath, args: [...browserArguments] })
  }
  catch (error) {
    throw new Mishap(`The browser ${executablePath} does not start: ${whyNot(error as Error)}.`, `Set ${browserVariable} to another one.`)
  }
}

/** What Playwright says of a browser that did not start, as far as a person can use it. */
function whyNot({ message }: Error): string {
  const [reason] = message.replace(/^browserType\.launch: (?:Failed to launch: Error: )?/, '').split('\n')
  return isGone.test(message) ? 'it ended at once' : reason!.replace(/\.$/, '')
}

/**
 * Asks something of a browser.
 * @throws Mishap where the browser or its page dies meanwhile, whatever was asked; any other error as it is
 */
export async function whileAlive<T>(browser: Browser, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  }
  catch (error) {
    if (browser.isConnected() && !isGone.test(String(error)))
      throw error
    throw new Mishap('The browser died at its work; what was not finished is as it was before.', `Is there enough memory? Try again, or name another browser in ${browserVariable}.`)
  }
}

// `tsx scripts/browser.ts` makes sure that there is a browser, for what runs next.
if (process.argv[1] === fileURLToPath(import.meta.url))
  run(async () => console.log(`Browser: ${await findBrowser()}`))
