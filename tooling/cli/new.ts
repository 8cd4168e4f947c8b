/** `npm run new -- FOLDER`: another deck, with everything of this one except its talk. */
import { existsSync } from 'node:fs'
import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { replaceDirAtomic } from '../shared/cleanup'
import { CliError } from '../shared/errors'
import { explainWriteError, isWithin, shownPath, throwExplained } from '../shared/files'
import { assertReadable, confirmedFolder, root } from '../shared/folders'
import { defineCommand } from './command'

/** A small talk about an invented evening, copied over the shared parts. */
const template = path.join(root, 'tests/fixtures/template')

/** What decks have in common: files and folders at the top level. */
const shared = [
  ...['components', 'composables', 'data', 'deploy', 'docs', 'layouts', 'styles', 'tests', 'tooling', 'slide-top.vue', 'handout-cover.vue'],
  ...['package.json', 'package-lock.json', '.npmrc', 'tsconfig.json', 'eslint.config.ts', 'playwright.config.ts', '.editorconfig', '.gitignore', 'LICENSE'],
  ...['.github', 'netlify.toml', 'Dockerfile', '.dockerignore'],
]

/** The parts of it that belong to one talk, or to this repository. */
const own = ['components/talk', 'docs/images', 'docs/benchmark.md', 'tests/talk', 'tests/mutants', confirmedFolder]

/** Output of commands. */
const made = ['node_modules', '.cache', '.slidev', 'dist', 'components.d.ts']

const isTaken = (file: string): boolean => !own.includes(path.relative(root, file).replaceAll(path.sep, '/')) && !made.includes(path.basename(file))

/** @throws CliError if the folder is not empty, is part of this deck, or has a name that no deck can have */
async function assertFree(folder: string): Promise<void> {
  assertReadable(folder)
  if (isWithin(root, folder))
    throw new CliError(`${shownPath(folder)} is a part of this deck.`, 'Name a folder outside, for instance ../another-deck.')
  const [existing] = await readdir(folder).catch((error) => {
    if (error.code === 'ENOENT')
      return []
    throw explainWriteError(error, folder, 'Name another folder.')
  })
  if (existing !== undefined)
    throw new CliError(`${folder} is not empty: it holds ${existing}.`, 'Nothing was touched. Name a folder that is empty, or one that is not there yet.')
}

async function editJson(file: string, edit: (content: any) => void): Promise<void> {
  const content = JSON.parse(await readFile(file, 'utf8'))
  edit(content)
  await writeFile(file, `${JSON.stringify(content, undefined, 2)}\n`)
}

/** Names the copy, and removes the scripts whose file it does not have. */
async function describe(folder: string, name: string): Promise<void> {
  await editJson(path.join(folder, 'package.json'), (content) => {
    content.name = name
    for (const [script, line] of Object.entries<string>(content.scripts)) {
      const file = /\S+\.ts\b/.exec(line)?.[0]
      if (file && !existsSync(path.join(folder, file)))
        delete content.scripts[script]
    }
  })
  await editJson(path.join(folder, 'package-lock.json'), (content) => {
    content.name = name
    content.packages[''].name = name
  })
}

/**
 * Makes another deck in an empty or new folder: a talk, copied over what decks have in common.
 * @throws CliError if it cannot be made; then nothing is left of it
 */
export async function makeDeck(folder: string, talk = template): Promise<void> {
  await assertFree(folder)
  // A name that npm accepts.
  const name = path.basename(folder).toLowerCase().replace(/[^a-z\d]+/g, '-').replace(/^-|-$/g, '') || 'deck'
  await replaceDirAtomic(folder, async (draft) => {
    for (const part of shared)
      await cp(path.join(root, part), path.join(draft, part), { recursive: true, filter: isTaken })
    await cp(talk, draft, { recursive: true, filter: isTaken })
    await describe(draft, name)
  }).catch(throwExplained(folder, 'Name another folder.'))
}

async function makeNamed(named: string): Promise<void> {
  const folder = path.resolve(named)
  await makeDeck(folder)
  console.log(`${folder} holds a deck of its own. Now:\n\n  cd ${/[^\w./-]/.test(named) ? `"${named}"` : named}\n  npm ci && npm start\n\ndocs/another-meetup.md there says what to change, and in which order.`)
}

export const command = defineCommand('new', 'Makes another deck: tooling, components, layouts, styles and tests of this one, and a small talk to replace.')
  .argument('<folder>', 'where it is to stand; empty, or not there yet')
  .action(makeNamed)
