/** The name, style and visibility of elements. */

export const isSvg = (element: Element): element is SVGElement => element instanceof SVGElement

/** Tag, class and first words of an element. */
export function describe(element: Element): string {
  const name = [element.localName, ...[...element.classList].filter(part => !part.startsWith('slidev-vclick')).slice(0, 1)].join('.')
  const text = (element.getAttribute('alt') ?? element.textContent ?? '').replace(/\s+/g, ' ').trim()
  return text ? `${name} "${text.length > 18 ? `${text.slice(0, 18)}…` : text}"` : name
}

const styles = new WeakMap<Element, CSSStyleDeclaration>()

/** The computed style of an element, cached. */
export function styleOf(element: Element): CSSStyleDeclaration {
  const style = styles.get(element) ?? getComputedStyle(element)
  styles.set(element, style)
  return style
}

const opacities = new WeakMap<Element, number>()

/** The opacity of an element with all its ancestors up to the slide; cached, because nothing changes while a page is measured. */
export function opacityOf(element: Element, root: Element): number {
  const known = opacities.get(element)
  if (known !== undefined)
    return known
  const above = element === root || !element.parentElement ? 1 : opacityOf(element.parentElement, root)
  const opacity = Number(styleOf(element).opacity) * above
  opacities.set(element, opacity)
  return opacity
}

export function isSeen(element: Element, root: Element): boolean {
  return element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && opacityOf(element, root) > 0.05
}

/** Is the element for screen readers only? It is then one pixel large. */
export function isOffScreen(element: Element, root: Element): boolean {
  for (let one: Element | null = element; one && one !== root; one = one.parentElement) {
    const { width, height } = one.getBoundingClientRect()
    if (styleOf(one).position === 'absolute' && width <= 1 && height <= 1)
      return true
  }
  return false
}
