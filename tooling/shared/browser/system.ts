/** The facts about this machine that decide where a browser can come from, and where its own browsers are. */
import { readFileSync } from 'node:fs'
import process from 'node:process'
import { familySync } from 'detect-libc'

export interface System {
  platform: NodeJS.Platform
  arch: NodeJS.Architecture
  /** The C library of a Linux; null elsewhere. */
  libc: string | null
  /** The distribution of a Linux and those it is based on, nearest first: ID and ID_LIKE of `/etc/os-release`. */
  distributions: readonly string[]
  /** Whether commands here run as root, so that they need no sudo. */
  root: boolean
}

export function thisSystem(): System {
  const { platform, arch } = process
  return { platform, arch, libc: familySync(), distributions: platform === 'linux' ? readDistributions() : [], root: process.getuid?.() === 0 }
}

function readDistributions(): string[] {
  try {
    const release = readFileSync('/etc/os-release', 'utf8')
    return ['ID', 'ID_LIKE'].flatMap(key => new RegExp(`^${key}="?([^"\n]*)`, 'm').exec(release)?.[1]?.split(' ') ?? [])
  }
  catch {
    return []
  }
}

/** Playwright's Chromium is built for glibc. */
export const runsPlaywrightChromium = ({ libc }: System): boolean => libc !== 'musl'

/** So is the one in the npm registry, and only for x64. */
export const runsNpmChromium = ({ platform, arch, libc }: System): boolean => platform === 'linux' && arch === 'x64' && libc === 'glibc'

/** The command that installs a browser, by distribution. Ubuntu's own package is a stub for the snap. */
const linuxCommands: Readonly<Record<string, string>> = {
  ubuntu: 'snap install chromium',
  debian: 'apt-get install chromium',
  alpine: 'apk add chromium',
  fedora: 'dnf install chromium',
  rhel: 'dnf install epel-release && dnf install chromium',
  arch: 'pacman -S chromium',
  suse: 'zypper install chromium',
  opensuse: 'zypper install chromium',
}

/** The command that installs a browser on a system; undefined if none is known. */
export function installCommand({ platform, distributions, root }: System): string | undefined {
  if (platform === 'darwin')
    return 'brew install --cask google-chrome'
  if (platform === 'win32')
    return 'winget install Google.Chrome'
  const command = distributions.map(name => linuxCommands[name]).find(Boolean)
  return root ? command : command?.split(' && ').map(part => `sudo ${part}`).join(' && ')
}

/**
 * Debian's Chromium without the parts for windows; it takes half the time. Its command in `/usr/bin` is a
 * shell script that stays between this process and the browser.
 */
export const headlessShell = '/usr/lib/chromium/chromium-headless-shell'

/** Browsers with windows, by their usual paths on each platform. */
export const systemBrowsers: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: ['/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/snap/bin/chromium', '/usr/bin/microsoft-edge'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].flatMap(folder => folder
    ? [`${folder}\\Google\\Chrome\\Application\\chrome.exe`, `${folder}\\Microsoft\\Edge\\Application\\msedge.exe`]
    : []),
}
