/**
 * The hosted deck's own page, in place of Slidev's client (`tooling/site/page.ts` loads it, in the public build
 * only).
 *
 * The slides are rendered by Slidev's own parts; around them there is what a visitor needs, in Japanese and for the
 * keyboard, touch and screen readers. All that a visitor must not get or does not need (presenter, notes, overview,
 * editor, export, drawing, recording, highlighter) is absent because nothing here imports it.
 */
import { createRouter, createWebHashHistory } from 'vue-router'
import { mountDeck } from '../../slidev/client/mount'
import { nextTask } from '../../viewer/idle'
import { breakBetweenPhrases } from '../../viewer/phrases'
import HostedDeck from './HostedDeck.vue'
import { catchUnknownAddresses } from './unknownAddress'
import { applyChoices } from './useChoice'
import '../../viewer/viewer.css'
import './paper.css'
import './reading.css'

const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/', redirect: '/1' },
    // `no` is the slide's number or its `routeAlias`, as everywhere in Slidev.
    { name: 'play', path: '/:no', component: { render: () => null } },
    // Guards see it, and know no slide of that name.
    { path: '/:rest(.*)*', component: { render: () => null } },
  ],
})
catchUnknownAddresses(router)

/** Shows the deck. What its code needs at first has just run, so the first slide is a task of its own. */
async function begin(): Promise<void> {
  applyChoices()
  await nextTask()
  // The deck as one file has no picture of its first slide, but its fonts: text that is first laid out without them jumps.
  if (!document.getElementById('first-slide'))
    await Promise.allSettled([...document.fonts].map(face => face.load()))
  await breakBetweenPhrases()
  await mountDeck(HostedDeck, router)
}

void begin()
