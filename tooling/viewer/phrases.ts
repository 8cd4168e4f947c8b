/**
 * Lines that break between phrases, in browsers without `word-break: auto-phrase` (Firefox, Safari). The build finds
 * the phrases (`tooling/deck/phrases.ts`); this module puts a `<wbr>` between them.
 */
import type { Phrases } from '../deck/phrases'

/** Where the style sheets use `var(--phrases)`. */
const places = '.slidev-layout, .deck-contents, .present-notes'

declare global {
  /** The response with the phrases, which the page requests before its script is loaded (`tooling/site/page.ts`). */
  // eslint-disable-next-line vars-on-top -- only `var` declares a property of the global object.
  var deckPhrases: Promise<Response> | undefined
}

/** The phrases, from the page or a file beside it; undefined if neither is available. */
async function loadPhrases(): Promise<Phrases | undefined> {
  try {
    const inside = document.getElementById('phrases')?.textContent
    return inside ? JSON.parse(inside) : await (await globalThis.deckPhrases)?.json()
  }
  catch {
    return undefined
  }
}

function textsIn(node: Node): Text[] {
  if (node instanceof Text)
    return [node]
  const texts: Text[] = []
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT)
  while (walker.nextNode())
    texts.push(walker.currentNode as Text)
  return texts
}

function breaksIn(node: Node): Element[] {
  return node instanceof Element ? node.localName === 'wbr' ? [node] : [...node.querySelectorAll('wbr')] : []
}

/** Puts breaks into texts, and keeps them right while Vue, unaware of them, changes, moves and removes nodes. */
class Breaker {
  readonly #phrases: ReadonlyMap<string, readonly string[]>
  /** What follows a text node that was split. The node itself, the one that Vue knows, holds the first phrase. */
  readonly #parted = new WeakMap<Text, { phrases: readonly string[], rest: readonly ChildNode[] }>()
  /** All nodes inserted here. */
  readonly #own = new WeakSet<Node>()

  constructor(phrases: Phrases) {
    this.#phrases = new Map(phrases.map(parts => [parts.join(''), parts]))
  }

  /** Breaks the texts below an element, now and whenever they change. Changes are handled before they are painted. */
  start(root: Element): void {
    const observer = new MutationObserver((records) => {
      this.#update(records)
      // Ignore our own changes.
      observer.takeRecords()
    })
    textsIn(root).forEach(text => this.#part(text))
    observer.observe(root, { childList: true, characterData: true, subtree: true })
  }

  #update(records: readonly MutationRecord[]): void {
    const changed = new Set(records.filter(({ type }) => type === 'characterData').map(({ target }) => target))
    const touched = new Set([...changed, ...records.flatMap(({ type, target, addedNodes, removedNodes }) => type === 'childList' ? [...target.childNodes, ...addedNodes, ...removedNodes] : [])])
    for (const node of touched) {
      if (node instanceof Text)
        this.#join(node, changed.has(node))
    }
    // Vue copies static nodes from where they were shown before, breaks included.
    for (const copy of [...touched].flatMap(breaksIn).filter(node => !this.#own.has(node))) {
      const { previousSibling: before, nextSibling: after } = copy
      if (before instanceof Text && after instanceof Text) {
        before.data += after.data
        after.remove()
      }
      copy.remove()
    }
    for (const node of touched) {
      if (node.isConnected)
        textsIn(node).forEach(text => this.#part(text))
    }
  }

  /** Joins a split text; one that was changed is whole already. */
  #join(text: Text, isChanged: boolean): void {
    const parted = this.#parted.get(text)
    if (!parted)
      return
    this.#parted.delete(text)
    parted.rest.forEach(node => node.remove())
    if (!isChanged)
      text.data = parted.phrases.join('')
  }

  #part(text: Text): void {
    const { parentElement: parent } = text
    // A word and its reading stay together.
    if (this.#parted.has(text) || this.#own.has(text) || !(parent instanceof HTMLElement) || !parent.closest(places) || parent.closest('ruby'))
      return
    delete parent.dataset.unphrased
    if (!/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text.data))
      return
    const phrases = this.#phrases.get(text.data)
    if (!phrases) {
      // Its lines break as they would without this module.
      parent.dataset.unphrased = ''
      return
    }
    const rest = phrases.slice(1).flatMap(phrase => [document.createElement('wbr'), ...phrase ? [new Text(phrase)] : []])
    if (rest.length === 0)
      return
    text.data = phrases[0]!
    text.after(...rest)
    this.#parted.set(text, { phrases, rest })
    rest.forEach(node => this.#own.add(node))
  }
}

/** Makes lines break between phrases in this page: by the browser itself, or at the breaks found by the build. */
export async function breakBetweenPhrases(): Promise<void> {
  if (CSS.supports('word-break', 'auto-phrase'))
    return
  const phrases = await loadPhrases()
  document.documentElement.toggleAttribute('data-phrases', phrases !== undefined)
  if (phrases)
    new Breaker(phrases).start(document.body)
}
