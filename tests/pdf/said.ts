/** Compares what a PDF says to someone who cannot see it with what its print page says. */
import type { Box } from '../../tooling/export/pdf/bounds'
import type { Link, Piece, Reading, Tag } from '../../tooling/export/pdf/read'
import type { Edges, PageSaid, Said } from './in-page/say'
import { union } from '../../tooling/export/pdf/bounds'
import { piecesOf, tagsOf, textOf } from '../../tooling/export/pdf/rules'
import { bare } from './texts'

/** Points per px. */
const point = 0.75

/** Tags that the page has names for, and those of them that only hold other tags and have no words of their own. */
const told = new Set(['H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'Table', 'TR', 'TH', 'TD', 'L', 'LI', 'Strong', 'Em', 'Figure', 'Link'])
const holders = new Set(['Table', 'TR', 'L'])

/** What a PDF says, in the terms of its print page. */
function saidBy({ tree, pages }: Reading): Said[] {
  const headers = new Map<string, string>()
  const said: Said[] = []
  const edgesOf = (page: number, [left, bottom, right, top]: Box): Edges => {
    const { height } = pages[page - 1]!
    return [left / point, (height - top) / point, right / point, (height - bottom) / point]
  }

  function walk(tag: Tag, language: string | undefined): void {
    const page = piecesOf(tag)[0]?.page
    const words = bare(textOf(tag))
    const own = tag.language ?? language
    if (tag.id)
      headers.set(tag.id, words)
    if (page && own !== language && language)
      said.push({ page, role: 'Language', words, about: own })
    const role = told.has(tag.written) ? tag.written : tag.tag
    if (page && told.has(role)) {
      const area = role === 'Link' ? tag.areas.reduce<Box | undefined>((all, { box }) => union(all, box), undefined) : tag.box
      said.push({ page, role, words: role === 'Figure' ? bare(tag.alt ?? '') : holders.has(role) ? '' : words, about: aboutOf(role, tag), target: targetOf(tag.areas), edges: area && edgesOf(page, area) })
    }
    if (role !== 'Figure')
      tag.kids.forEach(kid => kid.kind === 'element' && walk(kid, own))
  }

  function targetOf(areas: readonly Link[]): Said['target'] {
    const [first] = areas
    return first?.target === undefined ? undefined : { page: first.target, top: (pages[first.target - 1]!.height - (first.top ?? Number.NaN)) / point, id: first.contents }
  }

  function aboutOf(role: string, tag: Tag): string | undefined {
    switch (role) {
      case 'Table': return bare(tag.summary ?? tagsOf(tag, 'Caption').map(textOf).join(''))
      case 'TH': return tag.scope
      case 'TD': return tag.headers.map(id => headers.get(id) ?? '?').sort().join(', ')
      case 'Link': return tag.areas[0]?.uri
    }
  }

  walk(tree!, undefined)
  return said
}

function named({ role, words, about, target }: Said): string {
  return `${role}${words ? ` "${words}"` : ''}${about === undefined ? '' : ` (${about})`}${target ? ` to page ${target.page}` : ''}`
}

/** The first difference between two texts, with some context. */
function parting(a: string, b: string): [string, string] {
  let at = 0
  while (at < a.length && a[at] === b[at])
    at++
  return [a, b].map(text => text.slice(Math.max(0, at - 12), at + 24) || 'nothing') as [string, string]
}

/** Tolerance in px, for line widths, for text that sticks out of a drawing, and for rounding. */
const slack = 6

function isNear(a: Edges, b: Edges): boolean {
  return a.every((edge, side) => Math.abs(edge - b[side]!) <= slack)
}

/** Does a link to the height `top` show the place at `wanted`? Chromium ignores the margin of a sheet, so it leads that much too high. */
const isSeen = (top: number, wanted: number, margin: number): boolean => top <= wanted + 1 && top >= wanted - margin - 1

const placed = (edges: Edges | undefined): string => edges ? edges.map(Math.round).join(', ') : 'nowhere'

/**
 * The first difference on each page between a PDF and its print page.
 * @param reading the PDF as read
 * @param page what its print page says
 */
export function differences(reading: Reading, page: PageSaid): string[] {
  const [inPdf, onPage] = [saidBy(reading), page.said]
  return reading.pages.flatMap((_, index) => {
    const number = index + 1
    const [pdf, wanted] = [inPdf, onPage].map(said => said.filter(one => one.page === number)) as [Said[], Said[]]
    const at = wanted.findIndex((one, i) => !pdf[i] || named(one) !== named(pdf[i]))
    if (at >= 0 || pdf.length > wanted.length) {
      const [there, here] = [pdf[at < 0 ? wanted.length : at], wanted[at]].map(one => one ? named(one) : 'nothing more')
      return [`page ${number}: its tags say ${there} where the print page says ${here} → see normalizeTree and writeTree in tooling/export/pdf`]
    }
    return wanted.flatMap((one, i) => {
      const { edges, target } = pdf[i]!
      return [
        ...!one.edges || (edges && isNear(edges, one.edges)) ? [] : [`page ${number}: ${named(one)} is at ${placed(edges)} instead of ${placed(one.edges)} px → see placeFigures in tooling/export/pdf/retag.ts and bounds.ts`],
        ...!one.target || isSeen(target!.top, one.target.top, page.margin) ? [] : [`page ${number}: ${named(one)} leads ${Math.round(target!.top)} px down that page instead of ${Math.round(one.target.top)} → see destinations in tooling/export/pdf/navigation.ts`],
      ]
    })
  })
}

/** The title of a bookmark, and where it leads. */
export interface Way {
  level: number
  title: string
  page: number
  /** px from the top. */
  top: number
}

/** The first bookmark that differs from the deck's sections and slides, in running order. */
export function otherBookmarks({ outline, pages }: Reading, wanted: readonly Way[], margin: number): string[] {
  const written = ({ level, title, page }: Way): string => `${'  '.repeat(level - 1)}${title} on page ${page}`
  const there: Way[] = outline.map(({ level, title, page, top }) => ({ level, title, page, top: ((pages[page - 1]?.height ?? Number.NaN) - (top ?? Number.NaN)) / point }))
  const at = Array.from({ length: Math.max(there.length, wanted.length) }, (_, i) => i).find(i => !there[i] || !wanted[i] || written(there[i]) !== written(wanted[i]) || !isSeen(there[i].top, wanted[i].top, margin))
  if (at === undefined)
    return []
  const [read, right] = [there[at], wanted[at]].map(way => way ? `"${written(way)}, ${Math.round(way.top)} px down"` : 'nothing') as [string, string]
  return [`bookmark ${at + 1}: it is ${read} instead of ${right} → see bookmarksOf and destinations in tooling/export/pdf/navigation.ts`]
}

/** The first words on each page where the tags of a PDF differ from its print page. */
export function otherWords({ tree, pages }: Reading, { texts }: PageSaid): string[] {
  const wordsIn = (tag: Tag): Piece[] => tag.kids.flatMap(kid => kid.kind === 'piece' ? [kid] : kid.tag === 'Figure' ? [] : wordsIn(kid))
  const pieces = wordsIn(tree!)
  return pages.flatMap((_, index) => {
    const text = bare(pieces.filter(({ page }) => page === index + 1).map(({ text }) => text).join(''))
    const wanted = texts[index] ?? ''
    const [read, written] = parting(text, wanted)
    return text === wanted ? [] : [`page ${index + 1}: it reads "${read}" where the print page has "${written}" → see normalizeTree in tooling/export/pdf/normalize.ts`]
  })
}
