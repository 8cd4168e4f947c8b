/** What appears on a slide with each click, as its text, and where texts stand. */

/** A text in its place, and how it is shown; undefined where it is hidden; whether a drawing has it; and how much of it is seen. */
type Shown = readonly [text: string, look: string | undefined, isDrawn?: boolean, opacity?: number]

/**
 * The texts of slides, each with its look: what of its classes and attributes changes when a drawing lights a part or moves it.
 * Self-contained: it is sent to the page as text.
 */
export function takeLooks(slides: Element[]): Shown[][] {
  return slides.map((slide) => {
    const shown: Shown[] = []
    const texts = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const text = texts.currentNode.nodeValue!.trim()
      const around: Element[] = []
      for (let element = texts.currentNode.parentElement; element && element !== slide; element = element.parentElement)
        around.push(element)
      const isHidden = around.some(({ classList }) => classList.contains('slidev-vclick-hidden'))
      const look = around.map(element => [...[...element.classList].filter(name => !name.startsWith('slidev-vclick')), element.getAttribute('data-layer'), element.getAttribute('style')].join(' ')).join('<')
      const opacity = around.reduce((opacity, element) => opacity * Number(getComputedStyle(element).opacity), 1)
      if (text)
        shown.push([text, isHidden ? undefined : look, texts.currentNode.parentElement!.closest('svg') !== null, opacity])
    }
    return shown
  })
}

/**
 * What appears, or looks otherwise than before.
 * @param steps of one slide, as `takeLooks` gives them
 * @returns for each step its texts, joined by ` / `
 */
export function appearing(steps: readonly (readonly Shown[])[]): string[] {
  /** The looks of a step by text; one that stands in several places has several. */
  const looksIn = (step: readonly Shown[] = []): Map<string, (string | undefined)[]> => {
    const looks = new Map<string, (string | undefined)[]>()
    for (const [text, look] of step)
      looks.set(text, [...looks.get(text) ?? [], look])
    return looks
  }
  return steps.map((step, i) => {
    const before = looksIn(steps[i - 1])
    return [...looksIn(step)].flatMap(([text, looks]) => looks.filter((look, k) => look !== undefined && look !== before.get(text)?.[k]).map(() => text)).join(' / ')
  })
}

/** The same without the texts of drawings. */
export const appearingLines = (steps: readonly (readonly Shown[])[]): string[] => appearing(steps.map(step => step.filter(([, , isDrawn]) => !isDrawn)))

/** The texts of a step that are seen, and fainter than others: they step back. */
export const faintTexts = (step: readonly Shown[]): string[] => step.flatMap(([text, , , opacity = 1]) => opacity > 0.05 && opacity < 1 ? [text] : [])

/**
 * Words that an answer gives in 「」, and that step back when it comes.
 * @param appears the text that comes with a step
 * @param faint the texts that step back then
 */
export function outshone(appears: string, faint: readonly string[]): string[] {
  const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '')
  return [...appears.matchAll(/「([^」]+)」/g)].map(([, word]) => word!).filter(word => faint.some(text => lettersOf(text) === lettersOf(word)))
}

/** A text on a slide, and where its middle is: a share of the slide's width, from its left edge. */
export type Placed = readonly [text: string, x: number]

/** Where every text of the slides stands, but for titles and wayfinding, which stand on no side. Self-contained: it is sent to the page as text. */
export function takePlaces(slides: Element[]): Placed[][] {
  return slides.map((slide) => {
    const { left, width } = slide.getBoundingClientRect()
    const places: [string, number][] = []
    const texts = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const range = document.createRange()
      range.selectNodeContents(texts.currentNode)
      const box = range.getBoundingClientRect()
      const text = texts.currentNode.nodeValue!.trim()
      if (text && box.width > 0 && !texts.currentNode.parentElement!.closest('h1, .wayfinding'))
        places.push([text, (box.left + box.width / 2 - left) / width])
    }
    return places
  })
}
