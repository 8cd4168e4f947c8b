/**
 * Loads Slidev and Vite before the TypeScript runner (`node --import`), which makes them load more than twice as slowly:
 * 4.8 s of CPU instead of 2.0 s. For commands that always build.
 */
await Promise.all([import('@slidev/cli'), import('vite')])
