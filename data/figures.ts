import type { Figure } from './schema'

/** The figures of the evening that stand large on a slide, each with the qualifier it must not lose and the talk that told it. */
export const figures = [
  { id: 'traffic', label: 'トラフィック', value: '200', unit: 'Gbps', after: '超', talk: 'consul' },
  { id: 'plays', label: 'VODの再生数', value: '4', unit: '億/年', talk: 'consul' },
  { id: 'peak', label: '再生のピーク', before: '最大', value: '4,000', unit: '回/分', talk: 'consul' },
  { id: 'complaints', label: '再生できないと、苦情が来始める', value: '50', unit: '回', talk: 'consul' },
  { id: 'script', label: '再接続のためのPython', value: '30', unit: '行', after: '弱', talk: 'consul' },
] as const satisfies readonly Figure[]

/** A figure as it is written, with its qualifiers and its unit. */
export const figureText = ({ before = '', value, unit, after = '' }: Figure): string => `${before}${value}${unit}${after}`

/** A figure as a number: `4,000` → 4000. */
const numberOf = (id: typeof figures[number]['id']): number => Number(figures.find(figure => figure.id === id)!.value.replaceAll(',', ''))

const secondsOfPeak = String(numberOf('complaints') / numberOf('peak') * 60)

/** What is worked out from figures of the evening, and said to be so wherever it is shown. */
export const calculations = {
  /** How long, at the peak, it takes to ask for as many playbacks as bring complaints when they fail. */
  secondsOfPeak: { value: secondsOfPeak, unit: '秒', text: `${secondsOfPeak}秒` },
}

export type FigureId = typeof figures[number]['id']
