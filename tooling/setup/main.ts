import { defineAppSetup } from '@slidev/types'
import { componentsAround } from '../slidev/client/componentsAround'

/**
 * While the talk is served, warnings stand in a corner, and an error in a component is said over the page and on the
 * terminal (`tooling/check/watch.ts`).
 * Code that has failed cannot be patched, so the next edit loads the page anew.
 */
export default defineAppSetup(({ app }) => {
  // Vite looks for these words.
  const hot = import.meta.hot
  if (!hot)
    return
  // Only as such a condition does it stay out of what is built.
  if (import.meta.hot)
    void import('../check/client/warnings').then(({ showWarnings }) => showWarnings(hot))
  let hasFailed = false
  app.config.errorHandler = (error, instance) => {
    console.error(error)
    // What fails after it fails for the same reason.
    if (hasFailed)
      return
    hasFailed = true
    const file = instance?.$options.__file?.split('/').slice(-2).join('/') ?? 'A component'
    const around = componentsAround(instance?.$parent ?? null)
    const [, slide] = /^#\/(?:presenter\/)?([\w-]+)/.exec(location.hash) ?? []
    hot.send('deck:failed', `${slide ? `Slide ${slide}: ` : ''}${file}${around && ` in ${around}`} fails: ${error instanceof Error ? error.message : error}`)
  }
  hot.on('vite:beforeUpdate', () => hasFailed && location.reload())
})
