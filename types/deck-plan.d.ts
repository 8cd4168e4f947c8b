/** The time plan of the cut that is served (`setup/vite-plugins.ts`). */
declare module 'virtual:deck-plan' {
  import type { PresentPlan } from '../present/plan'

  export const plan: PresentPlan
}
