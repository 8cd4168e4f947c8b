/** What the tooling takes of Slidev's private parts is in the Slidev that is installed; after an update, this names what is not. */
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

/** Every name that is imported from a file of Slidev's client, and by whom. */
const imports = sources.flatMap(({ name, text }) => [...text.matchAll(/^(?:import|export) (?!type)(?:(\w+)|\{ ([^}]*) \})? ?(?:from )?'@slidev\/client\/([^']+)'/gm)]
  .map(([, whole, names, file]) => ({ by: name, file: file!, names: whole ? ['default'] : names?.split(',').map(name => name.trim().split(' as ')[0]!) ?? [] })))

/** What a file exports, by its source; undefined where there is no such file. */
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

/** What is imported, and is not there. */
function missing(wanted: typeof imports): string[] {
  return wanted.flatMap(({ by, file, names }) => {
    const there = exportsOf(path.join(client, file))
    return there ? names.filter(name => !there.has(name)).map(name => `${by} imports ${name}, which ${file} does not export`) : [`${by} imports ${file}, which is not there`]
  })
}

test('every file of the client that is imported is there, and exports what is asked of it', () => {
  expect(imports.length).toBeGreaterThan(10)
  expect(missing(imports)).toEqual([])
})

test('a file that was renamed, and a name that is gone, are told', () => {
  expect(missing([{ by: 'a page', file: 'internals/SlideWrap.vue', names: ['default'] }, { by: 'a page', file: 'constants.ts', names: ['CLICKS_MAX', 'gone'] }]))
    .toEqual(['a page imports internals/SlideWrap.vue, which is not there', 'a page imports gone, which constants.ts does not export'])
})

const textsIn = (folder: string): string => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => /\.(?:ts|vue|mjs)$/.test(name) && !name.includes('node_modules')).map(name => readFileSync(path.join(folder, name), 'utf8')).join('\n')

for (const [what, folder, words] of [
  ['the state that is replaced by one without a stage', path.join(client, 'composables'), 'from \'../state\''],
  ['the parser that is left out of pages', client, 'from \'@slidev/parser/utils\''],
  ['the module of the style sheets that a deck may have', path.join(cli, 'dist'), '/@slidev/conditional-styles'],
  ['the module of the layers on every slide', path.join(cli, 'dist'), '/@slidev/global-layers'],
  ['the way in which a slide is imported', path.join(cli, 'dist'), '/@slidev/slides/'],
  ['where a slide keeps its clicks', client, '__clicksContext'],
] as const)
  test(`Slidev still has ${what}`, () => expect(textsIn(folder)).toContain(words))
