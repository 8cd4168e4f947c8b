import type { App } from 'vue'
import { configs, useNav } from '@slidev/client'
import { injectionClicksContext, injectionCurrentPage, injectionRenderContext, injectionSlidevContext } from '@slidev/client/constants.ts'
import { computed, reactive, ref } from 'vue'

/** Gives slides and their components what Slidev's own root gives them. */
export function provideContext(app: App): void {
  app.runWithContext(() => {
    const nav = useNav()
    app.provide(injectionSlidevContext, reactive({ nav, configs, themeConfigs: configs.themeConfig }))
    app.provide(injectionRenderContext, ref('none'))
    app.provide(injectionCurrentPage, nav.currentSlideNo)
    app.provide(injectionClicksContext, computed(() => nav.getPrimaryClicks(nav.currentSlideRoute.value)))
  })
}
