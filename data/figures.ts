import type { Figure } from './schema'

/** The figures of the evening that slides show large, each with the qualifier that it must not lose and its talk. */
export const figures = [
  { id: 'traffic', label: 'トラフィック', value: '200', unit: 'Gbps', after: '超', talk: 'consul' },
  { id: 'plays', label: 'VODの再生数', value: '4', unit: '億/年', talk: 'consul' },
  { id: 'peak', label: '再生のピーク', before: '最大', value: '4,000', unit: '回/分', talk: 'consul' },
  { id: 'complaints', label: '再生できないと、苦情が出始める', value: '50', unit: '回', talk: 'consul' },
  { id: 'script', label: '再接続のためのPython', value: '30', unit: '行', after: '弱', talk: 'consul' },
] as const satisfies readonly Figure[]

/** A figure as it is written, with its qualifiers and its unit. */
export const figureText = ({ before = '', value, unit, after = '' }: Figure): string => `${before}${value}${unit}${after}`

/** A figure as a number: `4,000` → 4000. */
const numberOf = (id: typeof figures[number]['id']): number => Number(figures.find(figure => figure.id === id)!.value.replaceAll(',', ''))

const secondsOfPeak = String(numberOf('complaints') / numberOf('peak') * 60)

/** Values calculated from figures of the evening. Every slide that shows one must say so. */
export const calculations = {
  /** How long it takes, at the peak, to reach the number of playbacks whose failure brings complaints. */
  secondsOfPeak: { value: secondsOfPeak, unit: '秒', text: `${secondsOfPeak}秒` },
}

export type FigureId = typeof figures[number]['id']
