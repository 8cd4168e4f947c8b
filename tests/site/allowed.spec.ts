/** Checks everything that was built against the lists of what is allowed. */
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { variants } from '../../tooling/deck/config'
import { folderOf } from '../../tooling/site/variants'
import { filesToKeep } from '../../tooling/site/worker'
import { isForever } from '../deploy/hosts'
import { hostedSite, singleFile } from '../helpers/places'
import { addressDefects, addressesOfTalk, allowedPage, headDefects, manifestDefects, policyDefects, policyOf } from './allowed'
import { expect, base as test } from './site'

/** Every public page: its variant, kind and file. */
const pages = variants.flatMap(variant => [
  { variant, kind: 'page', file: path.join(hostedSite, folderOf(variant), 'index.html') },
  { variant, kind: 'file', file: singleFile(variant) },
] as const)

for (const { variant, kind, file } of pages) {
  test(`${variant}, ${kind}: policy and head contain what is allowed and nothing else`, async () => {
    const html = await readFile(file, 'utf8')
    const [head = ''] = /<head>[\s\S]*<\/head>/.exec(html) ?? []
    expect(policyDefects(policyOf(html), html, kind)).toEqual([])
    expect(html.match(/http-equiv/g), 'one policy').toHaveLength(1)
    expect(head.slice('<head>'.length).trimStart().replace(/^<meta charset="utf-8">\s*/, ''), 'only the charset comes before the policy').toMatch(/^<meta http-equiv="Content-Security-Policy"/)
    // The single file contains its icon.
    expect(headDefects(head.replace(/<link rel="icon" href="data:image\/svg\+xml;base64,[^"]+">/, ''), await allowedPage(variant, kind, html))).toEqual([])
  })
}

/** The files of the site, by their path in it. */
async function siteFiles(): Promise<string[]> {
  const entries = await readdir(hostedSite, { recursive: true, withFileTypes: true })
  return entries.filter(entry => entry.isFile()).map(entry => path.relative(hostedSite, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
}

test('every address in every public file is relative and leads to a file, or is listed', async () => {
  const files = await siteFiles()
  const ofTalk = await addressesOfTalk()
  const defectsOf = async (name: string, file: string, exists: (file: string) => boolean): Promise<string[]> => addressDefects(name, await readFile(file, 'utf8'), ofTalk, exists)
  const defects = await Promise.all([
    ...files.filter(name => /\.(?:html|css|js|json|webmanifest|svg|xml|txt)$/.test(name)).map(name => defectsOf(name, path.join(hostedSite, name), file => files.includes(file))),
    ...variants.map(variant => defectsOf(`${variant}.html`, singleFile(variant), () => false)),
  ])
  expect(defects.flat()).toEqual([])
})

test('the web manifest contains what is allowed, and its pictures have the declared sizes', async () => {
  const text = await readFile(path.join(hostedSite, 'site.webmanifest'), 'utf8')
  expect(manifestDefects(text)).toEqual([])
  for (const [name, size] of [['icon-512.png', 512], ['icon-180.png', 180]] as const) {
    const picture = await readFile(path.join(hostedSite, name))
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)], name).toEqual([size, size])
  }
})

test('hosts cache for a year exactly the files that the worker keeps without a revision', async () => {
  const { files } = await filesToKeep(hostedSite, [])
  expect(files.filter(({ url, revision }) => isForever(url) !== (revision === null)).map(({ url }) => url)).toEqual([])
})
