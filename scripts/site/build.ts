/** The hosted deck: both cuts in one folder, and each as one file. */
import type { Browser } from 'playwright'
import type { Phrases } from '../../stage/phrases'
import type { Site } from '../../stage/site'
import type { Cut } from '../deck'
import type { Rendered } from './rendered'
import { Buffer } from 'node:buffer'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { buildDeck, cuts, readDeck, root } from '../deck'
import { explainWriteError, replaceFile, shownPath, workFolder } from '../files'
import { phrasesElement } from '../phrases'
import { inlineFiles, sharedFiles } from '../publicFiles'
import { partOf } from '../sections'
import { serveFolder } from '../serve'
import { places as cutPlaces, siteOf } from './cuts'
import { firstFontsScript } from './fonts'
import { headOf, manifest, shareImage } from './head'
import { page, phrasesFile, phrasesScript, pictureScript, places } from './page'
import { oneFile, twoScripts } from './plugins'
import { policyFor } from './policy'
import { takeIcon, takeRendered, takeShareImage } from './rendered'
import { buildWorker, megabytes, pictureBudget } from './worker'

export interface SiteOptions {
  /** Address that the site will have, with its closing slash. */
  siteUrl?: string
  /** Puts `recap.pdf` and `lt.pdf` into the folder. */
  putPdfs: (folder: string) => Promise<void>
  /** Told what is being done. */
  say?: (what: string) => void
}

/** Text of a script or style sheet inside HTML; `$` would be special to `replace`, hence functions. */
function fillIn(html: string, contents: Partial<Record<keyof typeof places, string>>): string {
  return Object.entries(places).reduce((html, [name, place]) => html.replace(place, () => contents[name as keyof typeof places] ?? ''), html)
}

async function build(cut: Cut, outDir: string, site: Site, head: string, single: boolean): Promise<void> {
  await buildDeck(cut, {
    outDir,
    withoutNotes: true,
    page: page(head),
    plugins: single ? [oneFile(), inlineFiles()] : [twoScripts(), ...cutPlaces[cut].folder ? [sharedFiles(cutPlaces[cut].folder)] : []],
    define: { __SITE__: JSON.stringify(site) },
  })
}

async function descriptionOf(cut: Cut): Promise<string> {
  return String((await readDeck(cut)).headmatter.info ?? '')
}

/** What the contents say of the sections. */
function sectionTexts(talkOfSlide: readonly (string | undefined)[]): string[] {
  return [...new Set(talkOfSlide.flatMap((_, index) => Object.values(partOf(talkOfSlide, index))))]
}

/** The text for readers without scripts, with its way to the PDF and to the other cut. */
function textSection({ title, text, site }: { title: string, text: string, site: Site }): string {
  const links = [
    site.pdf ? `<a href="${site.pdf.href}">PDFを開く</a>` : '',
    site.other ? `<a href="${site.other.href}">${site.other.label}</a>` : '',
  ].filter(Boolean).join(' ')
  // HTML allows no `main` there.
  return `<noscript><div class="deck-text" role="main"><h1>${title}</h1><p>${links}</p>\n${text}\n</div></noscript>`
}

/** Puts the rendered parts into the page and beside it, and its policy last. */
async function finish(folder: string, { firstSlide, firstStyles, characters, text, phrases }: Rendered, title: string, site: Site): Promise<void> {
  const file = path.join(folder, 'index.html')
  const html = await readFile(file, 'utf8')
  const sheet = /\s*<link rel="stylesheet"[^>]*>/.exec(html)?.[0] ?? ''
  const filled = fillIn(html.replace(sheet, ''), {
    phrases: `<script>${phrasesScript}</script>`,
    firstStyles: `<script>${await firstFontsScript(characters)}</script>\n<style>${firstStyles}</style>`,
    // The whole style sheet comes after the first slide, which does not wait for it.
    firstSlide: `<div id="first-slide" hidden>${firstSlide}</div><script>${pictureScript}</script>${sheet}`,
    text: textSection({ title, text, site }),
    policy: places.policy,
  })
  await writeFile(file, filled.replace(places.policy, () => `<meta http-equiv="Content-Security-Policy" content="${policyFor(filled)}">`))
  await writeFile(path.join(folder, phrasesFile), JSON.stringify(phrases))
}

/** What was rendered with the addresses of its pictures as they are from the page, not where it was served. */
function movedTo(rendered: Rendered, from: string, to: string): Rendered {
  const moved = (html: string): string => html.replaceAll(from, to)
  return { ...rendered, firstSlide: moved(rendered.firstSlide), firstStyles: moved(rendered.firstStyles), text: moved(rendered.text) }
}

/**
 * Fills a folder with the site.
 * @returns the phrases of each cut
 */
export async function buildSite(folder: string, browser: Browser, { siteUrl, putPdfs, say = () => {} }: SiteOptions): Promise<Record<Cut, Phrases>> {
  const phrases: Record<Cut, Phrases> = { recap: [], lt: [] }
  for (const cut of cuts) {
    say(`Building ${cut} …`)
    await build(cut, path.join(folder, cutPlaces[cut].folder), siteOf(cut), headOf(cut, await descriptionOf(cut), siteUrl), false)
  }
  await putPdfs(folder)

  say('Rendering the first slides, the texts and the share images …')
  const served = await serveFolder(folder)
  try {
    for (const cut of cuts) {
      const { folder: place, title } = cutPlaces[cut]
      const url = `${served.url}${place}`
      const { slides } = await readDeck(cut)
      const rendered = await takeRendered(browser, url, [...slides.map(({ title }) => title ?? ''), ...sectionTexts(slides.map(({ frontmatter }) => frontmatter.talk))])
      await finish(path.join(folder, place), movedTo(rendered, served.url, place ? '../' : './'), title, siteOf(cut))
      await writeFile(path.join(folder, place, shareImage.file), await takeShareImage(browser, url))
      phrases[cut] = rendered.phrases
    }
  }
  finally {
    await served.close()
  }
  const icon = await readFile(path.join(root, 'public/favicon.svg'), 'utf8')
  for (const size of [180, 512])
    await writeFile(path.join(folder, `icon-${size}.png`), await takeIcon(browser, icon, size))
  await writeFile(path.join(folder, 'site.webmanifest'), manifest())

  say('Building the service worker …')
  for (const { name, size } of await buildWorker(folder, cuts.map(cut => `${cutPlaces[cut].folder}${shareImage.file}`)))
    say(`${name} (${megabytes(size)}) is not kept for reading without a network: with it, the pictures would be more than ${megabytes(pictureBudget)}.`)
  return phrases
}

/** From which size on many mail servers refuse a file, in bytes. */
const mailLimit = 10_000_000

/** A cut as one HTML file, with the phrases of its texts. */
export async function buildSingleFile(cut: Cut, phrases: Phrases, file: string, say: (what: string) => void = () => {}): Promise<void> {
  const work = await workFolder('single')
  try {
    await build(cut, work.path, {}, headOf(cut, await descriptionOf(cut)), true)
    const html = await inline(work.path, phrases)
    const finished = Buffer.from(html.replace(places.policy, () => `<meta http-equiv="Content-Security-Policy" content="${policyFor(html, true)}">`))
    await replaceFile(file, finished)
    if (finished.length > mailLimit)
      say(`${shownPath(file)} weighs ${megabytes(finished.length)}, more than many mail servers take; its pictures are inside, so make them smaller.`)
  }
  catch (error) {
    throw explainWriteError(error, work.path)
  }
  finally {
    await work.remove()
  }
}

/** A built page with its style sheet, script and phrases inside, and without links to files beside it. */
async function inline(folder: string, phrases: Phrases): Promise<string> {
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
    .replace(places.text, () => `<script type="module">${code}</script>`)
    .replace(places.phrases, () => phrasesElement(phrases))
    .replace(places.firstSlide, '')
    .replace(places.firstStyles, '')
}
