/** The time plan of the variant that is served (`tooling/setup/vite-plugins.ts`). */
declare module 'virtual:deck-plan' {
  import type { PresentPlan } from './plan'

  export const plan: PresentPlan
}
