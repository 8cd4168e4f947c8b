import type { VNode } from 'vue'
import { componentsOf } from '../../slidev/client/componentsAround'

const noNumber = /NaN|undefined|Infinity/

/** Attributes of a drawing that are words, and may say anything. */
const isText = (name: string): boolean => /^(?:aria-|data-|class$|id$|href$|role$|style$|v-)/.test(name)

/**
 * What in the drawings of a slide has no number where it needs one: a browser leaves such a part out. Each says where it stands,
 * as the rest of "slide 3 (agenda): …".
 */
export function brokenDrawings(slide: Element, tree: VNode): string[] {
  return [...slide.querySelectorAll('svg, svg *')].flatMap(element => [...element.attributes]
    .filter(({ name, value }) => !isText(name) && noNumber.test(value))
    .map(({ name, value }) => {
      const place = componentsOf(element, tree)
      return `${place ? `${place} draws ` : ''}<${element.localName}> with ${name}="${value}", which is not a number.`
    }))
}
