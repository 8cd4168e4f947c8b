/** Pictures in `public/` in the builds: shared on the site, inlined in the single file, kept for offline reading. */
import type { Plugin } from 'vite'
import { Buffer } from 'node:buffer'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'playwright/test'
import { build } from 'vite'
import { importFiles, inlineFiles, mentionedFiles, sharedFiles } from '../../tooling/deck/publicFiles'
import { filesToKeep, pictureBudget } from '../../tooling/site/worker'
import { writeFiles } from '../helpers/write'

/** Builds a page that names pictures in code, in data and in a style sheet. Returns all output files, by path. */
async function built(...plugins: Plugin[]): Promise<Record<string, string>> {
  const root = test.info().outputPath('deck')
  await writeFiles(root, {
    'index.html': '<script type="module" src="/main.js"></script>',
    'main.js': 'import "./main.css"; import { photo } from "./data.js"; import drawn from "/drawn.svg"; document.title = photo + drawn',
    'data.js': 'export const photo = "/photos/一.png"; export const text = "/not/a/file"',
    'main.css': 'body { background: url(/ground.gif) }',
    'public/photos/一.png': 'png',
    'public/drawn.svg': '<svg/>',
    'public/ground.gif': 'gif',
    'public/film.mp4': 'film',
  })
  const outDir = path.join(root, 'out')
  await build({ root, base: './', configFile: false, logLevel: 'error', build: { outDir, minify: false, modulePreload: { polyfill: false } }, plugins: [mentionedFiles(), ...plugins] })
  const names = (await readdir(outDir, { recursive: true, withFileTypes: true })).filter(entry => entry.isFile()).map(entry => path.relative(outDir, path.join(entry.parentPath, entry.name)))
  return Object.fromEntries(await Promise.all(names.map(async name => [name, await readFile(path.join(outDir, name), 'utf8')] as const)))
}

const codeOf = (files: Record<string, string>): string => Object.entries(files).filter(([name]) => /\.(?:js|css)$/.test(name)).map(([, code]) => code).join('\n')

test('the site has each picture once, at its root, and every mention leads there from the place of the code', async () => {
  const files = await built()
  expect(Object.keys(files).filter(name => !/^assets|html$/.test(name)).sort()).toEqual(['drawn.svg', 'film.mp4', 'ground.gif', 'photos/一.png'])
  expect(codeOf(files)).toMatch(/new URL\(["']\.\.\/photos\/(?:一|%E4%B8%80)\.png["'], import\.meta\.url\)/)
  expect(codeOf(files)).toContain('url(../ground.gif)')
})

test('another variant has no pictures of its own, and leads to those of the site', async () => {
  const files = await built(sharedFiles('lt/'))
  expect(Object.keys(files).filter(name => !/^assets|html$/.test(name))).toEqual([])
  expect(codeOf(files)).toMatch(/new URL\(["']\.\.\/\.\.\/photos\/(?:一|%E4%B8%80)\.png["'], import\.meta\.url\)/)
  expect(codeOf(files)).toMatch(/new URL\(["']\.\.\/\.\.\/drawn\.svg["'], import\.meta\.url\)/)
  expect(codeOf(files)).toContain('url(../../ground.gif)')
})

test('the single file has the pictures inlined', async () => {
  const files = await built(inlineFiles())
  const data = (type: string, content: string): string => `data:${type};base64,${Buffer.from(content).toString('base64')}`
  for (const picture of [data('image/png', 'png'), data('image/svg+xml', '<svg/>'), data('image/gif', 'gif')])
    expect(codeOf(files)).toContain(picture)
  expect(Object.keys(files).filter(name => !/^assets.*(?:js|css)$|html$/.test(name))).toEqual([])
})

test('only a string that names a file becomes an import, but neither existing imports nor keys do', () => {
  const files = new Set(['/a.png'])
  expect(importFiles('const a = ["/a.png", \'/a.png\', x ? "/a.png" : "/b.png"]', files)).toBe('import __public_0 from "/a.png"\nconst a = [__public_0, __public_0, x ? __public_0 : "/b.png"]')
  for (const code of ['import a from "/a.png"', 'import("/a.png")', 'export { a } from \'/a.png\'', 'const a = { "/a.png": 1 }', 'const a = "see /a.png"', '`/a.png`'])
    expect(importFiles(code, files), code).toBeUndefined()
})

test('a visitor keeps the pictures in use, the smallest first, up to a total size', async () => {
  const site = test.info().outputPath('site')
  await writeFiles(site, {
    'index.html': '<link rel="icon" href="./icon.svg">',
    'assets/index-abcdefgh.js': '"../small.webp ../half.png ../most.jpg ../film.mp4 ../%E7%B5%B5.avif"',
    'icon.svg': '<svg/>',
    'small.webp': 'x',
    '絵.avif': 'x',
    'half.png': new Uint8Array(pictureBudget / 2),
    'most.jpg': new Uint8Array(pictureBudget * 0.75),
    'film.mp4': 'x',
    'unused.png': 'x',
    'share.png': 'x',
    'recap.pdf': 'x',
  })
  const { files, tooMuch } = await filesToKeep(site, ['share.png'])
  expect(files.map(({ url }) => url)).toEqual(['assets/index-abcdefgh.js', 'half.png', 'icon.svg', 'index.html', 'small.webp', '絵.avif'])
  expect(tooMuch).toEqual([{ name: 'most.jpg', size: pictureBudget * 0.75 }])
})
