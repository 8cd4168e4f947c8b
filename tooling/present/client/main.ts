/** Starts the audience view (`/`) or the presenter view (`/presenter`) of `npm run present`, or the page from which the slides' texts are read. */
import type { WindowKind } from './state'
import { h, watchEffect } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { shownPlace } from '../../slidev/client/motionNav'
import { mountDeck } from '../../slidev/client/mount'
import { breakBetweenPhrases } from '../../viewer/phrases'
import AllSlides from './AllSlides.vue'
import { plan } from './built'
import PresentWindow from './PresentWindow.vue'
import { connectPresentation, presentationKey } from './usePresentation'
import '../../viewer/viewer.css'
import './colours.css'
import './present.css'

const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:alias?', component: { render: () => null } }] })

/** Shows the talk in a window; the server knows where the talk is. */
function showWindow(kind: WindowKind): void {
  document.title = `${kind === 'presenter' ? '発表者' : '投影画面'} | ${plan.title}`
  const here = connectPresentation(kind)
  watchEffect(() => {
    document.documentElement.classList.toggle('dark', here.state.value.dark)
    document.documentElement.classList.toggle('light', !here.state.value.dark)
  })
  // After the slide itself has received its click.
  watchEffect(() => shownPlace.value = { slide: here.state.value.slide, click: here.state.value.click }, { flush: 'post' })
  // A link inside a slide arrives here, and becomes a request to go there.
  router.beforeEach(({ params: { alias } }) => {
    const slide = plan.slides.find(slide => slide.alias === alias || String(slide.number) === alias)
    if (slide)
      here.act({ do: 'go', slide: slide.number })
    return !alias
  })
  void breakBetweenPhrases().then(() => mountDeck(() => h(PresentWindow, { kind }), router, app => app.provide(presentationKey, here)))
}

if (location.search === '?texts')
  void mountDeck(AllSlides, router)
else
  showWindow(location.pathname === '/presenter' ? 'presenter' : 'audience')
