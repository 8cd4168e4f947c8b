/**
 * Makes `source.json`, the fingerprints of the report's wording, from the report's text:
 * `tsx tests/talk/fingerprint.ts <file>`.
 */
import { readFile, writeFile } from 'node:fs/promises'
import process from 'node:process'
import { CliError } from '../../tooling/shared/errors'
import { run } from '../../tooling/shared/terminal'
import { fingerprint, runsOf } from './wording'

run(async () => {
  const [file] = process.argv.slice(2)
  if (!file)
    throw new CliError('Which text?', 'tsx tests/talk/fingerprint.ts <file>')
  const fingerprints = [...new Set(runsOf(await readFile(file, 'utf8')).map(fingerprint))].sort()
  await writeFile(new URL('source.json', import.meta.url), `${JSON.stringify(fingerprints.join(' '))}\n`)
})
