/**
 * Attributes and elements of slides that browsers do not know. An unknown prop of a component ends up as an attribute, and an
 * unknown component as an element. Self-contained, because it is sent to the page as text.
 */
export function unknownMarkup(slides: Element[]): string[][] {
  const everywhere = ['class', 'style', 'id', 'role', 'lang', 'tabindex', 'xmlns', 'for']
  const known = new Map<string, Set<string>>()
  const properties = (element: Element): Set<string> => {
    if (!known.has(element.localName)) {
      const names = new Set<string>()
      for (const name in element)
        names.add(name)
      known.set(element.localName, names)
    }
    return known.get(element.localName)!
  }
  const isKnown = (element: Element, name: string): boolean =>
    /^(?:aria|data)-|^v-?/.test(name)
    || everywhere.includes(name)
    || [...properties(element)].some(property => property.toLowerCase() === name.replaceAll('-', '').toLowerCase())
    || (element instanceof SVGElement && CSS.supports(name, 'inherit'))
  return slides.map(slide => [...slide.querySelectorAll('*')].flatMap((element) => {
    if (element instanceof HTMLUnknownElement || (element.localName.includes('-') && !customElements.get(element.localName)))
      return [`<${element.localName}> is neither an element nor a component`]
    return [...element.attributes].filter(({ name }) => !isKnown(element, name)).map(({ name, value }) => `<${element.localName}> has no attribute ${name}="${value}"`)
  }))
}
