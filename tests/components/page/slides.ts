/** The slides of the specimens' page, which replace the deck's: the specimen, and the openers that links lead to. */
import type { SlideRoute } from '@slidev/client'
import type { Component } from 'vue'
import { defineComponent, shallowRef } from 'vue'
import { talks } from './facts'

/** Makes a slide with this frontmatter. */
export function slideOf(no: number, frontmatter: Record<string, unknown>, component: Component): SlideRoute {
  return { no, meta: { __clicksContext: null, slide: { frontmatter, noteHTML: '' } }, load: async () => ({ default: component }), component }
}

const nothing = defineComponent({ render: () => null })

/** Slide 1 is the specimen. The last talk has no opener, as if this variant left it out. */
export const slides = shallowRef([
  slideOf(1, {}, nothing),
  ...talks.slice(0, -1).map(({ opener }, i) => slideOf(i + 2, { routeAlias: opener }, nothing)),
])
