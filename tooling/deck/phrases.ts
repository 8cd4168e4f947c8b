/**
 * Finds the phrases of Japanese text, for browsers without `word-break: auto-phrase`. BudouX is the model that is built
 * into Chromium: https://github.com/google/budoux
 */

/** The texts of the deck, each split into phrases. An empty last phrase means that the next text begins a new one. */
export type Phrases = readonly (readonly string[])[]

/** The texts of one block of a page, in order, one per text node. */
export type Block = readonly string[]

const dictionary = new Intl.Segmenter('ja', { granularity: 'word' })

/** Characters that belong together, whatever the dictionary says. */
const runs = /[\p{Script=Katakana}ー]+|[\p{Script=Latin}\d.,:_-]*[\p{Script=Latin}\d]/gu

/** The words and numbers of a text that must not be split. */
export function wholeWords(text: string): { index: number, segment: string }[] {
  const words = [...dictionary.segment(text)].filter(({ isWordLike, segment }) => isWordLike && /^\p{Script=Han}+$/u.test(segment))
  return [...words, ...text.matchAll(runs)].map(word => ({ index: word.index, segment: 'segment' in word ? word.segment : word[0] }))
}

/** What must not end a line, including a number before its unit, and what must not begin one (JIS X 4051, `line-break: strict`). */
const noLineEnd = /[\p{Ps}\p{Pi}\s\d]$/u
const noLineStart = /^[\p{Pe}\p{Pf}\s、。，．,.・：；:;！？!?‥…〜～ー々ゝゞヽヾぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ％%℃]/u

const japanese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/** A longer phrase may not fit on a line: on a phone, a line of notes holds 13 characters. */
const longest = 12

/**
 * Where a long phrase can be split, best places first: after a symbol or a longer word, or between an ending and a word;
 * near the middle, and never leaving just an ending.
 */
function seamsOf(phrase: string): number[] {
  const far = (at: number): number => Math.abs(at - phrase.length / 2)
  return [...dictionary.segment(phrase)]
    .map(({ index, segment }) => ({
      at: index + segment.length,
      length: segment.length,
      isGood: segment.length >= 3 || /[&/]/.test(segment) || /^\p{Script=Hiragana}(?!\p{Script=Hiragana})/u.test(phrase.slice(index + segment.length - 1)),
    }))
    .filter(({ at, length, isGood }) => (isGood || length === 2) && at >= 3 && phrase.length - at >= 4)
    .sort((a, b) => Number(b.isGood) - Number(a.isGood) || far(a.at) - far(b.at))
    .map(({ at }) => at)
}

/** The offsets in each text at which one phrase may end and the next begin. */
export async function boundariesOf(texts: readonly string[]): Promise<number[][]> {
  // BudouX includes a DOM, which takes a moment to load.
  const { jaModel, Parser } = await import('budoux')
  const parser = new Parser(jaModel)

  const mayBreak = (text: string, at: number): boolean => !noLineEnd.test(text.slice(0, at)) && !noLineStart.test(text.slice(at))
  const seams = (text: string, from: number, until: number): number[] => {
    const phrase = text.slice(from, until)
    const seam = phrase.length > longest && japanese.test(phrase) && seamsOf(phrase).find(at => mayBreak(phrase, at))
    return seam ? [...seams(text, from, from + seam), from + seam, ...seams(text, from + seam, until)] : []
  }

  return texts.map((text) => {
    const words = wholeWords(text)
    const found = parser.parseBoundaries(text).filter(at => mayBreak(text, at) && !words.some(({ index, segment }) => index < at && at < index + segment.length))
    const spaces = [...text.matchAll(/\s+/g)].map(({ index, 0: space }) => index + space.length)
    const stops = [0, ...[...found, ...spaces].sort((a, b) => a - b), text.length]
    return [...found, ...stops.slice(1).flatMap((until, i) => seams(text, stops[i]!, until))].sort((a, b) => a - b)
  })
}

/**
 * Finds the phrases of the texts in these blocks. If a text is in several blocks, it is split only where all of them allow
 * it.
 */
export async function findPhrases(blocks: readonly Block[]): Promise<Phrases> {
  const boundaries = await boundariesOf(blocks.map(block => block.join('')))
  const found = new Map<string, number[]>()
  for (const [i, block] of blocks.entries()) {
    let start = 0
    for (const text of block) {
      const ends = boundaries[i]!.map(at => at - start).filter(at => at > 0 && at <= text.length)
      const before = found.get(text)
      found.set(text, before ? ends.filter(at => before.includes(at)) : ends)
      start += text.length
    }
  }
  return [...found].filter(([text]) => japanese.test(text)).map(([text, ends]) => [0, ...ends].map((from, j) => text.slice(from, ends[j])))
}

/**
 * The texts in the page whose lines may break between phrases, block by block.
 * Must be self-contained: it is sent to the page as text, in Chromium.
 */
export function takeBlocks(): Block[] {
  const blocks: string[][] = []
  let block: string[] = []
  const finish = (): void => {
    blocks.push(block)
    block = []
  }
  const visit = (node: Node): void => {
    if (node instanceof Text) {
      const { wordBreak, display } = getComputedStyle(node.parentElement!)
      // In a flexbox or grid, each part of a text would become a separate box.
      if (wordBreak === 'auto-phrase' && !/flex|grid/.test(display))
        block.push(node.data)
    }
    if (!(node instanceof HTMLElement) || ['SCRIPT', 'STYLE', 'TEMPLATE', 'RT', 'RP'].includes(node.tagName))
      return
    const isInline = ['inline', 'contents', 'ruby'].includes(getComputedStyle(node).display) && node.tagName !== 'BR'
    if (!isInline)
      finish()
    node.childNodes.forEach(visit)
    if (!isInline)
      finish()
  }
  visit(document.body)
  return blocks.filter(block => block.length > 0)
}

/**
 * Inserts a `<wbr>` between the phrases in the page, for the parts that are kept as static HTML.
 * Must be self-contained: it is sent to the page as text, in Chromium.
 */
export function insertBreaks(phrases: Phrases): void {
  const parted = new Map(phrases.map(parts => [parts.join(''), parts]))
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const texts: Text[] = []
  while (walker.nextNode())
    texts.push(walker.currentNode as Text)
  for (const text of texts) {
    const { parentElement: parent } = text
    const { wordBreak, display } = getComputedStyle(parent!)
    if (parent instanceof HTMLElement && wordBreak === 'auto-phrase' && !/flex|grid/.test(display))
      text.replaceWith(...(parted.get(text.data) ?? [text.data]).flatMap((phrase, i) => i > 0 ? [document.createElement('wbr'), phrase] : [phrase]))
  }
}

/** The phrases as an element, for a page that cannot request another file. */
export function phrasesElement(phrases: Phrases): string {
  return `<script type="application/json" id="phrases">${JSON.stringify(phrases).replaceAll('<', '\\u003c')}</script>`
}
