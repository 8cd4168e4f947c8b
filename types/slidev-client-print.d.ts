/**
 * The parts of Slidev's client that its own print page is made of, and ours too: `tsconfig.json` maps all paths below
 * `@slidev/client/` here, for the reason told in `slidev-client.d.ts`.
 */
import type { Nav, SlideRoute } from '@slidev/client'
import type { ComputedRef, DefineComponent, InjectionKey, Ref } from 'vue'

/** `composables/useClicks.ts` */
export interface Clicks {
  /** The step that is shown, from 0. */
  readonly current: number
  /** How many steps the slide has; 0 until it is mounted. */
  readonly total: number
}
/** A slide that stands still at a step, or at its last one where that is less. */
export function createFixedClicks(route: SlideRoute, step?: number): Clicks

/** `composables/useNav.ts` */
export function useFixedNav(route: SlideRoute, clicks: Clicks): Nav

/** `constants.ts` */
export const CLICKS_MAX: number
export const injectionSlidevContext: InjectionKey<object>
export const injectionSlideElement: InjectionKey<Ref<HTMLElement | null>>

/** `env.ts` */
export const configs: { themeConfig: object }
export const slideWidth: ComputedRef<number>
export const slideHeight: ComputedRef<number>

/** `internals/SlideWrapper.vue` */
declare const SlideWrapper: DefineComponent<{ clicksContext: Clicks, route: SlideRoute }>
export default SlideWrapper
