/** The time plan of the cut that is served (`tooling/setup/vite-plugins.ts`). */
declare module 'virtual:deck-plan' {
  import type { PresentPlan } from './plan'

  export const plan: PresentPlan
}
