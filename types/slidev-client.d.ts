/**
 * The few things of `@slidev/client` that the deck uses. The package ships its sources instead of declarations, and
 * those do not pass this project's strict settings, so `tsconfig.json` maps the name here.
 */
import type { Component, Ref } from 'vue'

export interface SlideRoute {
  /** Number in the entry, from 1. */
  no: number
  meta: {
    slide: {
      title?: string
      /** Level of the slide's heading. */
      level?: number
      frontmatter: Record<string, any>
      /** The script, rendered; empty in a build without notes. */
      noteHTML: string
    }
  }
  load: () => Promise<{ default: Component }>
  component: Component
}

export interface Nav {
  slides: Ref<SlideRoute[]>
  isPrintMode: Ref<boolean>
  isPresenter: Ref<boolean>
}

export function useNav(): Nav

export function useSlideContext(): {
  /** The step that is shown, from 0. */
  $clicks: Ref<number>
  /** Number of the slide in its entry, from 1. */
  $page: Ref<number>
  $frontmatter: Record<string, any>
}
