import type { DefineComponent } from 'vue'

/** The components that pages show, for their type check; Slidev finds the files by itself. */
declare module 'vue' {
  export interface GlobalComponents {
    Credits: typeof import('./Credits.vue')['default']
    EveningAgenda: typeof import('./EveningAgenda.vue')['default']
    ProductComparison: typeof import('./ProductComparison.vue')['default']
    ProductMark: typeof import('./ProductMark.vue')['default']
    SharedPicture: typeof import('./SharedPicture.vue')['default']
    /** Slidev's: each item of a list on a click of its own. */
    VClicks: DefineComponent<{ at?: number | string, depth?: number, every?: number, fade?: boolean, hide?: boolean }>
  }
}
