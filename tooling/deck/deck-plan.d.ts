/** The time plan of the variant being served (`tooling/setup/vite-plugins.ts`). */
declare module 'virtual:deck-plan' {
  import type { PresentPlan } from './plan'

  export const plan: PresentPlan
}
