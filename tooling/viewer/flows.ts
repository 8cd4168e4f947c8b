import type { InjectionKey } from 'vue'
import { inject, provide } from 'vue'

const flows: InjectionKey<boolean> = Symbol('slides flow')

/** Lets the slides below flow as text: their drawings may adapt to the available width. */
export const provideFlow = (): void => provide(flows, true)

/** Whether the surrounding slide flows as text. */
export const useFlow = (): boolean => inject(flows, false)
