import type { InjectionKey } from 'vue'
import { inject, provide } from 'vue'

const flows: InjectionKey<boolean> = Symbol('slides flow')

/** Lets the slides below flow as text: what they draw may be laid out anew for the width that there is. */
export const provideFlow = (): void => provide(flows, true)

/** Does the slide around flow as text? */
export const useFlow = (): boolean => inject(flows, false)
