import type { SourceSlideInfo } from '@slidev/types'
import type { Problem } from './problem'
import path from 'node:path'
import { slideName } from '../deck/slideName'

/** Reports a problem of a slide. */
export type Report = (field: string, message: string, fix: string) => void

/** Collects the problems of one slide. */
export function reportAt(root: string, slide: SourceSlideInfo, look: (report: Report) => void): Problem[] {
  const problems: Problem[] = []
  const at = { file: path.relative(root, slide.filepath), row: slideName(slide) }
  look((field, message, fix) => problems.push({ ...at, field, message, fix }))
  return problems
}

/** A row's position and name, for someone to find it by. */
export function rowName(rows: unknown, index: number): string {
  const row = (Array.isArray(rows) ? rows[index] : undefined) as Record<string, unknown> | undefined
  const name = row?.id ?? row?.name
  return `row ${index + 1}${typeof name === 'string' && name ? ` (${name})` : ''}`
}
