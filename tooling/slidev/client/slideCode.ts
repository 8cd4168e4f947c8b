import type { SlideRoute } from '@slidev/client'

/** What is told of a slide whose code does not come. */
export const noCode = 'its code cannot be loaded'

/**
 * Loads the code of a slide, again where it did not come. Slidev puts a notice of its own in the slide's place, and would
 * keep it there.
 * @returns whether the code is there
 */
export async function loadCode(route: SlideRoute): Promise<boolean> {
  const module = await route.load()
  if (!('default' in module))
    return false
  route.component = module.default
  return true
}
