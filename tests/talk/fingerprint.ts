/**
 * Makes `source.json`, the fingerprints of the report's wording, from the text of the report: `npm run fingerprint -- FILE`. The
 * text itself is not part of the project.
 */
import { readFile, writeFile } from 'node:fs/promises'
import process from 'node:process'
import { event } from '../../data'
import { CliError } from '../../tooling/shared/errors'
import { run } from '../../tooling/shared/terminal'
import { fingerprint, runsOf } from './wording'

run(async () => {
  const [file, ...rest] = process.argv.slice(2)
  if (!file || rest.length > 0)
    throw new CliError('Which text? One file holds the report that the deck recaps.', 'npm run fingerprint -- report.txt')
  const text = await readFile(file, 'utf8').catch(() => {
    throw new CliError(`${file} cannot be read.`, 'Name a file with the text of the report.')
  })
  const fingerprints = [...new Set(runsOf(text).map(fingerprint))].sort()
  if (fingerprints.length === 0)
    throw new CliError(`${file} holds no sentence.`, 'Name a file with the text of the report.')
  await writeFile(new URL('source.json', import.meta.url), `{ "title": ${JSON.stringify(event.source.title)}, "fingerprints": ${JSON.stringify(fingerprints.join(' '))} }\n`)
  console.log(`${fingerprints.length} fingerprints of "${event.source.title}" are in tests/talk/source.json.`)
})
