/** Opens addresses as the desktop does. */
import { spawn } from 'node:child_process'
import process from 'node:process'

/** The command that opens an address; undefined where there is no display to open it on. */
export function openerFor(platform: NodeJS.Platform, env: Readonly<Record<string, string | undefined>>): readonly [command: string, ...args: string[]] | undefined {
  // A person who is logged in from elsewhere does not sit before this machine's display.
  if (env.CI || env.SSH_CONNECTION)
    return undefined
  if (platform === 'darwin')
    return ['open']
  if (platform === 'win32')
    return ['cmd', '/c', 'start', '']
  return env.DISPLAY || env.WAYLAND_DISPLAY ? ['xdg-open'] : undefined
}

/** Opens an address where that can be done. */
export function openWindow(address: string): void {
  const [command, ...args] = openerFor(process.platform, process.env) ?? []
  // A desktop without an opener: the addresses stand on the terminal.
  if (command)
    spawn(command, [...args, address], { stdio: 'ignore', detached: true }).on('error', () => {}).unref()
}
