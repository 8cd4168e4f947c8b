import type { HostFiles } from './hosts'
import { spawnSync } from 'node:child_process'
import { chmod } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { expect, test } from 'playwright/test'
import { writeFiles } from '../helpers/write'
import { hostDefects, readHostFiles } from './hosts'

test('the files for hosts agree with each other and with what the deck needs', async () => {
  expect(hostDefects(await readHostFiles()).join('\n')).toBe('')
})

for (const { what, install, checks, count } of [
  { what: 'pass', install: 0, checks: 0, count: '2 passed, 0 failed' },
  { what: 'fail', install: 0, checks: 1, count: '1 passed, 1 failed' },
  { what: 'cannot be installed', install: 1, checks: 0, count: '0 passed, 1 failed' },
]) {
  test(`where the checks ${what}, .ci/run ends with the count, and as they do`, async () => {
    const info = test.info()
    await writeFiles(info.outputDir, { npm: `#!/bin/sh\n[ "$1" = ci ] && exit ${install}\nprintf '%s\\n' "$*" '${count}'\nexit ${checks}\n` })
    await chmod(info.outputPath('npm'), 0o755)
    const { status, stdout } = spawnSync('.ci/run', { env: { ...process.env, PATH: `${info.outputDir}${path.delimiter}${process.env.PATH}` }, encoding: 'utf8' })
    expect({ last: stdout.trim().split('\n').at(-1), failed: status !== 0 }).toEqual({ last: count, failed: install + checks > 0 })
  })
}

/** Changes that someone in a hurry could make, and the message about each. */
const planted: readonly [file: keyof HostFiles, find: string, replace: string, told: string][] = [
  ['netlify.toml', 'for = "/assets/*"', 'for = "/index.html"', '/index.html get Cache-Control: public'],
  ['netlify.toml', 'for = "/:variant/assets/*"', 'for = "/*/index.html"', '/index.html get Cache-Control: public'],
  ['netlify.toml', 'Referrer-Policy = "no-referrer"\n', '', 'get Referrer-Policy: nothing instead of no-referrer'],
  ['netlify.toml', 'microphone=()', 'microphone=*', 'Permissions-Policy'],
  ['netlify.toml', 'publish = "dist"', 'publish = "exports"', 'publish is "exports"'],
  ['netlify.toml', 'NODE_VERSION = "22"', 'NODE_VERSION = "18"', 'Node 18 is not in "engines"'],
  ['netlify.toml', '[[headers]]\nfor = "/*"', '[[redirects]]\nfrom = "/*"\nto = "/index.html"\nstatus = 200\n\n[[headers]]\nfor = "/*"', '[redirects] is not known'],
  ['deploy/nginx.conf', '"^/(?:[^/]+/)?assets/"', '"\\.(?:js|css|woff2)$"', '/worker.js'],
  ['deploy/nginx.conf', 'set $lifetime "no-cache"', 'set $lifetime "max-age=600"', 'get Cache-Control: max-age=600 instead of no-cache'],
  ['deploy/nginx.conf', '  set $lifetime "no-cache"', '  location ~ \\.pdf$ {\n    add_header Content-Disposition attachment;\n  }\n  set $lifetime "no-cache"', '"location ~ \\.pdf$" is not known'],
  ['deploy/nginx.conf', 'nosniff always', 'nosniff', 'X-Content-Type-Options is not sent with errors'],
  ['deploy/nginx.conf', 'font/woff2 woff2;', '', '.woff2 is sent as "undefined"'],
  ['deploy/nginx.conf', 'text/css text/javascript', 'text/javascript', 'text/css is not compressed'],
  ['deploy/nginx.conf', 'listen 8080', 'listen 80', 'EXPOSE is not 80'],
  ['Dockerfile', 'ARG SITE_URL\nRUN npm run build\n', 'RUN npm run build\nARG SITE_URL\n', '"npm run build" comes before "ARG SITE_URL"'],
  ['Dockerfile', 'COPY package.json package-lock.json .npmrc ./\nRUN npm ci\nCOPY . .', 'COPY . .\nRUN npm ci', '"the lock file is copied" is missing'],
  ['Dockerfile', '/deck/dist', '/deck/exports', 'of the build is not copied'],
  ['Dockerfile', 'node:22-', 'node:20-', 'Dockerfile: Node 20 instead of 22'],
  ['Dockerfile', 'npm run build', 'npm run bundle', '"npm run bundle" is not a script'],
  ['.dockerignore', 'node_modules\n', '', 'node_modules of this machine gets into the image'],
  ['.dockerignore', 'dist\n', 'dist\n*.md\n', '"*.md" is excluded from the image'],
  ['.github/workflows/pages.yml', '    needs: test\n', '', 'needs of publish is [null] instead of ["test"]'],
  ['.github/workflows/pages.yml', 'run: npm test', 'run: npm test || true', 'the list of commands of test is'],
  ['.github/workflows/pages.yml', '      - run: npm test\n', '      - run: npm test\n        continue-on-error: true\n', '"continue-on-error" of a step is not known'],
  ['.github/workflows/pages.yml', '  pull_request:\n', '', 'on is {"push":null}'],
  ['.github/workflows/pages.yml', 'steps.pages.outputs', 'steps.site.outputs', 'SITE_URL of the build is'],
  ['.github/workflows/pages.yml', 'path: dist', 'path: .', 'the uploaded folder is'],
  ['.github/workflows/pages.yml', '  contents: read', '  contents: write', 'permissions is {"contents":"write"}'],
]

test('a file that differs from the others is reported', async () => {
  const sound = await readHostFiles()
  const silent = planted.filter(([file, find, replace, told]) => {
    expect(sound[file], `${file} holds "${find}"`).toContain(find)
    return !hostDefects({ ...sound, [file]: sound[file].replace(find, () => replace) }).some(defect => defect.includes(told))
  })
  expect(silent.map(([file, find, replace, told]) => `${file}: "${find}" → "${replace}" is not reported as "${told}"`)).toEqual([])
})
