import type { VNode } from 'vue'
import { componentsOf } from '../../slidev/client/componentsAround'

const noNumber = /NaN|undefined|Infinity/

/** Attributes of a drawing that are text and may contain anything. */
const isText = (name: string): boolean => /^(?:aria-|data-|class$|id$|href$|role$|style$|v-)/.test(name)

/**
 * Finds attributes in the drawings of a slide that need a number and have none: a browser leaves such a part out. Each result
 * states its location and completes "slide 3 (agenda): …".
 */
export function brokenDrawings(slide: Element, tree: VNode): string[] {
  return [...slide.querySelectorAll('svg, svg *')].flatMap(element => [...element.attributes]
    .filter(({ name, value }) => !isText(name) && noNumber.test(value))
    .map(({ name, value }) => {
      const place = componentsOf(element, tree)
      return `${place ? `${place} draws ` : ''}<${element.localName}> with ${name}="${value}", which is not a number.`
    }))
}
