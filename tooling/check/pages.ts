/** Checks the pages of a variant for mistakes that Slidev would silently ignore. */
import type { SourceSlideInfo } from '@slidev/types'
import type { Import, Sources } from '../deck/sources'
import type { DeckConfig } from '../index'
import type { Problem } from './problem'
import type { Report } from './report'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { slideName } from '../deck/slideName'
import { filesEndingIn } from '../shared/walk'
import { reportAt } from './report'

/** Checks that an import takes at least one slide, every slide in its range, and the one that its name promises. */
function checkImport({ from, page, range, slides, taken, wrongParts }: Import, report: Report): void {
  if (!slides) {
    report('src', `there is no page ${page}, or it imports itself`, 'correct the path, which is relative to this file')
    return
  }
  for (const part of wrongParts)
    report('src', `"${part}" of #${range} names no slide of ${page}, which has ${slides.length}`, `use numbers from 1 to ${slides.length}, for instance #2 or #2-3`)
  if (taken.length === 0 && wrongParts.length === 0)
    report('src', `#${range} of ${page} takes no slide`, `use numbers from 1 to ${slides.length}, or take the import out`)

  const pinned = from.frontmatter.routeAlias
  if (pinned === undefined && range !== undefined && taken.length > 0 && wrongParts.length === 0)
    report('routeAlias', `is missing beside src: #${range} takes other slides when the page changes`, 'import slides one by one, and say the name of each')
  if (pinned !== undefined && taken.length > 1)
    report('routeAlias', `one name for ${taken.length} slides of ${page}`, 'import them one by one')
  if (pinned !== undefined && taken.length === 1 && taken[0]!.frontmatter.routeAlias !== pinned) {
    const place = slides.findIndex(slide => slide.frontmatter.routeAlias === pinned) + 1
    report(
      'routeAlias',
      `#${range ?? 1} of ${page} is "${taken[0]!.frontmatter.routeAlias ?? taken[0]!.title}", not "${pinned}"`,
      place ? `write src: ${page}#${place}` : `no slide of that page is called so: correct one or the other`,
    )
  }

  for (const key of Object.keys(from.frontmatter)) {
    if (key !== 'src' && key !== 'routeAlias' && taken.some(slide => key in slide.frontmatter && slide.frontmatter[key] !== from.frontmatter[key]))
      report(key, `it overrides the imported slide's own "${key}"`, 'set it in one place')
  }
}

/** The folder of an installed package. */
export const packageFolder = (name: string): string => path.join(import.meta.dirname, '..', '..', 'node_modules', name)

/** The layouts that a slide can use: the deck's, the theme's and Slidev's. */
function layoutNames(root: string): string[] {
  return [root, packageFolder('@slidev/theme-default'), packageFolder('@slidev/client')]
    .flatMap(folder => filesEndingIn('.vue', path.join(folder, 'layouts')))
    .map(file => path.basename(file, '.vue'))
}

/** Reports broken frontmatter. Slidev silently takes what it can read of it. */
function checkFrontmatter({ frontmatterDoc }: SourceSlideInfo, report: Report): void {
  const [error] = frontmatterDoc?.errors ?? []
  if (error)
    report('frontmatter', `cannot be read: ${error.message.split(':\n')[0]}`, 'write it as YAML; quote what holds a colon')
}

/** Checks that an image or video of a slide is in `public/` or beside its page. */
export function checkFile(field: string, file: string, { filepath }: SourceSlideInfo, root: string, report: Report): void {
  const found = file.startsWith('/') ? path.join(root, 'public', file) : path.resolve(path.dirname(filepath), file)
  if (/^(?:https?:)?\/\//.test(file))
    report(field, `${file} comes from elsewhere, and the deck runs without a network`, 'put the file in public/')
  else if (!existsSync(found))
    report(field, `there is no file ${file}`, file.startsWith('/') ? 'put it in public/, or correct the path' : 'correct the path; it is relative to the page')
  else if (/\.svg$/i.test(file) && /<(?:text|foreignObject)\b/.test(readFileSync(found, 'utf8')))
    report(field, `${file} has text, which each machine sets in a font of its own`, 'save its text as outlines (paths)')
}

/** The fence of a code block: its backticks or tildes. */
const marksOf = (line: string): string => /^(?:`+|~+)/.exec(line)![0]

/** The opening line of a code block that is never closed, so that everything after it is shown as code. */
function endlessCode(content: string): string | undefined {
  let begin: string | undefined
  for (const line of content.split('\n').map(line => line.trim())) {
    if (!begin && /^(?:`{3,}[^`]*|~{3}.*)$/.test(line))
      begin = line
    else if (begin && /^(?:`+|~+)$/.test(line) && line.startsWith(marksOf(begin)))
      begin = undefined
  }
  return begin
}

function checkSlide(slide: SourceSlideInfo, root: string, layouts: readonly string[], report: Report): void {
  const { frontmatter, title, content, note, images = [] } = slide
  if (!title)
    report('title', 'is missing', 'begin the slide with a line "# …" that states its point')
  else if (title.includes('{{'))
    report('title', `"${title}" is taken literally, in the outline too`, 'write the words out')
  if (!note)
    report('notes', 'are missing', 'end the slide with a comment <!-- … --> that holds what is said')
  else if (note.includes('<!--'))
    report('notes', 'go on into the next slide, which is not shown', 'end them with -->')
  const endless = endlessCode(content)
  if (endless)
    report('code', `"${endless}" has no end`, `end it with ${marksOf(endless)} on a line of its own`)

  const written = (slide.frontmatterDoc?.get('title', true) as { source?: string } | undefined)?.source
  if (written !== undefined && written !== frontmatter.title)
    report('title', `"${written}" is read as ${frontmatter.title}`, 'put it in quotes')

  if (/^\d+$/.test(String(frontmatter.routeAlias)))
    report('routeAlias', `${frontmatter.routeAlias} is a number, by which the slide in that place is found`, 'give it a name')
  if (frontmatter.routeAlias === undefined)
    report('routeAlias', 'is missing', 'give the slide a name of its own; variants and links find it by that')
  if (frontmatter.layout !== undefined && !layouts.includes(frontmatter.layout))
    report('layout', `"${frontmatter.layout}" is no layout`, `use one of ${[...new Set(layouts)].sort().join(', ')}`)
  for (const image of images)
    checkFile('image', image, slide, root, report)
}

/** Reports names that two slides share. */
function checkNames({ slides, root }: Sources): Problem[] {
  return slides.flatMap((slide, i) => {
    const name = slide.frontmatter.routeAlias
    const first = slides.findIndex(other => other.frontmatter.routeAlias === name)
    return name === undefined || first === i
      ? []
      : reportAt(root, slide, report => report('routeAlias', `"${name}" is the name of ${path.relative(root, slides[first]!.filepath)}, ${slideName(slides[first]!)}, too`, 'give each slide its own, and import it once'))
  })
}

/** Why the talk cannot do without a slide; undefined if it can. */
function needOf(slide: SourceSlideInfo, { imports, slides }: Sources, config: DeckConfig): string | undefined {
  const name = slide.frontmatter.routeAlias
  if (slide === slides[0])
    return 'it is the first slide'
  if (slide === slides.at(-1))
    return 'it is the last slide'
  const need = config.neededFor?.(slide)
  if (need)
    return need
  // Components link to section openers only; all other links are in the pages.
  const linking = slides.find(({ content }) => name !== undefined && content.includes(`<SlideLink to="${name}"`))
  if (linking)
    return `${slideName(linking)} links to it`
  const named = imports.some(({ from }) => name !== undefined && from.frontmatter.routeAlias === name && from.frontmatter.dropWhenLate === undefined)
  return named ? 'this variant names it as one of its few, and does not say beside its src: that it can go' : undefined
}

/**
 * Checks which slides to leave out when the talk runs late: `dropWhenLate: 1` in the frontmatter of the first to go, 2 for
 * the next, and so on. `npm run rehearse` shows how much time each saves. Each has its own number, and the talk must be
 * complete without it: it is neither the first nor the last slide, no link leads to it, and the deck does not need it
 * (`neededFor`). A variant that names its slides states beside their `src:` which of them can go.
 */
function checkDrops(sources: Sources, config: DeckConfig): Problem[] {
  const { root, slides } = sources
  return slides.filter(({ frontmatter }) => frontmatter.dropWhenLate !== undefined).flatMap(slide => reportAt(root, slide, (report) => {
    const order: unknown = slide.frontmatter.dropWhenLate
    const first = slides.find(({ frontmatter }) => frontmatter.dropWhenLate === order)!
    const need = needOf(slide, sources, config)
    if (!Number.isInteger(order) || Number(order) < 1)
      report('dropWhenLate', `"${order}" is no place in an order`, 'write a whole number: 1 for the first slide to leave out, 2 for the next')
    else if (first !== slide)
      report('dropWhenLate', `${order} is the place of ${path.relative(root, first.filepath)}, ${slideName(first)}, too`, 'give each slide its own')
    if (need)
      report('dropWhenLate', `the talk needs the slide: ${need}`, 'take dropWhenLate out, or choose another slide')
  }))
}

/** All problems in the pages of a variant, in running order. */
export function checkPages(sources: Sources, config: DeckConfig): Problem[] {
  const { root, imports, slides } = sources
  const layouts = layoutNames(root)
  const read = new Set([...imports.map(({ from }) => from), ...slides])
  return [
    ...[...read].flatMap(slide => reportAt(root, slide, report => checkFrontmatter(slide, report))),
    ...imports.flatMap(one => reportAt(root, one.from, report => checkImport(one, report))),
    ...slides.flatMap(slide => reportAt(root, slide, report => checkSlide(slide, root, layouts, report))),
    ...checkNames(sources),
    ...checkDrops(sources, config),
  ]
}
