/**
 * A different meetup, in different numbers: five layers, six talks, variants with their own names and lengths, its own units
 * and marks. Its facts, pages, notes, fonts, records and drawings pass every check that needs no browser.
 */
import type { DiagramSpec } from '../../components/diagram/layout'
import type { DeckConfig } from '../../tooling/index'
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'playwright/test'
import { parse } from 'vue/compiler-sfc'
import { layout, narrowed } from '../../components/diagram/layout'
import { checkGlyphs } from '../../tooling/check/glyphs'
import { formatProblem } from '../../tooling/check/problem'
import { factEntries } from '../../tooling/check/recorded/facts'
import { differences, formatRecord, recordFile } from '../../tooling/check/records'
import { makeDeck } from '../../tooling/cli/new'
import { readSources } from '../../tooling/deck/sources'
import { root } from '../../tooling/shared/folders'
import { run } from '../helpers/command'

const another = path.join(root, 'tests/fixtures/another')
const drawings = path.join(another, 'components/talk/drawings')

let deck: string

test.beforeAll(async () => {
  deck = path.join(await mkdtemp(path.join(tmpdir(), 'deck-another-')), 'deck')
  await makeDeck(deck, another)
  await symlink(path.join(root, 'node_modules'), path.join(deck, 'node_modules'), 'junction')
})

test.afterAll(() => rm(path.dirname(deck), { recursive: true }))

/** The config that the deck hands to the tooling. */
const configOf = async (): Promise<DeckConfig> => (await import(path.join(deck, 'deck.config.ts'))).default

test('facts, pages and notes are right, and the running order of both variants is as confirmed', async () => {
  const { code, stdout, stderr } = await run('confirm', ['--only', 'order'], { deck })
  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: 'Everything is as it was confirmed.\n', stderr: '' })
})

test('its facts are as confirmed', async () => {
  const confirmed = await readFile(path.join(deck, recordFile('facts')), 'utf8')
  expect(differences(confirmed, formatRecord(await factEntries(await configOf())))).toEqual([])
})

test('its fonts have every character', async () => {
  const { facts } = await configOf()
  expect((await checkGlyphs(await readSources(path.join(deck, 'slides.md')), { facts })).map(formatProblem)).toEqual([])
})

/** The specification in a drawing's file. */
async function specOf(name: string): Promise<DiagramSpec> {
  const file = path.join(drawings, name)
  const { descriptor } = parse(await readFile(file, 'utf8'), { filename: file })
  const module = test.info().outputPath('spec.ts')
  const code = descriptor.scriptSetup!.content.replaceAll(/^import .*\.vue'$/gm, '').replaceAll('\'../../../', `'${another}/`)
  await writeFile(module, `${code}\nexport { spec }\n`)
  return (await import(module)).spec
}

test('each drawing places all its parts, in wide and narrow columns', async () => {
  for (const name of await readdir(drawings)) {
    const spec = await specOf(name)
    for (const one of [spec, narrowed(spec)]) {
      const { nodes, arrows } = layout(one)
      expect(nodes, name).toHaveLength(Object.keys(spec.nodes).length)
      expect(arrows, name).toHaveLength(spec.arrows!.length)
    }
  }
})
