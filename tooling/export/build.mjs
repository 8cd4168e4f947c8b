/**
 * Starts `build.ts`, for the process that forks this one. It is no TypeScript, for Slidev takes twice as long to load
 * through the runner of that; so it is loaded first.
 */
import process from 'node:process'

// Whoever asked for the build is gone.
process.once('disconnect', () => process.exit(1))

await Promise.all([import('@slidev/cli'), import('vite')])
const { register } = await import('tsx/esm/api')
register()
await import('./build.ts')
