/**
 * `npm run conformance`: veraPDF on the exported PDFs. PDF/UA-1 on all, PDF/A-2a on those that claim it.
 *
 * veraPDF is used if it is installed (`VERAPDF` names its program or its jar, or `verapdf` is on the path), else Maven
 * downloads it from Maven Central into `.cache/verapdf`.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { config } from '../deck/config'
import { documents, variantOfDocument } from '../export/options'
import { CliError } from '../shared/errors'
import { keepFile, workFolder } from '../shared/files'
import { cacheFolder, root } from '../shared/folders'
import { defineCommand } from './command'

const version = '1.28.2'
const jarName = `greenfield-apps-${version}.jar`
const profiles = { 'ua1': documents, '2a': documents.filter(name => config.variants[variantOfDocument(name)]!.pdfA) }

/** A program and its first arguments. */
type Program = readonly [string, ...string[]]

interface Report {
  report: { jobs: {
    itemDetails: { name: string }
    taskException?: { exceptionMessage: string }
    validationResult?: { details: {
      passedChecks: number
      failedChecks: number
      ruleSummaries: { clause: string, testNumber: number, failedChecks: number, description: string, checks: { context: string, errorMessage?: string }[] }[]
    } }[]
  }[] }
}

const works = (program: string, ...args: string[]): boolean => spawnSync(program, args, { stdio: 'ignore' }).status === 0
const runJar = (jar: string): Program => ['java', '-cp', jar, 'org.verapdf.apps.GreenfieldCliWrapper']

async function findVeraPdf(): Promise<Program> {
  const named = process.env.VERAPDF
  if (named)
    return named.endsWith('.jar') ? runJar(named) : [named]
  if (works('verapdf', '--version'))
    return ['verapdf']

  if (!works('java', '-version'))
    throw new CliError('veraPDF checks the PDFs, and it needs Java, which is not installed.', 'Install Java (Debian: default-jre-headless) and Maven, or let VERAPDF name an installed veraPDF.')
  const jar = path.join(cacheFolder, 'verapdf', jarName)
  await keepFile(jar, getJar)
  return runJar(jar)
}

async function getJar(): Promise<Uint8Array> {
  if (!works('mvn', '--version'))
    throw new CliError('Neither veraPDF nor Maven, which would download it, is installed.', `Install Maven, or get org.verapdf.apps:greenfield-apps:${version} from Maven Central and let VERAPDF name the jar.`)
  console.log(`Getting veraPDF ${version} from Maven Central …`)
  await using work = await workFolder('verapdf')
  const got = spawnSync('mvn', ['-q', '-B', 'dependency:copy', `-Dartifact=org.verapdf.apps:greenfield-apps:${version}`, `-DoutputDirectory=${work.path}`], { encoding: 'utf8' })
  const file = path.join(work.path, jarName)
  if (!existsSync(file))
    throw new CliError('Maven could not get veraPDF.', got.stdout.split('\n').find(line => line.includes('ERROR')) ?? 'Is there a network?')
  return await readFile(file)
}

function validate([program, ...args]: Program, profile: string, files: readonly string[]): Report {
  const { stdout, stderr } = spawnSync(program, [...args, '--flavour', profile, '--format', 'json', ...files], { encoding: 'utf8', maxBuffer: 2 ** 28 })
  try {
    return JSON.parse(stdout) as Report
  }
  catch {
    throw new CliError(`${program} gave no report.`, stderr.split('\n')[0])
  }
}

async function checkConformance(): Promise<void> {
  const folder = process.env.DECK_EXPORTS ?? path.join(root, 'exports')
  const veraPdf = await findVeraPdf()
  let failed = 0
  for (const [profile, documents] of Object.entries(profiles)) {
    const files = documents.map(document => path.join(folder, `${document}.pdf`))
    const missing = files.find(file => !existsSync(file))
    if (missing)
      throw new CliError(`${missing} is not there.`, 'Run `npm run export` first.')

    for (const { itemDetails, validationResult, taskException } of validate(veraPdf, profile, files).report.jobs) {
      const details = validationResult?.[0]?.details
      if (!details)
        throw new CliError(`veraPDF could not read ${itemDetails.name}.`, taskException?.exceptionMessage)
      failed += details.failedChecks
      console.log(`${profile.padEnd(3)}  ${path.basename(itemDetails.name).padEnd(11)}  ${details.passedChecks} checks passed, ${details.failedChecks} failed`)
      for (const { clause, testNumber, failedChecks, description, checks } of details.ruleSummaries)
        console.log(`     ${clause}-${testNumber}, ${failedChecks} times: ${description}\n       ${checks[0]?.errorMessage ?? ''} (${checks[0]?.context})`)
    }
  }
  if (failed > 0)
    throw new CliError(`${failed} checks failed.`)
}

export const command = defineCommand('conformance', `Has veraPDF check the exported PDFs: PDF/UA-1 on all, PDF/A-2a on ${profiles['2a'].join(' and ')}.`)
  .addHelpText('after', `
VERAPDF       environment variable: veraPDF's program or jar; without it, it comes from Maven Central
DECK_EXPORTS  environment variable: folder of the PDFs instead of exports/`)
  .action(checkConformance)
