/**
 * Makes the tree of tags that readers should get. Chromium mirrors the elements of the page, most of them as `NonStruct`:
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

/** Tags that contain text and inline elements: inside them, `NonStruct` has no meaning. */
const holdsText = new Set(['P', 'H', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'Lbl', 'Span', 'Quote', 'Note', 'Reference', 'Code', 'Link', 'Strong', 'Em', 'Sub', 'Ruby', 'RB', 'RT', 'RP', 'Figure', 'Formula', 'Caption'])
/** Tags that occur inside a line of text. */
const standsInText = new Set(['Span', 'Quote', 'Reference', 'Code', 'Link', 'Strong', 'Em', 'Sub', 'Ruby', 'RB', 'RT', 'RP', 'NonStruct'])
/** Tags that hold either paragraphs or a single line of text. */
const holdsEither = new Set(['TH', 'TD', 'LBody', 'BlockQuote'])
/** Tags that matter even when empty: a table keeps its grid. */
const staysEmpty = new Set(['TH', 'TD'])

/** An element, unless it is empty. */
const present = (element: Element): Element[] => element.kids.length > 0 || staysEmpty.has(element.tag) ? [element] : []

/** A new tree from the `Document` that Chromium writes, without decoration and meaningless wrappers. */
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

  /** A kid in a line of text, with `NonStruct` unwrapped. */
  function inText(kid: Kid): Kid[] {
    if (kid.kind === 'content')
      return isContent(kid) ? [kid] : []
    if (kid.kind === 'annotation')
      return [kid]
    if (kid.tag === 'NonStruct' && !kid.language)
      return kid.kids.flatMap(inText)
    return present(normalized(kid.tag === 'NonStruct' ? { ...kid, tag: 'Span' } : kid))
  }

  /** Kids among blocks: any text between blocks is gathered into paragraphs. */
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

  /** A block that inherits the language of its wrapper. */
  function inLanguage(block: Kid, language: string | undefined): Kid {
    return block.kind === 'element' && language ? { ...block, language: block.language ?? language } : block
  }

  /** Whether a kid is a run of text as Chromium tags it: a `NonStruct` with only content, some of it text. */
  function isRunOfText(kid: Kid): boolean {
    return kid.kind === 'element' && kid.tag === 'NonStruct' && kid.kids.length > 0
      && kid.kids.every(inner => inner.kind === 'content') && kid.kids.some(inner => inner.kind === 'content' && isContent(inner))
  }

  function holdsBlock(kid: Kid): boolean {
    return kid.kind === 'element' && (!standsInText.has(kid.tag) || kid.kids.some(holdsBlock))
  }

  /** Puts the content of a list item into its body, as PDF/UA-1 (7.6) requires. */
  function withBody(kids: readonly Kid[]): Kid[] {
    const isLabel = (kid: Kid): boolean => kid.kind === 'element' && kid.tag === 'Lbl'
    const body: Element = { kind: 'element', tag: 'LBody', kids: kids.filter(kid => !isLabel(kid)), attributes: new Map() }
    return [...kids.filter(isLabel), body]
  }

  return normalized(root)
}
