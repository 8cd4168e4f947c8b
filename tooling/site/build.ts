/** The hosted deck: all variants in one folder, and each as one file. */
import type { Browser } from 'playwright'
import type { Variant } from '../deck/config'
import type { Section } from '../index'
import type { Rendered } from './prerender'
import type { SitePlace } from './variants'
import { Buffer } from 'node:buffer'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { readDeck } from '../check'
import { buildDeck } from '../deck/build'
import { config, variants } from '../deck/config'
import { firstFontsScript } from '../deck/firstFonts'
import { phrasesElement } from '../deck/phrases'
import { inlineFiles, sharedFiles } from '../deck/publicFiles'
import { sectionsOf } from '../deck/sections'
import { siteAddress } from '../deck/siteAddress'
import { replaceFile, shownPath, throwExplained, workFolder } from '../shared/files'
import { root } from '../shared/folders'
import { escapeHtml } from '../shared/html'
import { policyFor } from '../shared/policy'
import { serveFolder } from '../shared/serve'
import { headOf, manifest, shareImage } from './head'
import { page, phrasesFile, phrasesScript, pictureScript, places } from './page'
import { oneFile, twoScripts } from './plugins'
import { prerender, takeIcon, takeShareImage } from './prerender'
import { folderOf, siteOf, upFrom } from './variants'
import { buildWorker, megabytes, pictureBudget } from './worker'

export interface SiteOptions {
  /** Puts the variants' PDFs into the folder. */
  putPdfs: (folder: string) => Promise<void>
  /** Receives progress messages. */
  say: (what: string) => void
}

/** Text of a script or style sheet inside HTML. Replacements are functions, since `$` is special to `replace`. */
function fillIn(html: string, contents: Partial<Record<keyof typeof places, string>>): string {
  return Object.entries(places).reduce((html, [name, place]) => html.replace(place, () => contents[name as keyof typeof places] ?? ''), html)
}

async function build(variant: Variant, outDir: string, site: SitePlace, head: string, single: boolean): Promise<void> {
  const { slides } = await readDeck(variant)
  await buildDeck(variant, {
    outDir,
    withoutNotes: true,
    page: page(head, slides[0]!.frontmatter.routeAlias),
    plugins: single ? [oneFile(), inlineFiles()] : [twoScripts(), ...folderOf(variant) ? [sharedFiles(folderOf(variant))] : []],
    define: { __SITE__: JSON.stringify({ ...site, sections: sectionsOf(slides) }) },
  })
}

async function descriptionOf(variant: Variant): Promise<string> {
  return String((await readDeck(variant)).headmatter.info ?? '')
}

function sectionTexts(sections: readonly Section[]): string[] {
  return [...new Set(sections.flatMap(({ title, name, by }) => [name ?? title, by ?? '']).filter(Boolean))]
}

/** The slides' whole text, with links to the PDF and the other variants. HTML allows no `main` in `noscript`. */
function textOf(title: string, text: string, site: SitePlace): string {
  const links = [
    site.pdf ? `<a href="${site.pdf.href}">PDFを開く</a>` : '',
    ...site.others?.map(({ href, label }) => `<a href="${href}">${label}</a>`) ?? [],
  ].filter(Boolean).join(' ')
  return `<div class="deck-text" role="main"><h1>${escapeHtml(title)}</h1>${links && `<p>${links}</p>`}\n${text}\n</div>`
}

/** Puts the rendered parts into the page and beside it; the policy comes last. */
async function finish(folder: string, { firstSlide, firstStyles, characters, text, phrases }: Rendered, title: string, site: SitePlace): Promise<void> {
  const file = path.join(folder, 'index.html')
  const html = await readFile(file, 'utf8')
  const sheet = /\s*<link rel="stylesheet"[^>]*>/.exec(html)?.[0] ?? ''
  const filled = fillIn(html.replace(sheet, ''), {
    phrases: `<script>${phrasesScript}</script>`,
    firstStyles: `<script>${await firstFontsScript(characters)}</script>\n<style>${firstStyles}</style>`,
    // The whole style sheet comes after the first slide, which does not wait for it.
    firstSlide: `<div id="first-slide" hidden>${firstSlide}</div><script>${pictureScript}</script>${sheet}`,
    text: `<noscript>${textOf(title, text, site)}</noscript>`,
    policy: places.policy,
  })
  await writeFile(file, filled.replace(places.policy, () => `<meta http-equiv="Content-Security-Policy" content="${policyFor(filled)}">`))
  await writeFile(path.join(folder, phrasesFile), JSON.stringify(phrases))
}

/** The rendered parts with picture addresses relative to the page, not to where it was served. */
function movedTo(rendered: Rendered, from: string, to: string): Rendered {
  const moved = (html: string): string => html.replaceAll(from, to)
  return { ...rendered, firstSlide: moved(rendered.firstSlide), firstStyles: moved(rendered.firstStyles), text: moved(rendered.text) }
}

/** Fills a folder with the site, and returns the rendered parts of each variant. */
export async function buildSite(folder: string, browser: Browser, { putPdfs, say }: SiteOptions): Promise<Record<Variant, Rendered>> {
  const all: Record<Variant, Rendered> = {}
  for (const variant of variants) {
    say(`Building ${variant} …`)
    await build(variant, path.join(folder, folderOf(variant)), siteOf(variant), headOf(variant, await descriptionOf(variant), siteAddress), false)
  }
  await putPdfs(folder)

  say('Rendering the first slides, the texts and the share images …')
  await using served = await serveFolder(folder)
  for (const variant of variants) {
    const place = folderOf(variant)
    const url = `${served.url}${place}`
    const { slides } = await readDeck(variant)
    const rendered = await prerender(browser, url, [...slides.map(({ title }) => title ?? ''), ...sectionTexts(sectionsOf(slides))])
    await finish(path.join(folder, place), movedTo(rendered, served.url, upFrom(variant)), config.variants[variant]!.title, siteOf(variant))
    await writeFile(path.join(folder, place, shareImage.file), await takeShareImage(browser, url, config.variants[variant]!.share))
    all[variant] = rendered
  }
  const icon = await readFile(path.join(root, 'public/favicon.svg'), 'utf8')
  for (const size of [180, 512])
    await writeFile(path.join(folder, `icon-${size}.png`), await takeIcon(browser, icon, size))
  await writeFile(path.join(folder, 'site.webmanifest'), manifest())

  say('Building the service worker …')
  for (const { name, size } of await buildWorker(folder, variants.map(variant => `${folderOf(variant)}${shareImage.file}`)))
    say(`${name} (${megabytes(size)}) is not kept for reading without a network: with it, the pictures would be more than ${megabytes(pictureBudget)}.`)
  return all
}

/** The size above which many mail servers refuse a file, in bytes. */
const mailLimit = 10_000_000

/** Writes a variant as one HTML file, from the parts rendered for the site. */
export async function buildSingleFile(variant: Variant, rendered: Rendered, file: string, say: (what: string) => void): Promise<void> {
  await using work = await workFolder('single')
  await build(variant, work.path, { address: siteAddress && `${siteAddress}${folderOf(variant)}` }, headOf(variant, await descriptionOf(variant)), true).catch(throwExplained(work.path))
  const html = await inline(work.path, rendered, config.variants[variant]!.title)
  const finished = Buffer.from(html.replace(places.policy, () => `<meta http-equiv="Content-Security-Policy" content="${policyFor(html, true)}">`))
  await replaceFile(file, finished)
  if (finished.length > mailLimit)
    say(`${shownPath(file)} weighs ${megabytes(finished.length)}, more than many mail servers take; its pictures are inside, so make them smaller.`)
}

/** A built page with its style sheet, script, phrases and text inside, and without links to files beside it. */
async function inline(folder: string, { phrases, text }: Rendered, title: string): Promise<string> {
  const html = await readFile(path.join(folder, 'index.html'), 'utf8')
  const [script, scriptFile] = /\s*<script type="module"[^>]* src="([^"]+)"><\/script>/.exec(html)!
  const [sheet, sheetFile] = /\s*<link rel="stylesheet"[^>]* href="([^"]+)">/.exec(html)!
  const code = (await readFile(path.join(folder, scriptFile!), 'utf8')).replaceAll('</script', '<\\/script')
  const styles = await readFile(path.join(folder, sheetFile!), 'utf8')
  const icon = await readFile(path.join(root, 'public/favicon.svg'), 'utf8')
  return html
    .replace(script, '')
    .replace(sheet, () => `<style>${styles}</style>`)
    .replaceAll(/<link rel="(?:icon|apple-touch-icon|manifest)"[^>]*>\n?/g, '')
    .replace('</head>', () => `<link rel="icon" href="data:image/svg+xml;base64,${Buffer.from(icon).toString('base64')}">\n</head>`)
    // There is no PDF beside the file, so its text is also what is printed.
    .replace(places.text, () => `${textOf(title, text, {})}\n<script type="module">${code}</script>`)
    .replace(places.phrases, () => phrasesElement(phrases))
    .replace(places.firstSlide, '')
    .replace(places.firstStyles, '')
}
