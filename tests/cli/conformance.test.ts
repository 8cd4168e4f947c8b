/** `npm run conformance`: which PDFs are checked against which standard, and what is reported. A fake veraPDF prints a given report. */
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { test as base, expect } from 'playwright/test'
import { command } from '../../tooling/cli/conformance'
import { config } from '../../tooling/deck/config'
import { documents, variantOfDocument } from '../../tooling/export/options'
import { hasSignals } from '../helpers/command'
import { withEnv } from '../helpers/elsewhere'

interface Outcome {
  /** The arguments of each call of veraPDF, one line per call. */
  asked: string[]
  /** The output, followed by the error message. */
  said: string
}

const test = base.extend<{ folder: string, judge: (report: unknown) => Promise<Outcome> }>({
  /** A folder with PDFs. */
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a fixture needs from this pattern.
  folder: async ({}, use, testInfo) => {
    const folder = testInfo.outputPath('pdfs')
    await mkdir(folder, { recursive: true })
    for (const document of documents)
      await writeFile(path.join(folder, `${document}.pdf`), '')
    await use(folder)
  },
  judge: async ({ folder }, use, testInfo) => {
    await use(async (report) => {
      const [program, log] = [testInfo.outputPath('verapdf'), testInfo.outputPath('asked')]
      await writeFile(program, `#!/bin/sh\necho "$@" >> '${log}'\ncat <<'END'\n${typeof report === 'string' ? report : JSON.stringify(report)}\nEND\n`)
      await chmod(program, 0o755)
      const said: string[] = []
      const { log: print } = console
      console.log = text => said.push(text)
      const refused = await withEnv({ VERAPDF: program, DECK_EXPORTS: folder }, () => command.parseAsync([], { from: 'user' })).then(() => [], error => [error.message])
      console.log = print
      return { asked: (await readFile(log, 'utf8').catch(() => '')).replaceAll(`${folder}/`, '').trim().split('\n'), said: [...said, ...refused].join('\n') }
    })
  },
})

test.skip(!hasSignals, 'Windows cannot run a shell script as a program.')

/** A file's entry in the report of veraPDF. */
const job = (failedChecks: number, rules: readonly object[] = []): object => ({ itemDetails: { name: '/there/recap.pdf' }, validationResult: [{ details: { passedChecks: 20, failedChecks, ruleSummaries: rules } }] })

test('all PDFs are checked against PDF/UA-1, and those that claim PDF/A-2a against that, too', async ({ judge }) => {
  const { asked, said } = await judge({ report: { jobs: [job(0)] } })
  const archived = documents.filter(document => config.variants[variantOfDocument(document)]!.pdfA)
  const files = (names: readonly string[]): string => names.map(name => `${name}.pdf`).join(' ')
  expect(asked).toEqual([`--flavour ua1 --format json ${files(documents)}`, `--flavour 2a --format json ${files(archived)}`])
  expect(said).toBe('ua1  recap.pdf    20 checks passed, 0 failed\n2a   recap.pdf    20 checks passed, 0 failed')
})

test('failures are reported with their clause, and the error counts them', async ({ judge }) => {
  const rule = { clause: '7.1', testNumber: 3, failedChecks: 2, description: 'Content shall be marked', checks: [{ context: 'page 1', errorMessage: 'It is not.' }] }
  const { said } = await judge({ report: { jobs: [job(2, [rule])] } })
  expect(said.split('\n').slice(0, 3)).toEqual(['ua1  recap.pdf    20 checks passed, 2 failed', '     7.1-3, 2 times: Content shall be marked', '       It is not. (page 1)'])
  expect(said).toMatch(/\n4 checks failed\.$/)
})

test('a PDF that is missing or unreadable, and a program without a report, are reported', async ({ judge, folder }) => {
  expect((await judge({ report: { jobs: [{ itemDetails: { name: 'lt.pdf' }, taskException: { exceptionMessage: 'It is no PDF.' } }] } })).said).toBe('veraPDF could not read lt.pdf.\nIt is no PDF.')
  expect((await judge('no report')).said).toMatch(/^\S+\/verapdf gave no report\./)
  await rm(path.join(folder, `${documents.at(-1)}.pdf`))
  expect((await judge({})).said).toBe(`${path.join(folder, `${documents.at(-1)}.pdf`)} is not there.\nRun \`npm run export\` first.`)
  expect(process.env.VERAPDF, 'the environment is restored').toBeUndefined()
})
