/** Parts inside `@slidev/client` that the hosted stage is put together from (see `stage/main.ts`). */
declare module '@slidev/client/constants.ts' {
  import type { ClicksContext } from '@slidev/client'
  import type { InjectionKey, Ref } from 'vue'

  export const CLICKS_MAX: number
  export const injectionClicksContext: InjectionKey<Ref<ClicksContext>>
  export const injectionCurrentPage: InjectionKey<Ref<number>>
  export const injectionRenderContext: InjectionKey<Ref<string>>
  export const injectionSlidevContext: InjectionKey<object>
}

declare module '@slidev/client/composables/useClicks.ts' {
  import type { ClicksContext, SlideRoute } from '@slidev/client'

  export function createFixedClicks(route?: SlideRoute, current?: number): ClicksContext
}

declare module '@slidev/client/composables/useNav.ts' {
  import type { ClicksContext, Nav, SlideRoute } from '@slidev/client'

  export function useNav(): Nav
  export function useFixedNav(route: SlideRoute, clicks: ClicksContext): Nav
}

declare module '@slidev/client/modules/v-click.ts' {
  import type { Plugin } from 'vue'

  export function createVClickDirectives(): Plugin
}

declare module '@slidev/client/internals/SlideWrapper.vue' {
  import type { ClicksContext, SlideRoute } from '@slidev/client'
  import type { DefineComponent } from 'vue'

  const SlideWrapper: DefineComponent<{ route: SlideRoute, clicksContext: ClicksContext, renderContext?: string }>
  export default SlideWrapper
}

declare module '@slidev/client/context.ts' {
  export { useSlideContext } from '@slidev/client'
}

declare module '@slidev/client/env.ts' {
  export { configs } from '@slidev/client'
}

declare module '@slidev/client/logic/slides.ts' {
  import type { ComputedRef } from 'vue'

  export function useIsSlideActive(): ComputedRef<boolean>
}
