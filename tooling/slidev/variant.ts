import type { SlideRoute } from '@slidev/client'
import type { InjectionKey, Ref } from 'vue'
import { useNav, useSlideContext } from '@slidev/client'
import { computed, inject } from 'vue'

/**
 * The slides that are shown together, in running order. By default these are all slides of the entry;
 * the print page provides some of them, so that one build prints every variant.
 */
export const variantKey: InjectionKey<Ref<readonly SlideRoute[]>> = Symbol('variant')

/** The id that links within a PDF point to. */
export function anchorOf({ no }: SlideRoute, click = 1): string {
  return `${String(no).padStart(3, '0')}-${String(click).padStart(2, '0')}`
}

/** Where the current slide is in its variant, and which other slides it can link to. For use inside a slide. */
export function useVariant() {
  const nav = useNav()
  const { $page } = useSlideContext()
  const slides = inject(variantKey, () => nav.slides, true)

  const aliasOf = (route: SlideRoute): string | undefined => route.meta.slide.frontmatter.routeAlias

  /** Number of the slide in its variant, from 1. */
  const number = computed(() => slides.value.findIndex(route => route.no === $page.value) + 1)
  const total = computed(() => slides.value.length)

  /** Address of the slide with this `routeAlias`: a page link on paper, a route on screens; undefined if the variant leaves it out. */
  function addressOf(alias: string): { href: string, print: boolean } | undefined {
    const target = slides.value.find(route => aliasOf(route) === alias)
    if (!target)
      return undefined
    return nav.isPrintMode.value
      ? { href: `#${anchorOf(target)}`, print: true }
      : { href: `/${nav.isPresenter.value ? 'presenter/' : ''}${alias}`, print: false }
  }

  return { number, total, addressOf }
}
