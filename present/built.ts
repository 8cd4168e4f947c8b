/** What the build writes in (`scripts/present/build.ts`). */
import type { PresentPlan } from './plan'

declare const __PLAN__: PresentPlan

export const plan: PresentPlan = __PLAN__
