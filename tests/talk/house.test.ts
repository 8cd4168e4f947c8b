/** The talk and its tooling are two houses: they know of each other only through `deck.config.ts` and `tooling/index.ts`. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { ESLint } from 'eslint'
import { expect, test } from 'playwright/test'
import { agenda, event, products, talks } from '../../data'
import { checkData, checkPages } from '../../data/checks'
import { unusedComponents } from '../../tooling/check/unused'
import { config, variants } from '../../tooling/deck/config'
import { root, toolingFolder } from '../../tooling/shared/folders'
import { escapeRegExp } from '../../tooling/shared/regExp'

const files = readdirSync(toolingFolder, { recursive: true, encoding: 'utf8' })
  .filter(name => /\.(?:ts|mjs|vue|css|md)$/.test(name))
  .map(name => ({ name, text: readFileSync(path.join(toolingFolder, name), 'utf8') }))

/** Everything that leads to another file: imports of all kinds, style sheets, addresses. */
const references = /(?:\bfrom|\bimport|@import|import\(|new URL\(|\bsrc=|url\()\s*['"]?(\.\.?\/[^'"`)\s]*)/g

test('nothing in the tooling leads out of it', () => {
  expect(files.length).toBeGreaterThan(100)
  expect(files.flatMap(({ name, text }) => [...text.matchAll(references)]
    .filter(([, target]) => path.relative(toolingFolder, path.resolve(toolingFolder, path.dirname(name), target!)).startsWith('..'))
    .map(([, target]) => `tooling/${name} leads to ${target}`))).toEqual([])
})

test('this talk shows each component that all decks share', () => {
  expect(unusedComponents(root, 'components')).toEqual([])
})

test('no word of this talk is in the tooling', () => {
  const words = [
    ...products.map(({ name }) => name),
    ...talks.flatMap(({ id, opener, title, speaker }) => [id, opener, title, speaker.name]),
    ...variants,
    ...agenda.flatMap(row => 'title' in row && row.title ? [row.title] : []),
    event.name,
    event.hashtag,
    'HashiCorp',
    'IBM Plex',
    'IBMPlex',
  ].filter(word => word.length > 1)
  // Names of talks that are also plain English words.
  const general = new Set(['stack'])
  const found = words.filter(word => !general.has(word)).flatMap((word) => {
    const pattern = /^[\w-]+$/.test(word) ? new RegExp(`(?<![\\w&-])${word}(?![\\w;-])`, 'i') : new RegExp(escapeRegExp(word))
    return files.filter(({ text }) => pattern.test(text)).map(({ name }) => `tooling/${name} says "${word}"`)
  })
  expect([...new Set(found)]).toEqual([])
})

test('lint refuses an import from either house into the other, and one from a floor above', async () => {
  const eslint = new ESLint({ cwd: root })
  for (const [filePath, code, told] of [
    ['tooling/deck/planted.ts', 'import \'../../data\'\n', 'The tooling knows no deck'],
    ['tooling/export/page/planted.ts', 'import \'../../../components/place\'\n', 'The tooling knows no deck'],
    ['tooling/deck/planted.ts', 'import \'../site/head\'\n', 'deck imports from the floors below it alone'],
    ['tooling/export/planted.ts', 'import \'../present/store\'\n', 'export imports from the floors below it alone'],
    ['components/planted.ts', 'import \'../tooling/deck/fonts\'\n', 'Import from tooling/index, tooling/client or tooling/components'],
  ] as const) {
    const [result] = await eslint.lintText(code, { filePath: path.join(root, filePath) })
    expect(result!.messages.map(({ message }) => message).join('\n'), `${filePath}: ${code}`).toContain(told)
  }
})

test('this deck has every peer dependency of the tooling, and pins its versions', () => {
  const read = (file: string): { dependencies?: object, peerDependencies?: object } => JSON.parse(readFileSync(path.join(root, file), 'utf8'))
  const { dependencies = {} } = read('package.json')
  expect(Object.keys(read('tooling/package.json').peerDependencies!).filter(name => !(name in dependencies))).toEqual([])
  expect(Object.entries(dependencies).filter(([, version]) => !/^(?:npm:[\w-]+@)?\d+\.\d+\.\d+$/.test(version)), 'dependencies without a pinned version → package.json').toEqual([])
})

test('the root has at most 13 visible folders', () => {
  const made = new Set(['node_modules', 'dist', 'exports', 'test-results', 'playwright-report'])
  const folders = readdirSync(root, { withFileTypes: true }).filter(entry => entry.isDirectory() && !entry.name.startsWith('.') && !made.has(entry.name)).map(({ name }) => name)
  expect(folders.length, folders.join(', ')).toBeLessThanOrEqual(13)
})

test('the deck hands its own checks over', () => {
  expect([config.checkData, config.checkPages], 'deck.config.ts → hand over checkData and checkPages of data/checks').toEqual([checkData, checkPages])
})
