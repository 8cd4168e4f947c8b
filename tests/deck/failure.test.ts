/** The message when the slides do not build has the slide and the compiler's sentence, but no stack. */
import type { SlideInfo } from '@slidev/types'
import path from 'node:path'
import { expect, test } from 'playwright/test'
import { buildFailure } from '../../tooling/deck/failure'
import { root } from '../../tooling/shared/folders'

const slides = [
  { source: { filepath: path.join(root, 'pages/a.md'), index: 0, frontmatter: { routeAlias: 'cover' } } },
  { source: { filepath: path.join(root, 'pages/a.md'), index: 1, frontmatter: { routeAlias: 'second' } } },
] as unknown as SlideInfo[]

const stack = `    at createCompilerError (${root}/node_modules/@vue/compiler-core/dist/compiler-core.cjs.js:1378:17)\n    at emitError (${root}/node_modules/b.js:1:1)`

test('a slide that does not compile is named with its page and the reason', () => {
  const error = new Error(`\u001B[31mBuild failed with 1 error:\n\n[plugin vite:vue] ${root}/pages/a.md__slidev_2.md:11:3\nRolldownError: Invalid end tag.\n\nSyntaxError: Invalid end tag.\n${stack}`)
  expect(buildFailure(error, slides).message).toBe('pages/a.md, slide 2 (second), does not compile: Invalid end tag.\nLook for a tag that is not closed, and for a {{ … }} that is no expression.')
})

test('a component that does not compile is named with the line', () => {
  const error = new Error(`Build failed with 1 error:\n\n[plugin vite:vue] ${root}/components/A.vue:3:1\nRolldownError: Element is missing end tag.\n\nSyntaxError: Element is missing end tag.\n${stack}`)
  expect(buildFailure(error, slides).message).toBe('components/A.vue:3:1 does not compile: Element is missing end tag.\nCorrect that line, or what comes before it.')
})

test('an error without a place is reported without its stack', () => {
  expect(buildFailure(new Error(`Could not resolve "./gone" in deck.config.ts\n${stack}`), slides).message).toBe('The deck does not build: Could not resolve "./gone" in deck.config.ts')
})
