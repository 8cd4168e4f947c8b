/** Starts the stage (`/`) or the presenter view (`/presenter`) of `npm run present`. */
import { h, watchEffect } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { mountDeck } from '../client/mount'
import { plan } from './built'
import PresentWindow from './PresentWindow.vue'
import { connectTalk, talkKey } from './useTalk'
import '../client/styles'
import '../stage/stage.css'
import './desk.css'
import './present.css'

const kind = location.pathname === '/presenter' ? 'presenter' : 'stage'
document.title = `${kind === 'presenter' ? '発表者' : '舞台'} | ${plan.title}`

const here = connectTalk(kind)
watchEffect(() => {
  document.documentElement.classList.toggle('dark', here.talk.value.dark)
  document.documentElement.classList.toggle('light', !here.talk.value.dark)
})

// The server knows where the talk is. A link inside a slide comes here, and becomes a wish to go there.
const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:alias?', component: { render: () => null } }] })
router.beforeEach(({ params: { alias } }) => {
  const slide = plan.slides.find(slide => slide.alias === alias)
  if (slide)
    here.act({ do: 'go', slide: slide.number })
  return !alias
})

void mountDeck(() => h(PresentWindow, { kind }), router, app => app.provide(talkKey, here))
