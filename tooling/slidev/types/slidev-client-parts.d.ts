/**
 * The parts of Slidev's client that our pages use, each as its own module. `tsconfig.json` maps the paths below
 * `@slidev/client/` here, for the reason given in `slidev-client.d.ts`; a path that is not here is an error.
 */

declare module '@slidev/client/composables/useClicks.ts' {
  import type { ClicksContext, SlideRoute } from '@slidev/client'
  import type { MaybeRefOrGetter } from 'vue'

  /** Clicks of a slide that stays at one click, or at its last one if it has fewer. */
  export function createFixedClicks(route: SlideRoute, step?: MaybeRefOrGetter<number>): ClicksContext
}

declare module '@slidev/client/composables/useNav.ts' {
  import type { ClicksContext, Nav, SlideRoute } from '@slidev/client'

  export function useFixedNav(route: SlideRoute, clicks: ClicksContext): Nav
  export { useNav, useSlideContext } from '@slidev/client'
}

declare module '@slidev/client/composables/useTimer.ts' {
  import type { ComputedRef } from 'vue'

  /** The presenter view's clock. */
  export function useTimer(): {
    status: ComputedRef<'stopped' | 'running' | 'paused'>
    /** Seconds on the clock. */
    passed: ComputedRef<number>
  }
}

declare module '@slidev/client/constants.ts' {
  import type { ClicksContext } from '@slidev/client'
  import type { InjectionKey, Ref } from 'vue'

  export const CLICKS_MAX: number
  export const injectionClicksContext: InjectionKey<Ref<ClicksContext>>
  export const injectionCurrentPage: InjectionKey<Ref<number>>
  export const injectionRenderContext: InjectionKey<Ref<string>>
  export const injectionSlidevContext: InjectionKey<object>
  export const injectionSlideElement: InjectionKey<Ref<HTMLElement | null>>
}

declare module '@slidev/client/context.ts' {
  export { useSlideContext } from '@slidev/client'
}

declare module '@slidev/client/env.ts' {
  import type { ComputedRef } from 'vue'

  export const configs: { themeConfig: object }
  export const slideWidth: ComputedRef<number>
  export const slideHeight: ComputedRef<number>
}

declare module '@slidev/client/internals/SlideWrapper.vue' {
  import type { ClicksContext, SlideRoute } from '@slidev/client'
  import type { DefineComponent } from 'vue'

  const SlideWrapper: DefineComponent<{ clicksContext: ClicksContext, route: SlideRoute, renderContext?: string }>
  export default SlideWrapper
}

declare module '@slidev/client/logic/slides.ts' {
  import type { ComputedRef } from 'vue'

  export { getSlide } from '@slidev/client'
  export function useIsSlideActive(): ComputedRef<boolean>
}

declare module '@slidev/client/modules/v-click.ts' {
  import type { Plugin } from 'vue'

  export function createVClickDirectives(): Plugin
}
