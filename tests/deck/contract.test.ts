/** The installed Slidev has the private parts that the tooling uses. After an update, this names what is missing. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { expect, test } from 'playwright/test'
import ts from 'typescript'
import { root, toolingFolder } from '../../tooling/shared/folders'

const require = createRequire(path.join(root, 'package.json'))
const packageOf = (name: string): string => path.dirname(require.resolve(`${name}/package.json`))
const client = packageOf('@slidev/client')
const cli = packageOf('@slidev/cli')

const sources = readdirSync(toolingFolder, { recursive: true, encoding: 'utf8' })
  .filter(name => /\.(?:ts|vue)$/.test(name) && !name.endsWith('.d.ts'))
  .map(name => ({ name: `tooling/${name}`, text: readFileSync(path.join(toolingFolder, name), 'utf8') }))

/** Every name imported from a file of Slidev's client, and the importing file. */
const imports = sources.flatMap(({ name, text }) => [...text.matchAll(/^(?:import|export) (?!type)(?:(\w+)|\{ ([^}]*) \})? ?(?:from )?'@slidev\/client\/([^']+)'/gm)]
  .map(([, whole, names, file]) => ({ by: name, file: file!, names: whole ? ['default'] : names?.split(',').map(name => name.trim().split(' as ')[0]!) ?? [] })))

/** The names that a file exports, read from its source; undefined where the file does not exist. */
function exportsOf(file: string): Set<string> | undefined {
  if (!existsSync(file))
    return undefined
  if (!file.endsWith('.ts'))
    return new Set(['default'])
  const names = new Set<string>()
  for (const statement of ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest).statements) {
    if (ts.isExportDeclaration(statement) && statement.exportClause && ts.isNamedExports(statement.exportClause))
      statement.exportClause.elements.forEach(({ name }) => names.add(name.text))
    const isExported = ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
    if (isExported && ts.isVariableStatement(statement))
      statement.declarationList.declarations.forEach(({ name }) => names.add((name as ts.Identifier).text))
    else if (isExported && 'name' in statement)
      names.add((statement.name as ts.Identifier).text)
  }
  return names
}

/** Imports that do not exist. */
function missing(wanted: typeof imports): string[] {
  return wanted.flatMap(({ by, file, names }) => {
    const there = exportsOf(path.join(client, file))
    return there ? names.filter(name => !there.has(name)).map(name => `${by} imports ${name}, which ${file} does not export`) : [`${by} imports ${file}, which is not there`]
  })
}

test('every imported file of the client exists, and exports the imported names', () => {
  expect(imports.length).toBeGreaterThan(10)
  expect(missing(imports)).toEqual([])
})

test('a renamed file and a removed name are reported', () => {
  expect(missing([{ by: 'a page', file: 'internals/SlideWrap.vue', names: ['default'] }, { by: 'a page', file: 'constants.ts', names: ['CLICKS_MAX', 'gone'] }]))
    .toEqual(['a page imports internals/SlideWrap.vue, which is not there', 'a page imports gone, which constants.ts does not export'])
})

const textsIn = (folder: string): string => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => /\.(?:ts|vue|mjs)$/.test(name) && !name.includes('node_modules')).map(name => readFileSync(path.join(folder, name), 'utf8')).join('\n')

for (const [what, folder, words] of [
  ['the state that the tooling replaces by one without a stage', path.join(client, 'composables'), 'from \'../state\''],
  ['the parser that the tooling leaves out of pages', client, 'from \'@slidev/parser/utils\''],
  ['the module of a deck\'s optional style sheets', path.join(cli, 'dist'), '/@slidev/conditional-styles'],
  ['the module of the layers on every slide', path.join(cli, 'dist'), '/@slidev/global-layers'],
  ['the path that slides are imported from', path.join(cli, 'dist'), '/@slidev/slides/'],
  ['the property for the clicks of a slide', client, '__clicksContext'],
] as const)
  test(`Slidev still has ${what}`, () => expect(textsIn(folder)).toContain(words))
