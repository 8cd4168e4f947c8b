/**
 * The hosted deck's own page, in place of Slidev's client (`tooling/site/page.ts` loads it, only in the public
 * build).
 *
 * Slidev's own parts render the slides; around them is what a visitor needs, in Japanese and for keyboard,
 * touch and screen readers. What a visitor must not get or does not need (presenter, notes, overview,
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
    // Catches every other address, so that the guards see it.
    { path: '/:rest(.*)*', component: { render: () => null } },
  ],
})
catchUnknownAddresses(router)

/** Shows the deck. Its code has just been run, so the first slide gets its own task. */
async function begin(): Promise<void> {
  applyChoices()
  await nextTask()
  // The single file has its fonts inside but no picture of its first slide: text laid out before the fonts are ready jumps.
  if (!document.getElementById('first-slide'))
    await Promise.allSettled([...document.fonts].map(face => face.load()))
  await breakBetweenPhrases()
  await mountDeck(HostedDeck, router)
}

void begin()
