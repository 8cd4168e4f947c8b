/**
 * `@slidev/client` for pages that only show slides: what they and their components use, without drawing, shared state and
 * the dark mode that adds a style element, which the policy of the hosted page forbids. Typed by `tooling/slidev/types/slidev-client.d.ts`.
 */
export { useNav } from '@slidev/client/composables/useNav.ts'
export { useSlideContext } from '@slidev/client/context.ts'
export { configs } from '@slidev/client/env.ts'
export { getSlide, useIsSlideActive } from '@slidev/client/logic/slides.ts'
