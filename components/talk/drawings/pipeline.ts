import type { ArrowSpec, GroupSpec, NarrowSpec, NodeSpec } from '../../diagram/layout'

/**
 * How ドリコム ran Terraform before Enterprise, on two slides: as it was, and with its pains. Everything that they share is at
 * the same place, so that the audience sees only what changes.
 */

/** Columns: branches, their labels, CircleCI with its stores, a gap, and what each slide puts on the right. */
export const grid = {
  size: { width: 1136, height: 380 },
  columns: [212, 168, 14, 170, 12, 170, 14, 34, 20, 126, 14, 174, 8],
  rows: [54, 76, 4, 46, 10, 52, 14, 64, 46, 14],
  gap: [0, 0],
} as const

interface Shown {
  /** The click on which each part is lit; by default, all are lit from the start. */
  lights?: { terraform: number, state: number, lock: number }
  /** The click from which parts are dimmed; 0 for dimmed from the start. */
  dims?: number
}

/** Something done or kept in a part. */
const chip = { width: 130, height: 46 } as const

/** The parts that both slides share. */
export function pipeline({ lights, dims }: Shown) {
  const branch = { column: 1, kind: 'document', note: 'ブランチ', dims } as const
  const nodes = {
    main: { ...branch, row: 2, label: 'master' },
    others: { ...branch, row: 3, rows: 4, height: 76, label: 'master以外' },
    terraform: { column: 4, columns: 3, row: 2, rows: 4, label: 'Terraform OSS版', nameOnTop: true, mark: 'Terraform', layer: 'infrastructure', lights: lights?.terraform, dims },
    runs: { ...chip, column: 4, columns: 3, row: 4, label: '実行', lights: lights?.terraform, dims },
    s3: { column: 3, columns: 2, row: 8, rows: 3, width: 184, kind: 'store', label: 'S3', nameOnTop: true, lights: lights?.state, dims },
    lock: { column: 6, columns: 2, row: 8, rows: 3, width: 184, kind: 'store', label: 'DynamoDB', note: 'ロック', lights: lights?.lock, dims },
    state: { ...chip, column: 3, columns: 2, row: 9, label: 'state', lights: lights?.state, dims },
  } as const satisfies Record<string, NodeSpec>
  const groups = {
    ci: { label: 'CircleCI', around: ['terraform'], padding: 14, lights: lights?.terraform, dims },
  } as const satisfies Record<string, GroupSpec>
  const arrows: ArrowSpec[] = [
    { from: 'main', to: 'ci', label: 'plan & apply', sides: ['right', 'left'], layer: 'infrastructure', lights: lights?.terraform, dims },
    { from: 'others', to: 'ci', label: 'planだけ', sides: ['right', 'left'], kind: 'call', layer: 'infrastructure', lights: lights?.terraform, dims },
    { from: 'ci', to: 's3', sides: ['bottom', 'top'], both: true, layer: 'infrastructure', lights: lights?.state, dims },
    { from: 'ci', to: 'lock', sides: ['bottom', 'top'], layer: 'infrastructure', lights: lights?.lock, dims },
  ]
  return { nodes, groups, arrows }
}

/** The narrow grid: parts are stacked, and stores are side by side. */
export const narrowGrid = {
  columns: [16, 196, 16, 196, 16],
  rows: [88, 144, 66, 46, 16, 88, 62, 46, 16],
  gap: [0, 0],
} as const

export const narrowNodes = {
  main: { column: 1, columns: 2, row: 1, width: 204 },
  others: { column: 4, columns: 2, row: 1, width: 204 },
  terraform: { column: 2, columns: 3, row: 3, rows: 3 },
  runs: { ...chip, column: 2, columns: 3, row: 4 },
  s3: { column: 1, columns: 2, row: 7, rows: 3, width: 184 },
  lock: { column: 4, columns: 2, row: 7, rows: 3, width: 184 },
  state: { ...chip, column: 1, columns: 2, row: 8 },
} as const satisfies NarrowSpec['nodes']

export const narrowArrows = {
  'main-ci': { sides: ['bottom', 'top'] },
  'others-ci': { sides: ['bottom', 'top'], label: ['plan', 'だけ'] },
  'ci-s3': { sides: ['bottom', 'top'] },
  'ci-lock': { sides: ['bottom', 'top'] },
} as const satisfies NarrowSpec['arrows']
