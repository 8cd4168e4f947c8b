/** Opens addresses in windows of their own. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import process from 'node:process'
import { systemBrowsers } from '../shared/browser/system'

type Command = readonly [command: string, ...args: string[]]

/**
 * The command that opens an address: what the environment calls BROWSER; as a window without tabs where there is
 * Chrome, Chromium or Edge; else whatever the desktop opens addresses with, which may make them tabs of one window.
 * Undefined where there is no display to open it on.
 */
export function openerFor(address: string, platform: NodeJS.Platform, env: Readonly<Record<string, string | undefined>>, browser?: string): Command | undefined {
  // A person who is logged in from elsewhere does not sit before this machine's display.
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

/** Opens an address where that can be done. */
export function openWindow(address: string): void {
  const browser = systemBrowsers[process.platform]?.find(file => existsSync(file))
  const [command, ...args] = openerFor(address, process.platform, process.env, browser) ?? []
  // A desktop without an opener: the addresses stand on the terminal.
  if (command)
    spawn(command, args, { stdio: 'ignore', detached: true }).on('error', () => {}).unref()
}
