/**
 * `npm run mutants`: plants each defect of the lists beside this file in a copy of the deck, runs the checks there, and lists
 * those that report it. A defect that no check reports is a gap in the checks. A harmless change that a check reports shows that
 * the check is too strict. Where an entry names the file of checks that must report it (`by`), only that file runs.
 *
 *   npm run mutants                        everything, one by one; takes hours
 *   npm run mutants -- facts drawings      two of the lists
 *   npm run mutants -- route-35            one defect
 *   npm run mutants -- facts --project unit --project layout   only these projects of Playwright
 *   npm run mutants -- facts --together    all in one copy and one run; quick, but defects may hide each other
 */
import { spawn } from 'node:child_process'
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { copyThisDeck } from '../helpers/copy'

/** A change to the deck's files that someone in a hurry could make. */
interface Mutant {
  id: string
  /** The defect, and what people see of it. */
  what: string
  /** Each `find` occurs exactly once in its file. */
  edits: readonly { file: string, find: string, replace: string }[]
  /** The file of checks that must report it; without one, any check may. */
  by?: string
}

const root = process.cwd()
const lists = (await readdir(import.meta.dirname)).filter(name => name.endsWith('.json')).map(name => path.parse(name).name)

/** @throws Error if a list is out of date: the deck does not have the text to replace, or has it twice */
async function plant(deck: string, { id, edits }: Mutant): Promise<void> {
  for (const { file, find, replace } of edits) {
    const text = await readFile(path.join(deck, file), 'utf8')
    if (text.split(find).length !== 2)
      throw new Error(`${id}: ${file} does not hold exactly once what it looks for. Bring tests/mutants up to date.`)
    // A function, because `$` is special in a replacement string.
    await writeFile(path.join(deck, file), text.replace(find, () => replace))
  }
}

/**
 * The names of the checks that fail.
 * @throws Error if they did not run
 */
async function failures(deck: string, args: readonly string[]): Promise<string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tooling/cli/deck.ts', 'test', ...args], { cwd: deck, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  child.stdout.on('data', data => output += data)
  child.stderr.on('data', data => output += data)
  const code = await new Promise(resolve => child.once('close', resolve))
  const told = output.split('\n').filter(line => /^\s+\d+\) |^✗ /.test(line)).map(line => line.trim().replace(/^\d+\) /, ''))
  if (told.length === 0 && code !== 0)
    throw new Error(`The checks did not run:\n${output.trim().split('\n').slice(-12).join('\n')}`)
  return [...new Set(told)]
}

async function look(mutants: readonly Mutant[], args: readonly string[]): Promise<string[]> {
  const deck = await mkdtemp(path.join(tmpdir(), 'deck-mutant-'))
  try {
    await copyThisDeck(deck)
    await cp(path.join(root, '.cache/fonts'), path.join(deck, '.cache/fonts'), { recursive: true }).catch(() => {})
    for (const mutant of mutants)
      await plant(deck, mutant)
    return await failures(deck, args)
  }
  finally {
    await rm(deck, { recursive: true, force: true })
  }
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { project: { type: 'string', multiple: true, default: [] }, together: { type: 'boolean', default: false } } })
const all = (await Promise.all(lists.map(async list => (JSON.parse(await readFile(path.join(import.meta.dirname, `${list}.json`), 'utf8')) as Mutant[]).map(mutant => ({ ...mutant, list }))))).flat()
const wanted = all.filter(({ id, list }) => !positionals.length || positionals.includes(id) || positionals.includes(list))
const stranger = positionals.find(name => !all.some(({ id, list }) => id === name || list === name))
if (stranger || !wanted.length)
  throw new Error(`There is no list and no defect "${stranger}". The lists: ${lists.join(', ')}.`)

const projects = values.project.map(project => `--project=${project}`)
const rounds = values.together ? [wanted] : wanted.map(mutant => [mutant])
let missed = 0
for (const round of rounds) {
  const by = round.length === 1 && round[0]!.by
  const told = await look(round, by ? [by] : projects)
  for (const { id, list, what } of round) {
    const isRight = (told.length > 0) === (list !== 'harmless')
    missed += isRight ? 0 : 1
    console.log(`${isRight ? '✓' : '✗'} ${list}/${id}: ${what}`)
  }
  console.log(told.slice(0, values.together ? undefined : 4).map(line => `    ${line}`).join('\n'))
}
console.log(`\n${wanted.length - missed} of ${wanted.length} as they should be`)
process.exitCode = missed ? 1 : 0
