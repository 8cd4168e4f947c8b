/** What the build writes in (`scripts/present/build.ts`). */
import type { PresentPlan } from './plan'

declare const __PLAN__: PresentPlan

export const plan: PresentPlan = __PLAN__

/** What a slide says below its title, as HTML. */
export function textOf(slide: number): string {
  return document.querySelector<HTMLTemplateElement>('#texts')!.content.children[slide - 1]!.innerHTML
}
