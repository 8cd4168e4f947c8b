/** The texts that appear on a slide with each click, and the positions of texts. */

/** A text, its look (undefined if it is hidden), whether it is in a drawing, its opacity and its colour. */
type Shown = readonly [text: string, look: string | undefined, isDrawn?: boolean, opacity?: number, colour?: string]

/**
 * The texts of slides, each with its look: the classes and attributes that change when a drawing highlights or moves a part.
 * Self-contained, because it is sent to the page as text.
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
        shown.push([text, isHidden ? undefined : look, texts.currentNode.parentElement!.closest('svg') !== null, opacity, getComputedStyle(texts.currentNode.parentElement!).color])
    }
    return shown
  })
}

/**
 * The texts that appear, or change their look.
 * @param steps of one slide, as returned by `takeLooks`
 * @returns for each step its texts, joined by ` / `
 */
export function appearing(steps: readonly (readonly Shown[])[]): string[] {
  /** The looks of a step by text. A text that occurs several times has several. */
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

/** The texts of a step that are dimmed: visible, but fainter than others. */
export const faintTexts = (step: readonly Shown[]): string[] => step.flatMap(([text, , , opacity = 1]) => opacity > 0.05 && opacity < 1 ? [text] : [])

/**
 * Words that an answer puts in 「」, but that are dimmed when the answer appears.
 * @param appears the text that appears with a step
 * @param faint the texts that are dimmed at that step
 */
export function outshone(appears: string, faint: readonly string[]): string[] {
  const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '')
  return [...appears.matchAll(/「([^」]+)」/g)].map(([, word]) => word!).filter(word => faint.some(text => lettersOf(text) === lettersOf(word)))
}

/** A text on a slide, and the position of its middle as a fraction of the slide's width, from the left edge. */
export type Placed = readonly [text: string, x: number]

/**
 * The positions of all texts of the slides, except for titles and wayfinding, which belong to no side.
 * Self-contained, because it is sent to the page as text.
 */
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
