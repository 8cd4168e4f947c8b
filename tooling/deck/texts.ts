/** The plain text of slides, for readers without scripts and for an audience view that cannot draw a slide. */

export interface SlideText {
  /** The slide's `routeAlias`. */
  alias: string
  html: string
}

/**
 * The text of the slides in the page, each in an element `.deck-article`, as plain HTML that needs no styles, with or without
 * links to other slides and pages. Must be self-contained: it is sent to the page as text.
 */
export function extractTexts(links: boolean): SlideText[] {
  const kept = new Set(['P', 'UL', 'OL', 'LI', 'DL', 'DT', 'DD', 'TABLE', 'CAPTION', 'THEAD', 'TBODY', 'TR', 'TH', 'TD', 'TIME', 'STRONG', 'EM', 'B', 'CODE', 'FIGURE', 'FIGCAPTION', 'BLOCKQUOTE', ...links ? ['A'] : []])
  const attributes = ['scope', 'colspan', 'rowspan', 'datetime', 'lang']
  const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

  const plain = (node: Node): string => {
    if (node instanceof Text)
      return escape(node.data.replaceAll(/\s+/g, ' '))
    if (!(node instanceof Element) || node.getAttribute('aria-hidden') === 'true' || ['SCRIPT', 'STYLE'].includes(node.tagName))
      return ''
    const label = node.getAttribute('aria-label') ?? node.querySelector(':scope > title')?.textContent
    if (label && node.getAttribute('role') === 'img')
      return `<p>図:${escape(label)}</p>`
    if (node instanceof SVGElement)
      return ''
    if (node.tagName === 'BR')
      return '<br>'
    const inner = [...node.childNodes].map(plain).join('')
    const heading = /^H([1-5])$/.exec(node.tagName)
    if (heading)
      return `<h${Number(heading[1]) + 1}>${inner}</h${Number(heading[1]) + 1}>`
    const named = label && node.tagName === 'FIGURE' ? `<p>図:${escape(label)}</p>` : ''
    if (!kept.has(node.tagName)) {
      const block = !getComputedStyle(node).display.startsWith('inline') && !/^<(?:p|ul|ol|dl|table|figure|div|h\d)\b/.test(inner.trim())
      if (!block || !inner.trim())
        return inner
      // If HTML allows no block here, a space keeps separate parts separate.
      return node.parentElement!.closest('p, time, dt, h1, h2, h3, h4, h5') ? ` ${inner} ` : `<div>${inner}</div>`
    }
    const name = node.tagName.toLowerCase()
    const given = attributes.filter(name => node.hasAttribute(name)).map(name => ` ${name}="${escape(node.getAttribute(name)!)}"`).join('')
    const href = node.getAttribute('href')
    const target = href?.startsWith('#/') ? `#${href.slice(2)}` : href
    return `<${name}${given}${target ? ` href="${escape(target)}"` : ''}>${named}${inner}</${name}>`
  }

  return [...document.querySelectorAll('.deck-article')]
    .map(article => ({ alias: article.getAttribute('data-alias')!, html: plain(article) }))
}
