import type { Box, Size } from './geometry'

/**
 * The kind of a node, shown by its outline: a service is a box, a store a drum, a tool a capsule, a document a sheet with a
 * folded corner, a cloud a cloud, a person a head over shoulders; people are two such figures.
 */
export type NodeKind = 'service' | 'store' | 'tool' | 'document' | 'cloud' | 'person' | 'people' | 'plain'

/** Whether a node shows people, who have their name below. */
export const isPeople = (kind: NodeKind): boolean => kind === 'person' || kind === 'people'

/** The width of a person's figure in a box. */
export const personWidth = ({ width, height }: Size): number => 2 * Math.min(width / 2, height * 0.36)

/** SVG path data of a node's outline; `plain` has none. */
export function outline(kind: NodeKind, { x, y, width: w, height: h }: Box): string {
  switch (kind) {
    case 'service': return rounded(x, y, w, h, 10)
    case 'tool': return rounded(x, y, w, h, h / 2)
    case 'store': {
      const cap = Math.min(12, h / 7)
      return `M${x} ${y + cap}a${w / 2} ${cap} 0 0 1 ${w} 0v${h - 2 * cap}a${w / 2} ${cap} 0 0 1 ${-w} 0z`
        + `M${x + w} ${y + cap}a${w / 2} ${cap} 0 0 1 ${-w} 0`
    }
    case 'document': {
      const fold = 18
      return `M${x} ${y}h${w - fold}l${fold} ${fold}v${h - fold}h${-w}zM${x + w - fold} ${y}v${fold}h${fold}`
    }
    case 'cloud':
      return `M${x + 0.18 * w} ${y + h}a${0.19 * w} ${0.28 * h} 0 0 1 ${-0.04 * w} ${-0.55 * h}a${0.27 * w} ${0.4 * h} 0 0 1 ${0.5 * w} ${-0.25 * h}`
        + `a${0.17 * w} ${0.23 * h} 0 0 1 ${0.2 * w} ${0.28 * h}a${0.18 * w} ${0.26 * h} 0 0 1 ${-0.03 * w} ${0.52 * h}z`
    case 'person': {
      const head = h * 0.2
      const cx = x + w / 2
      const shoulders = personWidth({ width: w, height: h }) / 2
      return `M${cx - head} ${y + head}a${head} ${head} 0 1 0 ${2 * head} 0a${head} ${head} 0 1 0 ${-2 * head} 0z`
        + `M${cx - shoulders} ${y + h * 0.88}v${-h * 0.1}a${shoulders} ${h * 0.3} 0 0 1 ${2 * shoulders} 0v${h * 0.1}z`
    }
    case 'people': return [0, 1].map(i => outline('person', { x: x + i * w * 0.52, y, width: w * 0.48, height: h })).join('')
    case 'plain': return ''
  }
}

function rounded(x: number, y: number, w: number, h: number, r: number): string {
  return `M${x + r} ${y}h${w - 2 * r}a${r} ${r} 0 0 1 ${r} ${r}v${h - 2 * r}a${r} ${r} 0 0 1 ${-r} ${r}h${-(w - 2 * r)}a${r} ${r} 0 0 1 ${-r} ${-r}v${-(h - 2 * r)}a${r} ${r} 0 0 1 ${r} ${-r}z`
}
