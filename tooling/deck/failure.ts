/** The error message when the slides do not build. */
import type { SlideInfo } from '@slidev/types'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { CliError } from '../shared/errors'
import { root } from '../shared/folders'
import { slideName } from './slideName'

/** The module that Slidev generates for a slide. */
const slideModule = /__slidev_(\d+)\.(?:md|frontmatter)\b/

/** Describes a build failure in a sentence, with its location and without the compiler's stack. */
export function buildFailure(error: unknown, slides: readonly SlideInfo[]): CliError {
  const message = stripVTControlCharacters(error instanceof Error ? error.message : String(error))
  const slide = slides[Number(slideModule.exec(message)?.[1]) - 1]?.source
  const [, place] = /^\[plugin [^\]]+\] (.+)$/m.exec(message) ?? []
  const [, reason] = /^(?:\w*Error: )+(.+)/m.exec(message) ?? []
  if (slide && reason)
    return new CliError(`${path.relative(root, slide.filepath)}, ${slideName(slide)}, does not compile: ${reason}`, 'Look for a tag that is not closed, and for a {{ … }} that is no expression.')
  return place && reason
    ? new CliError(`${path.relative(root, place)} does not compile: ${reason}`, 'Correct that line, or what comes before it.')
    : new CliError(`The deck does not build: ${message.replaceAll(/\n\s+at .*/g, '')}`)
}
