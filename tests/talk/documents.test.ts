/** Everything that this repository's documents tell someone to type, set or open exists and works. */
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'playwright/test'
import config from '../../playwright.config'
import { commandFor } from '../../tooling/present/client/keys'
import { root } from '../../tooling/shared/folders'
import { filesBelow } from '../../tooling/shared/walk'
import { commands, read } from '../cli/commands'

const names = (await readdir(root)).filter(name => name.endsWith('.md') && name.startsWith('README'))
const documents = await Promise.all([...names, ...(await readdir(path.join(root, 'docs'))).filter(name => name.endsWith('.md')).map(name => `docs/${name}`)]
  .map(async file => ({ file, text: await readFile(path.join(root, file), 'utf8') })))
const { scripts, dependencies, devDependencies } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as Record<'scripts' | 'dependencies' | 'devDependencies', Record<string, string>>

/** What someone would type: inline code, and lines of code without their comments. */
function codeIn(text: string): string[] {
  const fences = [...text.matchAll(/^ *```\w*\n(.*?)^ *```/gms)].map(([, code]) => code!)
  const inline = [...text.replaceAll(/^ *```.+?^ *```/gms, '').matchAll(/`([^`]+)`/g)].map(([, code]) => code!.replaceAll(/\s+/g, ' '))
  return [...fences.flatMap(code => code.split('\n')), ...inline].map(line => line.replace(/\s#.*/, '').trim())
}

/** The text outside code. */
const proseOf = (text: string): string => text.replaceAll(/^ *```.+?^ *```|`[^`]+`/gms, '')

/** The problems in the code of all documents, one per line. */
const problemsIn = (find: (code: string) => string[]): string[] => documents.flatMap(({ file, text }) => codeIn(text).flatMap(code => find(code).map(problem => `${file}: \`${code}\`: ${problem}`)))

test('each command in the documents is a script, and accepts its arguments', () => {
  const isTaken = (call: string, args: string[]): string[] => {
    try {
      read(commands[call]!, args)
      return []
    }
    catch (error) {
      return [(error as Error).message.replace('\n', ' ')]
    }
  }
  // A plain argument may come before the `--`, an option may not.
  expect(problemsIn(code => [...code.matchAll(/\bnpm (run )?(?:-s )?([a-z:]+)((?: (?!--)[^\s&|;]+)*)(?: -- ([^&|;]+))?/g)].flatMap(([, run = '', name, before, after = '']) => {
    if (!run && !['start', 'test'].includes(name!))
      return []
    const call = `npm ${run}${name}`
    return !scripts[name!] ? [`there is no script "${name}" in package.json`] : commands[call] ? isTaken(call, `${before} ${after}`.split(' ').filter(Boolean)) : []
  }))).toEqual([])
})

test('each option named on its own belongs to a command', () => {
  const known = new Set(Object.values(commands).flatMap(({ options }) => options.flatMap(({ long }) => long ?? [])))
  expect(problemsIn(code => /^--[a-z][a-z-]*/.exec(code)?.flatMap(option => known.has(option) ? [] : [`no command has the option ${option}`]) ?? [])).toEqual([])
})

test('each test project in the documents exists', () => {
  const projects = new Set(config.projects!.map(({ name }) => name))
  expect(documents.flatMap(({ file, text }) => [...text.matchAll(/--project[= ](\w+)`?(?:\s\(or ([^)]+)\))?/g)]
    .flatMap(([, name, others = '']) => [name!, ...others.match(/\w+/g) ?? []])
    .filter(name => !projects.has(name))
    .map(name => `${file}: there is no project "${name}" in playwright.config.ts`))).toEqual([])
})

test('each environment variable in the documents is read', async () => {
  const sources = (await Promise.all(['tooling', 'tests', 'bench'].flatMap(folder => filesBelow(path.join(root, folder)).then(files => Promise.all(files.filter(file => /\.m?ts$/.test(file)).map(file => readFile(path.join(root, folder, file), 'utf8'))))))).flat().join('\n')
  expect(problemsIn(code => (code.match(/\b(?:[A-Z]+_[A-Z_]+|VERAPDF)\b/g) ?? []).flatMap(name => new RegExp(`env\\.${name}\\b`).test(sources) ? [] : [`nothing reads ${name}`]))).toEqual([])
})

test('each file and heading that the documents link to exists', async () => {
  const anchorOf = (heading: string): string => heading.toLowerCase().replaceAll(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-')
  const problems = documents.flatMap(({ file, text }) => [...proseOf(text).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target]) => {
    if (/^\w+:/.test(target!))
      return []
    const [name, anchor] = target!.split('#') as [string, string?]
    const linked = name ? path.join(path.dirname(file), name) : file
    if (!existsSync(path.join(root, linked)))
      return [`${file} links to ${target}: there is no ${linked}`]
    const headings = [...(documents.find(document => document.file === linked)?.text ?? '').matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchorOf(heading!))
    return anchor && !headings.includes(anchor) ? [`${file} links to ${target}: ${linked} has no such heading`] : []
  }))
  expect(problems).toEqual([])
})

/** The first column of the table that begins with this heading. */
function firstColumn(text: string, heading: string): string[] {
  const rows = text.slice(text.indexOf(`| ${heading} |`)).split('\n\n')[0]!.split('\n')
  return rows.slice(2).filter(Boolean).map(row => row.split('|')[1]!.trim())
}

test('the table of packages lists all installed packages, and no others', () => {
  const named = firstColumn(documents.find(({ file }) => file === 'README.md')!.text, 'package').flatMap(cell => cell.match(/[\w@/.-]+/g) ?? [])
  const installed = Object.keys({ ...dependencies, ...devDependencies }).filter(name => !name.startsWith('@types/'))
  expect(named.filter(name => !name.startsWith('@types/')).sort(), 'the table in README.md').toEqual(installed.sort())
})

test('the keys in the documents do what is beside them while the talk is presented', () => {
  const names: Readonly<Record<string, string>> = { '→': 'ArrowRight', '←': 'ArrowLeft', '↓': 'ArrowDown', '↑': 'ArrowUp', 'space': ' ', 'スペース': ' ', 'Page Down': 'PageDown', 'Page Up': 'PageUp' }
  const rows = documents.filter(({ file }) => file.startsWith('docs/presenting')).flatMap(({ file, text }) => ['key', 'キー'].filter(heading => text.includes(`| ${heading} |`)).map(heading => ({
    file,
    does: firstColumn(text, heading).map(cell => (cell.match(/[→←↓↑]|space|スペース|Page Down|Page Up|`[^\d\s]`/g) ?? []).map(key => commandFor({ key: names[key] ?? key.replaceAll('`', '') }))),
  })))
  expect(rows.length).toBeGreaterThan(1)
  for (const { file, does } of rows) {
    expect(does, `the table of keys in ${file} → tooling/present/client/keys.ts`).toEqual([
      ['next', 'next', 'next', 'prev', 'prev'],
      ['nextSlide', 'prevSlide'],
      ['goto'],
      ['black', 'black'],
      ['clock'],
      ['dark'],
      ['fullscreen', 'help'],
    ])
  }
})
