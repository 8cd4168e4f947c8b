/** Values that the build inserts (`tooling/present/build.ts`). */
import type { PresentPlan } from '../../deck/plan'

declare const __PLAN__: PresentPlan
declare const __BUILD__: string

export const plan: PresentPlan = __PLAN__
/** Hash of the sources, from `hashSources`. */
export const build: string = __BUILD__

/** A slide's text below its title, as HTML. */
export function textOf(slide: number): string {
  return document.querySelector<HTMLTemplateElement>('#texts')!.content.children[slide - 1]!.innerHTML
}
