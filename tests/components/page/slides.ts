/** The slides of the specimens' page, in the place of the deck's: the openers that links lead to, and the specimen itself. */
import type { SlideRoute } from '@slidev/client'
import type { Component } from 'vue'
import { defineComponent, shallowRef } from 'vue'
import { talks } from './facts'

/** A slide of its own frontmatter. */
export function slideOf(no: number, frontmatter: Record<string, unknown>, component: Component): SlideRoute {
  return { no, meta: { __clicksContext: null, slide: { frontmatter, noteHTML: '' } }, load: async () => ({ default: component }), component }
}

const nothing = defineComponent({ render: () => null })

/** The variant leaves the last talk out. Slide 1 is the specimen. */
export const slides = shallowRef([
  slideOf(1, {}, nothing),
  ...talks.slice(0, -1).map(({ opener }, i) => slideOf(i + 2, { routeAlias: opener }, nothing)),
])
