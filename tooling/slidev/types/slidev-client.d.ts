/**
 * The few parts of `@slidev/client` that the deck uses. The package ships its sources instead of declarations, and
 * these fail this project's strict settings, so `tsconfig.json` maps the name here.
 */
import type { Component, ComputedRef, Ref } from 'vue'

export interface SlideRoute {
  /** Number in the entry, from 1. */
  no: number
  meta: {
    /** The slide's clicks, created on first use. */
    __clicksContext: ClicksContext | null
    slide: {
      title?: string
      frontmatter: Record<string, any>
      /** The notes, rendered; empty in a build without notes. */
      noteHTML: string
    }
  }
  load: () => Promise<{ default: Component }>
  component: Component
}

/** The clicks of a slide, and which of them is shown. */
export interface ClicksContext {
  /** The click that is shown, from 0. */
  readonly current: number
  /** How many clicks the slide has; 0 until it is mounted. */
  readonly total: number
  /** Sets up the clicks of the slide whose `setup` calls it. */
  setup: () => void
}

export interface Nav {
  slides: Ref<SlideRoute[]>
  total: ComputedRef<number>
  currentSlideNo: ComputedRef<number>
  currentSlideRoute: ComputedRef<SlideRoute>
  clicks: ComputedRef<number>
  clicksTotal: ComputedRef<number>
  hasNext: ComputedRef<boolean>
  hasPrev: ComputedRef<boolean>
  isPrintMode: Ref<boolean>
  isPresenter: Ref<boolean>
  getPrimaryClicks: (route: SlideRoute) => ClicksContext
  next: () => Promise<void>
  prev: () => Promise<void>
  nextSlide: () => Promise<void>
  prevSlide: () => Promise<void>
  go: (no: number | string, clicks?: number) => Promise<void>
  goFirst: () => Promise<void>
  goLast: () => Promise<void>
}

export function useNav(): Nav

/** The slide with a number or a `routeAlias`. */
export function getSlide(no: number | string): SlideRoute | undefined

/** The headmatter with Slidev's defaults. */
export const configs: Record<string, any>

export function useSlideContext(): {
  /** The click that is shown, from 0. */
  $clicks: Ref<number>
  /** Number of the slide in its entry, from 1. */
  $page: Ref<number>
  $frontmatter: Record<string, any>
}
