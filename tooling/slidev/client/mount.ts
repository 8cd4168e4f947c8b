import type { App, Component } from 'vue'
import type { Router } from 'vue-router'
import { configs, useNav } from '@slidev/client'
import { injectionClicksContext, injectionCurrentPage, injectionRenderContext, injectionSlidevContext } from '@slidev/client/constants.ts'
import { createVClickDirectives } from '@slidev/client/modules/v-click.ts'
import { plugins, setups } from 'virtual:deck-app'
import { computed, createApp, reactive, ref } from 'vue'

/** Provides what Slidev's own root provides for slides and their components. */
function provideContext(app: App): void {
  app.runWithContext(() => {
    const nav = useNav()
    app.provide(injectionSlidevContext, reactive({ nav, configs, themeConfigs: configs.themeConfig }))
    app.provide(injectionRenderContext, ref('none'))
    app.provide(injectionCurrentPage, nav.currentSlideNo)
    app.provide(injectionClicksContext, computed(() => nav.getPrimaryClicks(nav.currentSlideRoute.value)))
  })
}

/**
 * Shows a page of slides in the element `app`. Slidev's navigation follows the router, whose first route decides which slide
 * is rendered first.
 */
export async function mountDeck(page: Component, router: Router, prepare: (app: App) => void = () => {}): Promise<void> {
  const app = createApp(page).use(router).use(createVClickDirectives())
  plugins.forEach(plugin => app.use(plugin))
  for (const setup of setups)
    await setup({ app, router })
  prepare(app)
  await router.isReady()
  provideContext(app)
  app.mount('#app')
}
