/** Starts the page that shows components one by one, with the props and facts of the tests. */
import type { SlideRoute } from '@slidev/client'
import type { Component } from 'vue'
import { injectionClicksContext } from '@slidev/client/constants.ts'
import { defineComponent, h, inject, nextTick, shallowRef } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { mountDeck } from '../../../tooling/slidev/client/mount'
import SlideAt from '../../../tooling/slidev/client/SlideAt.vue'
import { slideOf } from './slides'

/** What to show on the slide. */
export interface Specimen {
  /** File name of a component in `components/`, without extension. */
  component: string
  props?: object
  /** Slots to fill, each with its name and the id of its slot prop. */
  slots?: readonly string[]
  /** Width of its container, in px; by default that of a content slide. */
  width?: number
  /** The click that the slide is at, from 0; by default the last. */
  click?: number
}

declare global {
  interface Window {
    showSpecimen?: (specimen: Specimen) => Promise<void>
  }
}

const components: Record<string, Component> = Object.fromEntries(Object.entries(import.meta.glob<{ default: Component }>(['../../../components/*.vue', '../../../components/diagram/Diagram.vue'], { eager: true }))
  .map(([file, { default: component }]) => [/(\w+)\.vue$/.exec(file)![1], component]))

const shown = shallowRef<{ route: SlideRoute, click?: number, turn: number }>()

async function show({ component, props, slots = [], width, click }: Specimen): Promise<void> {
  const fill = Object.fromEntries(slots.map(name => [name, (given: object) => [name, ...Object.values(given).map(({ id }) => id)].join(' ')]))
  const content = defineComponent({
    setup() {
      // Every slide of Slidev does this.
      inject(injectionClicksContext)!.value.setup()
      return () => h('section', { class: 'slidev-layout frame' }, h('div', { style: { position: 'relative', width: width && `${width}px` } }, h(components[component]!, props, fill)))
    },
  })
  shown.value = { route: slideOf(1, {}, content), click, turn: (shown.value?.turn ?? 0) + 1 }
  await nextTick()
  // Slidev counts a slide's clicks once it is mounted.
  await nextTick()
  await document.fonts.ready
}

const page = defineComponent({
  render: () => shown.value && h('div', { style: 'position: relative; width: 1280px; height: 720px' }, h(SlideAt, { ...shown.value, key: shown.value.turn })),
})

const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: { render: () => null } }] })
void mountDeck(page, router).then(() => window.showSpecimen = show)
