/** Opens addresses in their own windows. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import process from 'node:process'
import { systemBrowsers } from '../shared/browser/system'

type Command = readonly [command: string, ...args: string[]]

/**
 * The command that opens an address: the environment's BROWSER, else Chrome, Chromium or Edge in a window without tabs,
 * else the desktop's own opener, which may make them tabs of one window.
 * Undefined if there is no display to open it on.
 */
export function openerFor(address: string, platform: NodeJS.Platform, env: Readonly<Record<string, string | undefined>>, browser?: string): Command | undefined {
  // Someone logged in remotely is not in front of this machine's display.
  if (env.CI || env.SSH_CONNECTION || (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY))
    return undefined
  if (env.BROWSER)
    return [env.BROWSER, address]
  if (browser)
    return [browser, `--app=${address}`]
  if (platform === 'darwin')
    return ['open', address]
  return platform === 'win32' ? ['cmd', '/c', 'start', '', address] : ['xdg-open', address]
}

/** Opens an address if that is possible. */
export function openWindow(address: string): void {
  const browser = systemBrowsers[process.platform]?.find(file => existsSync(file))
  const [command, ...args] = openerFor(address, process.platform, process.env, browser) ?? []
  // On a desktop without an opener, the addresses on the terminal must do.
  if (command)
    spawn(command, args, { stdio: 'ignore', detached: true }).on('error', () => {}).unref()
}
