import { defineAppSetup } from '@slidev/types'

/**
 * While the talk is served, an error in a component is said over the page and on the terminal (`tooling/check/watch.ts`).
 * Code that has failed cannot be patched, so the next edit loads the page anew.
 */
export default defineAppSetup(({ app }) => {
  // Vite looks for these words.
  const hot = import.meta.hot
  if (!hot)
    return
  let hasFailed = false
  app.config.errorHandler = (error, instance) => {
    console.error(error)
    // What fails after it fails for the same reason.
    if (hasFailed)
      return
    hasFailed = true
    const file = instance?.$options.__file?.split('/').slice(-2).join('/') ?? 'A component'
    hot.send('deck:failed', `${file} fails: ${error instanceof Error ? error.message : error}`)
  }
  hot.on('vite:beforeUpdate', () => hasFailed && location.reload())
})
