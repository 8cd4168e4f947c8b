import { defineAppSetup } from '@slidev/types'
import { componentsAround } from '../slidev/client/componentsAround'

/**
 * While the talk is served, warnings appear in a corner, and an error in a component appears over the page and on the
 * terminal (`tooling/check/watch.ts`).
 * Code that has failed cannot be hot-patched, so the next edit reloads the page.
 */
export default defineAppSetup(({ app }) => {
  // Vite looks for this exact expression.
  const hot = import.meta.hot
  if (!hot)
    return
  // Only this literal condition keeps the import out of builds.
  if (import.meta.hot)
    void import('../check/client/warnings').then(({ showWarnings }) => showWarnings(hot))
  let hasFailed = false
  app.config.errorHandler = (error, instance) => {
    console.error(error)
    // Later errors have the same cause.
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
