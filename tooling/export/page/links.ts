/** Links on paper lead to slides and places in the document or to the web, never to the server of the print page. */
import type { SlideRoute } from '@slidev/client'
import { anchorOf } from '../../slidev/variant'

/** Address of the hosted deck with a trailing slash, or an empty string. */
declare const __DECK_URL__: string

/** The slide that a link within the deck names by alias or number, as in `#/agenda` and `#3`. */
function slideNamed(hash: string, slides: readonly SlideRoute[]): SlideRoute | undefined {
  const name = hash.replace(/^\//, '').replace(/\?.*$/, '')
  return slides.find(({ meta }) => meta.slide.frontmatter.routeAlias === name) ?? slides[Number(name) - 1]
}

/** Makes the links in the page lead where they do on screens, and reports broken ones. */
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
    // Each slide may have a first footnote, and each of its clicks repeats it.
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
  // A slide of the variant that is not printed has no place to link to.
  if (document.getElementById(anchor))
    link.href = `#${anchor}`
  else
    link.removeAttribute('href')
}

/** Makes a link to a file lead to the site: files of the deck are only there. */
function directToSite(link: HTMLAnchorElement): void {
  if (__DECK_URL__)
    link.href = new URL(link.pathname.slice(1) + link.search + link.hash, __DECK_URL__).href
  else
    link.removeAttribute('href')
}
