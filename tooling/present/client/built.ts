/** What the build writes in (`tooling/present/build.ts`). */
import type { PresentPlan } from '../../deck/plan'

declare const __PLAN__: PresentPlan
declare const __BUILD__: string

export const plan: PresentPlan = __PLAN__
/** What the build was made from, as `hashSources` tells it. */
export const build: string = __BUILD__

/** What a slide says below its title, as HTML. */
export function textOf(slide: number): string {
  return document.querySelector<HTMLTemplateElement>('#texts')!.content.children[slide - 1]!.innerHTML
}
