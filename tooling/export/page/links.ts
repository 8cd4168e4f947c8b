/** Links on paper lead to slides and places in the document, or to the web; never to the server that the page comes from. */
import type { SlideRoute } from '@slidev/client'
import { anchorOf } from '../../slidev/variant'

/** Address of the hosted deck with its closing slash, or an empty text. */
declare const __DECK_URL__: string

/** The slide that a link within the deck names by its alias or number, as in `#/agenda` and `#3`. */
function slideNamed(hash: string, slides: readonly SlideRoute[]): SlideRoute | undefined {
  const name = hash.replace(/^\//, '').replace(/\?.*$/, '')
  return slides.find(({ meta }) => meta.slide.frontmatter.routeAlias === name) ?? slides[Number(name) - 1]
}

/** Has the links in the page lead where they do on screens, and reports those that lead nowhere. */
export function directLinks(slides: readonly SlideRoute[], report: (link: HTMLAnchorElement, problem: string) => void): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href]')) {
    const hash = decodeURIComponent(link.hash.replace(/^#+/, ''))
    if (link.getAttribute('href')!.startsWith('#'))
      directWithin(link, hash, slides, report)
    else if (link.origin === location.origin)
      directToSite(link)
  }
}

function directWithin(link: HTMLAnchorElement, hash: string, slides: readonly SlideRoute[], report: (link: HTMLAnchorElement, problem: string) => void): void {
  const slide = link.closest('.print-slide')
  const place = slide && [...slide.querySelectorAll('[id]')].find(({ id }) => id === hash || id.endsWith(`-${hash}`))
  if (place) {
    // Each slide may have a first footnote, and each of its clicks has it again.
    const page = slide.closest('article')!.id
    if (!place.id.startsWith(`${page}-`))
      place.id = `${page}-${place.id}`
    link.href = `#${place.id}`
    return
  }
  if (document.getElementById(hash))
    return
  const target = slideNamed(hash, slides) ?? slides.find(route => hash.startsWith(anchorOf(route).slice(0, 4)))
  if (!target) {
    report(link, `leads to #${hash}, which is neither a slide nor a place on this one`)
    return
  }
  const anchor = anchorOf(target)
  // A slide that is in the variant but not among the printed ones leads nowhere on this paper.
  if (document.getElementById(anchor))
    link.href = `#${anchor}`
  else
    link.removeAttribute('href')
}

/** A file of the deck is on its site alone. */
function directToSite(link: HTMLAnchorElement): void {
  if (__DECK_URL__)
    link.href = new URL(link.pathname.slice(1) + link.search + link.hash, __DECK_URL__).href
  else
    link.removeAttribute('href')
}
