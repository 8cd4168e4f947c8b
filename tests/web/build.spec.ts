/** What the build says when it cannot build. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import process from 'node:process'
import { expect, test } from 'playwright/test'
import { root } from '../../scripts/deck'

function build(args: readonly string[], siteUrl = ''): { status: number | null, words: string } {
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts', ...args], { cwd: root, encoding: 'utf8', env: { ...process.env, SITE_URL: siteUrl } })
  return { status, words: stderr.trim() }
}

for (const [what, args, siteUrl, words] of [
  ['a folder that cannot be written', ['--out', 'package.json/dist'], undefined, /^package\.json\/dist cannot be written: .+ unchanged\.$/],
  ['an unknown option', ['--fast'], undefined, /^Unknown option '--fast'/],
  ['a missing PDF', ['--pdfs', 'no-such-folder'], undefined, /^no-such-folder\/recap\.pdf is missing/],
  ['an address that is none', [], 'example', /^SITE_URL is "example"/],
] as const) {
  test(`${what} is told in a sentence`, () => {
    const result = build(args, siteUrl)
    expect(result.status).toBe(1)
    expect(result.words).toMatch(words)
    expect(result.words, 'no stack').not.toContain('    at ')
    expect(existsSync('package.json/dist')).toBe(false)
  })
}
