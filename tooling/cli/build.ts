/** `npm run build`: the hosted deck in `dist/`, and each variant as one file in `exports/`. */
import type { Variant } from '../deck/config'
import { existsSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { variants } from '../deck/config'
import { siteAddress } from '../deck/siteAddress'
import { silent } from '../export/progress'
import { launchBrowser, whileAlive } from '../shared/browser'
import { CliError } from '../shared/errors'
import { assertFile, assertReplaceable, readyFolder, replaceFolder, shownPath } from '../shared/files'
import { buildSingleFile, buildSite } from '../site/build'
import { pdfOf } from '../site/variants'
import { defineCommand } from './command'
import { exportDeck } from './export'

/** The command that a site's folder names as its maker. */
const maker = 'npm run build'

interface Options {
  out: string
  files: string
  pdfs?: string
}

/** Says what is left out without SITE_URL, and refuses one that is not an address. */
function checkAddress(): void {
  const given = process.env.SITE_URL
  if (!given)
    console.log('SITE_URL is not set: the canonical link, the address and the image for shared links are left out.')
  else if (!siteAddress)
    throw new CliError(`SITE_URL is "${given}", which is not a web address.`, 'Give it like https://example.org/talks/mine/.')
}

async function exportPdfs(folder: string): Promise<void> {
  console.log('Exporting the PDFs …')
  await exportDeck({ only: variants, dark: false, withClicks: false, format: 'pdf', out: folder }, silent).catch((error) => {
    throw error instanceof CliError ? new CliError('The PDFs could not be exported, so there is no new site.', error.message) : error
  })
}

async function copyPdfs(from: string, folder: string): Promise<void> {
  for (const pdf of variants.map(pdfOf))
    await copyFile(path.join(from, pdf), path.join(folder, pdf))
}

/** Reports a missing PDF before anything is built. */
function requirePdfs(from: string): void {
  for (const pdf of variants.map(pdfOf)) {
    const file = path.join(from, pdf)
    if (!existsSync(file))
      throw new CliError(`${path.relative(process.cwd(), file)} is missing, and the site offers it for download.`, 'Run "npm run export" first, or leave --pdfs out.')
  }
}

async function build(options: Options): Promise<void> {
  const out = path.resolve(options.out)
  const files = path.resolve(options.files)
  const pdfs = options.pdfs && path.resolve(options.pdfs)
  const singleFile = (variant: Variant): string => path.join(files, `${variant}.html`)
  // Refuse before anything is built, not at the end.
  await assertReplaceable(out, maker)
  await readyFolder(files)
  for (const variant of variants)
    await assertFile(singleFile(variant))
  checkAddress()
  if (pdfs)
    requirePdfs(pdfs)
  const putPdfs = (folder: string): Promise<void> => pdfs ? copyPdfs(pdfs, folder) : exportPdfs(folder)
  let rendered: Awaited<ReturnType<typeof buildSite>>
  await replaceFolder(out, maker, async (draft) => {
    await using browser = await launchBrowser()
    rendered = await whileAlive(browser, () => buildSite(draft, browser, { putPdfs, say: console.log }))
  })
  console.log('Building each variant as one file …')
  for (const variant of variants)
    await buildSingleFile(variant, rendered![variant]!, singleFile(variant), console.log)
  console.log(`\nSite: ${shownPath(out)}/\nOne file each: ${variants.map(singleFile).map(shownPath).join(', ')}`)
}

export const command = defineCommand('build', `Builds the hosted deck (every variant, with its PDF), and each variant as one file: ${variants.map(name => `${name}.html`).join(', ')}.
The site works under any path of any static host.`)
  .option('--out <dir>', 'where to write the site', 'dist')
  .option('--files <dir>', 'where to write the single files', 'exports')
  .option('--pdfs <dir>', `take ${variants.map(pdfOf).join(' and ')} from there instead of exporting them again`)
  .addHelpText('after', `
A folder is replaced as a whole, where it is one that this command made; any other is left as it is.

SITE_URL      environment variable: the address that the site will have, for the canonical link and the share images
DECK_BROWSER  environment variable: the Chromium, Chrome or Edge to use, instead of the one that is found`)
  .action(build)
