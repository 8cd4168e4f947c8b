/** What is installed into the app besides clicks (`tooling/slidev/vite.ts`). */
declare module 'virtual:deck-app' {
  import type { App, Plugin } from 'vue'
  import type { Router } from 'vue-router'

  /** Slidev's directives that the deck uses. */
  export const plugins: readonly Plugin[]
  /** The default exports of `setup/main.ts` of the deck and its add-ons. */
  export const setups: readonly ((context: { app: App, router: Router }) => void | Promise<void>)[]
}

/** The deck's `handout-cover.vue`; empty if it has none. */
declare module 'virtual:deck-handout' {
  import type { FunctionalComponent } from 'vue'

  export const HandoutCover: FunctionalComponent
}
