/**
 * Slidev's own command, as `tooling/cli/start.ts` starts it: if the deck makes it fail, it says why in a sentence. It is
 * not TypeScript, because Slidev takes twice as long to load through the TypeScript runner.
 */
import path from 'node:path'
import process from 'node:process'
import { stripVTControlCharacters } from 'node:util'
import { runnerImport } from 'vite'

const root = process.cwd() + path.sep

/** Where in the deck's own code an error was thrown; empty if unknown. */
function placeOf({ stack = '' }) {
  const call = stack.split('\n').find(line => /^\s+at /.test(line) && line.includes(root) && !line.includes('node_modules'))
  return call ? `${call.slice(call.indexOf(root) + root.length).replace(')', '')}: ` : ''
}

/** Reports what is wrong in the deck, on the terminal and to the process that started this one. */
function refuse(error) {
  const problem = error.name === 'CliError' ? error.message : `The deck's code cannot be run:\n\n${placeOf(error)}${stripVTControlCharacters(error.message)}`
  console.error(`\n${problem}`)
  process.send(problem, () => process.exit(1))
}

// Slidev restarts its server when one of its files in setup/ is saved. If that fails, a new process says why.
process.on('uncaughtException', (error) => {
  console.error(`\nSlidev has ended (${error.message.split('\n')[0]}). Starting it again …`)
  process.exit(1)
})
process.on('disconnect', () => process.exit())

// Slidev itself checks nothing, and its messages about broken hooks are less clear.
try {
  const [{ module: { checkDeck } }, { module: { config } }] = await Promise.all(['check/index', 'deck/config', 'setup/preparser', 'setup/vite-plugins'].map(name => runnerImport(path.resolve(import.meta.dirname, '..', `${name}.ts`))))
  await checkDeck(process.argv[2], config, true)
  await import('@slidev/cli/bin/slidev.mjs')
}
catch (error) {
  refuse(error)
}
