/** Where Chrome, Chromium and Edge are installed; apart from `browser.ts`, so that who opens one does not load Playwright. */
import process from 'node:process'

/**
 * Debian's Chromium without the parts that make a window, which takes half of the time. Its command in `/usr/bin` is a
 * shell script that stays between this process and the browser.
 */
export const headlessShell = '/usr/lib/chromium/chromium-headless-shell'

/** Browsers with a window, by what they are called in most systems. */
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
