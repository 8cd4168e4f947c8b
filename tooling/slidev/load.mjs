/**
 * Loads Slidev and Vite before the runner of TypeScript (`node --import`), through which they take more than twice as long:
 * 4.8 s of CPU instead of 2.0 s. For what is to build in any case.
 */
await Promise.all([import('@slidev/cli'), import('vite')])
