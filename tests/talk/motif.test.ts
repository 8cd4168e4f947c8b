import { expect, test } from 'playwright/test'
import { shownTimes } from '../../components/agenda/scale'
import { dissolve, lean, share } from '../../components/motif'
import { durationOf, japaneseDate, minutesOf } from '../../data/dates'

test('a band comes apart: pieces shrink, gaps grow, and the last piece ends where the band does', () => {
  const pieces = dissolve(800, 300)
  expect(pieces[0]).toEqual({ x: 0, width: 300 })
  const loose = pieces.slice(1)
  expect(loose.length).toBeGreaterThan(4)
  for (const [i, piece] of pieces.entries()) {
    const next = pieces[i + 1]
    if (next && i > 0)
      expect(next.width).toBeLessThanOrEqual(piece.width)
  }
  expect(pieces.at(-1)!.x + pieces.at(-1)!.width).toBeCloseTo(800)
  const gaps = pieces.slice(1).map((piece, i) => piece.x - pieces[i]!.x - pieces[i]!.width)
  expect(gaps).toEqual([...gaps].sort((a, b) => a - b))
})

test('bands and the gaps between them fill the height, and lengths change evenly from first to last', () => {
  expect([1, 4].map(bands => bands * share(100, bands, 8) + 8 * (bands - 1))).toEqual([100, 100])
  expect([0, 1, 2, 3].map(place => lean(place, 4, 350, 470))).toEqual([350, 390, 430, 470])
  expect(lean(0, 1, 350, 470)).toBe(350)
})

test('times become minutes', () => {
  expect(minutesOf('18:30')).toBe(1110)
  expect(durationOf({ start: '19:40', end: '19:50' })).toBe(10)
})

test('dates are written the Japanese way', () => {
  expect(japaneseDate('2018-12-17')).toBe('2018年12月17日（月）')
  expect(japaneseDate('2024-02-29')).toBe('2024年2月29日（木）')
})

test('times under a level bar never touch: the current row keeps its time, then the longer rows do', () => {
  const rows = [['18:30', '19:00'], ['19:00', '19:20'], ['19:20', '19:25'], ['19:25', '19:45'], ['19:45', '19:50']].map(([start, end]) => ({ start: start!, end: end! }))
  expect(shownTimes(rows, -1, 800, 60)).toEqual({ starts: [true, true, false, true, false], end: true })
  expect(shownTimes(rows, 2, 800, 60)).toEqual({ starts: [true, true, true, false, false], end: true })
  expect(shownTimes(rows, 4, 800, 60)).toEqual({ starts: [true, true, false, true, true], end: false })
})
