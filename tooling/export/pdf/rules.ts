/**
 * The rules that each new PDF must pass before it replaces the old one, for everything that it claims. A rule is a pure function
 * of a reading. It reports what is wrong on which page, and how to fix it. The tests have more rules (`tests/pdf/rules.ts`).
 */
import type { Box } from './bounds'
import type { Page, Piece, Reading, Tag } from './read'
import { postScriptNames } from '../../deck/glyphs'
import { elementsOf, leavesOf } from './tree'

export interface Finding {
  /** Page, counted from 1; undefined for the whole file. */
  page?: number
  message: string
  fix: string
}

export interface Rule {
  id: string
  /** What is true if the PDF passes. */
  title: string
  /** Clause of PDF/UA-1 (ISO 14289-1) that requires it. */
  clause?: string
  evaluate: (reading: Reading) => Finding[]
}

/** PostScript names of the deck's faces. A fallback font has another name. */
const faceNames = await postScriptNames()

/** Formats findings for the terminal, one per line. */
export function formatFindings(findings: readonly Finding[], reading: Reading, slidesOn = (page: number) => reading.pages[page - 1]?.label && `slide ${reading.pages[page - 1]!.label}`): string {
  return findings.map(({ page, message, fix }) => `${page ? `page ${page}${slidesOn(page) ? ` (${slidesOn(page)})` : ''}: ` : ''}${message} → ${fix}`).join('\n')
}

/** The tags of a tree, in reading order: all of them, or those with one of these names. */
export function tagsOf(tree: Tag | undefined, ...names: string[]): Tag[] {
  const tags = tree ? elementsOf(tree).map(({ element }) => element) : []
  return names.length > 0 ? tags.filter(({ tag }) => names.includes(tag)) : tags
}

/** All pieces of content in a tag, in reading order. */
export const piecesOf = (tag: Tag): Piece[] => leavesOf(tag)

export const textOf = (tag: Tag): string => piecesOf(tag).map(({ text }) => text).join('').replace(/\s+/g, ' ').trim()

/** Page on which a tag begins. */
export const pageOf = (tag: Tag): number | undefined => piecesOf(tag)[0]?.page

export function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return `"${line.length > 24 ? `${line.slice(0, 24)}…` : line}"`
}

/** Findings for tags that fail a test. */
export function wherever(tags: readonly Tag[], fails: (tag: Tag) => string | false | undefined, fix: string): Finding[] {
  return tags.flatMap((tag) => {
    const message = fails(tag)
    return message ? [{ page: pageOf(tag), message, fix }] : []
  })
}

/** Findings for pages that fail a test. */
export function onPages(pages: readonly Page[], fails: (page: Page, number: number) => string | false | null | 0, fix: string): Finding[] {
  return pages.flatMap((page, index) => {
    const message = fails(page, index + 1)
    return message ? [{ page: index + 1, message, fix }] : []
  })
}

const tagged: Rule = {
  id: 'tagged',
  title: 'every page is tagged',
  clause: '7.1',
  evaluate({ tree, marked, pages }) {
    if (!tree || !marked)
      return [{ message: 'the file has no tags', fix: 'print it with tags (tooling/export/printer.ts)' }]
    const withContent = new Set(piecesOf(tree).map(({ page }) => page))
    return onPages(pages, (_, number) => !withContent.has(number) && 'nothing on it is tagged', 'is the slide empty, or hidden from screen readers as a whole?')
  },
}

const headings: Rule = {
  id: 'headings',
  title: 'headings begin with H1 and skip no level',
  clause: '7.4.2',
  evaluate(reading) {
    const all = tagsOf(reading.tree, 'H1', 'H2', 'H3', 'H4', 'H5', 'H6')
    return all.flatMap((heading, index) => {
      const before = all[index - 1]?.tag
      return Number(heading.tag[1]) > Number(before?.[1] ?? 0) + 1
        ? [{ page: pageOf(heading), message: `${heading.tag} ${quoted(textOf(heading))} ${before ? `follows ${before}` : 'is the first heading'}`, fix: 'go down one level at a time' }]
        : []
    })
  },
}

const artifacts: Rule = {
  id: 'artifacts',
  title: 'all that is painted is content or an artifact',
  clause: '7.1',
  evaluate: ({ pages }) => onPages(pages, ({ unmarked }) => unmarked && `${unmarked} painting operators are neither content nor artifact`, 'mark them (tooling/export/pdf/streams.ts)'),
}

const forms: Rule = {
  id: 'forms',
  title: 'content is painted once',
  clause: '7.20',
  evaluate: ({ pages }) => onPages(pages, ({ repeated }) => repeated && `${repeated} groups of content are painted twice, or inside other content`, 'put no mask on text and drawings'),
}

/** The size of a tag and its position on the page, in px of a slide, to help find it. */
function placeOf({ box }: Tag, { pages }: Reading, page: number | undefined): string {
  if (!box || !page)
    return ''
  const [left, bottom, right, top] = box.map(value => Math.round(value * 4 / 3)) as unknown as Box
  return ` of ${right - left} × ${top - bottom} px at (${left}, ${Math.round(pages[page - 1]!.height * 4 / 3) - top})`
}

const figures: Rule = {
  id: 'figures',
  title: 'each figure has an alternative text and a place',
  clause: '7.3',
  evaluate: reading => [
    ...wherever(tagsOf(reading.tree, 'Figure', 'Formula'), figure => !figure.alt?.trim() && `a ${figure.tag.toLowerCase()}${placeOf(figure, reading, pageOf(figure))} has no alternative text`, 'say what it shows: aria-label on the drawing, alt on the image (alt="" if it is decoration)'),
    ...wherever(tagsOf(reading.tree, 'Figure'), ({ alt, box }) => !box && `the figure ${quoted(alt ?? '')} has no BBox`, 'see placeFigures in tooling/export/pdf/retag.ts; is anything painted in it?'),
  ],
}

/** The number of columns in each row of a table, including cells that span down from above. */
function columnsOf(rows: readonly Tag[]): number[] {
  const reaching: number[] = []
  return rows.map((row, index) => {
    const cells = row.kids.filter(kid => kid.kind === 'element')
    for (const { spans } of cells) {
      for (let below = 1; below < spans.rows; below++)
        reaching[index + below] = (reaching[index + below] ?? 0) + spans.columns
    }
    return cells.reduce((sum, { spans }) => sum + spans.columns, reaching[index] ?? 0)
  })
}

const tables: Rule = {
  id: 'tables',
  title: 'each table has a caption, headers with a scope, and rows of one length',
  clause: '7.5',
  evaluate: reading => tagsOf(reading.tree, 'Table').flatMap((table) => {
    const page = pageOf(table)
    const ids = new Set(tagsOf(table).map(({ id }) => id))
    const columns = columnsOf(tagsOf(table, 'TR'))
    const which = `the table ${quoted(textOf(table))}`
    return [
      ...table.summary || tagsOf(table, 'Caption').length > 0 ? [] : [{ page, message: `${which} has no caption`, fix: 'write it as a <table> with a <caption>' }],
      ...wherever(tagsOf(table, 'TH'), header => !header.scope && `the header ${quoted(textOf(header))} has no scope`, 'write scope="col" or scope="row"'),
      ...wherever(tagsOf(table, 'TD'), cell => !(cell.headers.length > 0 && cell.headers.every(id => ids.has(id))) && `the cell ${quoted(textOf(cell))} points to no header`, 'mark the headers of its row and column with <th scope>'),
      ...new Set(columns).size > 1 ? [{ page, message: `the rows of ${which} have ${columns.join(', ')} cells`, fix: 'give each row a cell for each column, and each cell some text, for instance –' }] : [],
    ]
  }),
}

const lists: Rule = {
  id: 'lists',
  title: 'lists hold items, and items a label and a body',
  clause: '7.6',
  evaluate: reading => [
    ...wherever(tagsOf(reading.tree, 'L'), ({ kids }) => kids.some(kid => kid.kind === 'piece' || !['LI', 'L', 'Caption'].includes(kid.tag)) && 'a list holds something that is no item', 'put it into an <li>'),
    ...wherever(tagsOf(reading.tree, 'LI'), item => item.kids.some(kid => kid.kind === 'piece' || !['Lbl', 'LBody'].includes(kid.tag)) && `the item ${quoted(textOf(item))} has no body`, 'see withBody in tooling/export/pdf/normalize.ts'),
  ],
}

/** Tags that are only allowed in certain others. */
const parents: Record<string, readonly string[]> = {
  LI: ['L'],
  LBody: ['LI'],
  TR: ['Table', 'THead', 'TBody', 'TFoot'],
  TH: ['TR'],
  TD: ['TR'],
  Caption: ['Table', 'Figure', 'L'],
  RB: ['Ruby'],
  RT: ['Ruby'],
  RP: ['Ruby'],
}

const nesting: Rule = {
  id: 'nesting',
  title: 'items stand in lists, and cells in the rows of tables',
  clause: '7.2',
  evaluate: ({ tree }) => (tree ? elementsOf(tree) : []).flatMap(({ element: tag, above }) => {
    const wanted = parents[tag.tag]
    const parent = above.at(-1)?.tag ?? ''
    return !wanted || wanted.includes(parent) ? [] : [{ page: pageOf(tag), message: `the ${tag.tag} ${quoted(textOf(tag))} is in ${parent}`, fix: `put it into ${wanted.join(' or ')}; is an element or a role="…" missing around it?` }]
  }),
}

const notes: Rule = {
  id: 'notes',
  title: 'each note has a name',
  clause: '7.9',
  evaluate: reading => wherever(tagsOf(reading.tree, 'Note'), note => !note.id && `the note ${quoted(textOf(note))} has no ID`, 'see namesOf in tooling/export/pdf/writeTree.ts'),
}

const standard = new Set('Document Part Art Sect Div BlockQuote Caption P H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD Span Quote Note Reference Code Link Ruby RB RT RP Figure'.split(' '))

const plainTags: Rule = {
  id: 'plain-tags',
  title: 'tags are those that PDF 1.7 gives a meaning to',
  clause: '7.1',
  evaluate: reading => wherever(tagsOf(reading.tree), tag => !standard.has(tag.tag) && `${quoted(textOf(tag))} has the tag ${tag.written}`, 'drop it in tooling/export/pdf/normalize.ts, or map it in writeTree.ts'),
}

/** Zero-width space, radicals that look like kanji, private use, replacement character, and controls; U+0000 is a box. */
// eslint-disable-next-line no-control-regex -- the pattern looks for controls
const strange = /[\u200B\u2E80-\u2FDF\uE000-\uF8FF\uFFFD\u0001-\u0008\u000E-\u001F]/u

const characters: Rule = {
  id: 'characters',
  title: 'what is copied is what was written',
  clause: '7.21.7',
  evaluate: ({ pages }) => onPages(pages, ({ text }) => {
    const found = strange.exec(text)
    return found && `U+${found[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')} in ${quoted(text.slice(Math.max(0, found.index - 8), found.index + 8))}`
  }, 'take it out of the page, or out of the font that turns a character into it (tooling/deck/fonts.ts)'),
}

const fonts: Rule = {
  id: 'fonts',
  title: 'fonts are the deck\'s own, embedded as outlines with a Unicode map',
  clause: '7.21',
  evaluate: ({ fonts }) => fonts.flatMap(({ name, type, embedded, unicode }) => [
    ...type === 'Type3' ? [{ message: `the font ${name || 'without a name'} is Type 3`, fix: 'use static weights, no variable font and no bitmap glyphs' }] : [],
    ...type !== 'Type3' && !embedded ? [{ message: `the font ${name} is not embedded`, fix: 'use a web font of the deck' }] : [],
    ...unicode ? [] : [{ message: `the font ${name} has no Unicode map`, fix: 'its text cannot be searched; use a font with a character map' }],
    ...type !== 'Type3' && !faceNames.includes(name) && !name.startsWith('KaTeX_') ? [{ message: `the fallback font ${name} was used`, fix: 'a character is not in the deck\'s fonts: is its file among textSources in tooling/deck/fonts.ts, and does the family have it?' }] : [],
  ]),
}

const boxes: Rule = {
  id: 'boxes',
  title: 'no character is a box',
  clause: '7.21.8',
  evaluate: ({ pages }) => onPages(pages, ({ boxes }) => boxes && (boxes === 1 ? 'a character is a box, for no font has it' : `${boxes} characters are boxes, for no font has them`), 'use another character; where the text comes from, tooling/check/glyphs.ts should look'),
}

const links: Rule = {
  id: 'links',
  title: 'links jump inside the file or lead outside, and say where',
  clause: '7.18.5',
  evaluate: ({ links, pages }) => links.flatMap(({ page, contents, target, uri }) => {
    const findings: Finding[] = []
    if (uri && /^(?!https:\/\/)|^https:\/\/(?:localhost|127\.|\[::1\])/.test(uri))
      findings.push({ page, message: `a link leads to ${uri}`, fix: 'link slides by SlideLink, and the world by https' })
    if (!uri && !(target && target <= pages.length))
      findings.push({ page, message: 'a link leads nowhere', fix: 'its slide is not in this file: SlideLink makes plain text of it' })
    if (!contents.trim())
      findings.push({ page, message: `the link to ${uri ?? `page ${target}`} does not say where it leads`, fix: 'see describeLinks in tooling/export/pdf/navigation.ts' })
    return findings
  }),
}

const linkTags: Rule = {
  id: 'link-tags',
  title: 'each link\'s area belongs to its tag',
  clause: '7.18.5',
  evaluate(reading) {
    const tags = tagsOf(reading.tree, 'Link')
    const areasOf = (tags: readonly Tag[]): number => tags.reduce((sum, { areas }) => sum + areas.length, 0)
    const isUntagged = (number: number): boolean => areasOf(tags.filter(tag => pageOf(tag) === number)) < reading.links.filter(({ page }) => page === number).length
    return [
      ...wherever(tags, link => link.areas.length === 0 && `the link ${quoted(textOf(link))} cannot be followed`, 'it has a tag but no area: is something painted over it?'),
      // A tag with nothing painted in it is on no page.
      ...areasOf(tags) < reading.links.length ? onPages(reading.pages, (_, number) => isUntagged(number) && 'a link can be followed, but has no tag', 'it is hidden from screen readers: put no aria-hidden around it') : [],
    ]
  },
}

const tabs: Rule = {
  id: 'tabs',
  title: 'the tab key follows the tags',
  clause: '7.18.3',
  evaluate: ({ pages }) => onPages(pages, ({ tabsByStructure }) => !tabsByStructure && 'its tab order is not that of the tags', 'it needs /Tabs /S'),
}

export const rules: readonly Rule[] = [tagged, headings, artifacts, forms, figures, tables, lists, nesting, notes, plainTags, characters, fonts, boxes, links, linkTags, tabs]
