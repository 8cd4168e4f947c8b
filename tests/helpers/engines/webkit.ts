/** WebKit, the engine of Safari and of every browser on an iPhone: Debian's `webkit2gtk-driver`, on a display of `xvfb`. */
import type { Readable } from 'node:stream'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { killOnExit, tempPath } from '../../../tooling/shared/cleanup'
import { freePort } from '../ports'
import { Session } from './webdriver'

const driver = process.env.DECK_WEBKIT ?? '/usr/bin/WebKitWebDriver'
const display = '/usr/bin/Xvfb'

/** The small browser in the packages of WebKitGTK, in a folder named after system and version. */
function miniBrowser(): string | undefined {
  const libraries = existsSync('/usr/lib') ? readdirSync('/usr/lib').filter(name => name.endsWith('-linux-gnu')).map(name => path.join('/usr/lib', name)) : []
  return libraries
    .flatMap(folder => readdirSync(folder).filter(name => /^webkit2?gtk-/.test(name)).map(name => path.join(folder, name, 'MiniBrowser')))
    .find(file => existsSync(file))
}

/** Whether a WebKit that can be controlled is installed. */
export function isWebKitHere(): boolean {
  return [driver, display, miniBrowser()].every(file => file && existsSync(file))
}

/** Lets the window be as narrow as a phone, despite its tool bar. */
const narrow = '* { min-width: 0; padding: 0; margin: 0; border: 0 } entry, button, image { min-height: 0; -gtk-icon-transform: scale(0) }'

/** Starts WebKit, with its own folder and display. */
export async function startWebKit(): Promise<{ session: Session, close: () => Promise<void> }> {
  const home = tempPath(await mkdtemp(path.join(tmpdir(), 'deck-webkit-')))
  await mkdir(path.join(home.path, 'gtk-3.0'))
  await writeFile(path.join(home.path, 'gtk-3.0', 'gtk.css'), narrow)

  // Xvfb picks a free display number, and reports it when it is ready.
  const screen = killOnExit(spawn(display, ['-displayfd', '3', '-screen', '0', '1920x1400x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] }))
  const [number] = await once(screen.stdio[3] as Readable, 'data')
  const port = await freePort()
  const env = { ...process.env, DISPLAY: `:${String(number).trim()}`, HOME: home.path, XDG_CONFIG_HOME: home.path, XDG_DATA_HOME: home.path, XDG_CACHE_HOME: home.path }
  const service = killOnExit(spawn(driver, [`--port=${port}`], { stdio: 'ignore', env }))
  const close = async (): Promise<void> => {
    for (const child of [service, screen]) {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill()
        await once(child, 'exit')
      }
    }
    await home.remove()
  }

  try {
    const session = await Session.start(`http://127.0.0.1:${port}`, { 'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation'] } })
    return {
      session,
      async close() {
        await session.close().catch(() => {})
        await close()
      },
    }
  }
  catch (error) {
    await close()
    throw error
  }
}
