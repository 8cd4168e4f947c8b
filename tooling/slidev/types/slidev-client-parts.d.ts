/**
 * The parts of Slidev's client that its own pages are made of, and ours too (`print/`, `stage/`): `tsconfig.json` maps
 * all paths below `@slidev/client/` here, for the reason told in `slidev-client.d.ts`.
 */
import type { ClicksContext, Nav, SlideRoute } from '@slidev/client'
import type { ComputedRef, DefineComponent, InjectionKey, MaybeRefOrGetter, Plugin, Ref } from 'vue'

/** `composables/useClicks.ts` */
/** A slide that stands still at a step, or at its last one where that is less. */
export function createFixedClicks(route: SlideRoute, step?: MaybeRefOrGetter<number>): ClicksContext

/** `composables/useNav.ts` */
export function useFixedNav(route: SlideRoute, clicks: ClicksContext): Nav
export { useNav, useSlideContext } from '@slidev/client'

/** `composables/useTimer.ts` */
/** The presenter view's clock. */
export function useTimer(): {
  status: ComputedRef<'stopped' | 'running' | 'paused'>
  /** Seconds on it. */
  passed: ComputedRef<number>
}

/** `constants.ts` */
export const CLICKS_MAX: number
export const injectionClicksContext: InjectionKey<Ref<ClicksContext>>
export const injectionCurrentPage: InjectionKey<Ref<number>>
export const injectionRenderContext: InjectionKey<Ref<string>>
export const injectionSlidevContext: InjectionKey<object>
export const injectionSlideElement: InjectionKey<Ref<HTMLElement | null>>

/** `env.ts` */
export const configs: { themeConfig: object }
export const slideWidth: ComputedRef<number>
export const slideHeight: ComputedRef<number>

/** `internals/SlideWrapper.vue` */
declare const SlideWrapper: DefineComponent<{ clicksContext: ClicksContext, route: SlideRoute, renderContext?: string }>
export default SlideWrapper

/** `logic/slides.ts` */
export function useIsSlideActive(): ComputedRef<boolean>

/** `modules/v-click.ts` */
export function createVClickDirectives(): Plugin
