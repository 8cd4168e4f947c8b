/**
 * The tree of tags as a reader is to meet it. Chromium mirrors the elements of the page, most of them as `NonStruct`:
 *
 *     Document                            Document
 *     └ NonStruct                         └ Art
 *       └ Art                               ├ H1  静的から動的へ
 *         ├ NonStruct   (a background)      ├ P   インフラは <Strong>動的</Strong> になる
 *         ├ H1                       ⇒      └ L
 *         │ └ NonStruct 静的から動的へ         └ LI
 *         ├ NonStruct                           ├ Lbl    ・
 *         │ ├ NonStruct インフラは              └ LBody  一つめ
 *         │ ├ Strong
 *         │ │ └ NonStruct 動的
 *         │ └ NonStruct になる
 *         └ L
 *           └ LI
 *             ├ Lbl
 *             │ └ NonStruct ・
 *             └ NonStruct 一つめ
 */
import type { Content, Element, Kid } from './tree'

/** Tags whose content is text and what stands in it: inside them `NonStruct` means nothing. */
const holdsText = new Set(['P', 'H', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'Lbl', 'Span', 'Quote', 'Note', 'Reference', 'Code', 'Link', 'Strong', 'Em', 'Sub', 'Ruby', 'RB', 'RT', 'RP', 'Figure', 'Formula', 'Caption'])
/** Tags that stand inside a line of text. */
const standsInText = new Set(['Span', 'Quote', 'Reference', 'Code', 'Link', 'Strong', 'Em', 'Sub', 'Ruby', 'RB', 'RT', 'RP', 'NonStruct'])
/** Tags that hold either paragraphs or one line of text by itself. */
const holdsEither = new Set(['TH', 'TD', 'LBody', 'BlockQuote'])
/** Tags that mean something even when empty: a table keeps its grid. */
const staysEmpty = new Set(['TH', 'TD'])

/** An element, unless there is nothing in it. */
const present = (element: Element): Element[] => element.kids.length > 0 || staysEmpty.has(element.tag) ? [element] : []

/** A new tree from the `Document` as Chromium writes it: without decoration, and with nothing around what it holds. */
export function normalizeTree(root: Element, isContent: (content: Content) => boolean): Element {
  function normalized(element: Element): Element {
    let kids = element.kids
    if (element.tag === 'LI')
      kids = withBody(kids)
    kids = holdsText.has(element.tag) ? kids.flatMap(inText) : paragraphs(kids)
    const [only] = kids
    if (holdsEither.has(element.tag) && kids.length === 1 && only!.kind === 'element' && only!.tag === 'P')
      kids = only!.kids
    return { ...element, kids }
  }

  /** A kid where there is text: `NonStruct` is taken off it. */
  function inText(kid: Kid): Kid[] {
    if (kid.kind === 'content')
      return isContent(kid) ? [kid] : []
    if (kid.kind === 'annotation')
      return [kid]
    if (kid.tag === 'NonStruct' && !kid.language)
      return kid.kids.flatMap(inText)
    return present(normalized(kid.tag === 'NonStruct' ? { ...kid, tag: 'Span' } : kid))
  }

  /** Kids where there are blocks: what is text among them is gathered into paragraphs. */
  function paragraphs(kids: readonly Kid[]): Kid[] {
    const blocks: Kid[] = []
    const isLine = kids.some(isRunOfText)
    let line: Kid[] = []
    const endLine = (): void => {
      if (line.length > 0)
        blocks.push({ kind: 'element', tag: 'P', kids: line, attributes: new Map() })
      line = []
    }
    for (const kid of kids) {
      if (kid.kind !== 'element' || (standsInText.has(kid.tag) && (kid.tag !== 'NonStruct' || (isLine && !holdsBlock(kid))))) {
        line.push(...inText(kid))
        continue
      }
      endLine()
      blocks.push(...kid.tag === 'NonStruct' ? paragraphs(kid.kids).map(block => inLanguage(block, kid.language)) : present(normalized(kid)))
    }
    endLine()
    return blocks
  }

  /** A block that takes over the language of what is around it. */
  function inLanguage(block: Kid, language: string | undefined): Kid {
    return block.kind === 'element' && language ? { ...block, language: block.language ?? language } : block
  }

  /** A run of text as Chromium tags it: a `NonStruct` with nothing but content that is painted as text. */
  function isRunOfText(kid: Kid): boolean {
    return kid.kind === 'element' && kid.tag === 'NonStruct' && kid.kids.length > 0
      && kid.kids.every(inner => inner.kind === 'content') && kid.kids.some(inner => inner.kind === 'content' && isContent(inner))
  }

  function holdsBlock(kid: Kid): boolean {
    return kid.kind === 'element' && (!standsInText.has(kid.tag) || kid.kids.some(holdsBlock))
  }

  /** What an item of a list says goes into its body; PDF/UA-1 (7.6) wants it there. */
  function withBody(kids: readonly Kid[]): Kid[] {
    const isLabel = (kid: Kid): boolean => kid.kind === 'element' && kid.tag === 'Lbl'
    const body: Element = { kind: 'element', tag: 'LBody', kids: kids.filter(kid => !isLabel(kid)), attributes: new Map() }
    return [...kids.filter(isLabel), body]
  }

  return normalized(root)
}
