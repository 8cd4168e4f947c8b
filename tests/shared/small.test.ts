/** The small functions on which much else depends, including the checks, tested with values from other sources. */
import type { Colour } from '../../tooling/shared/colour'
import { expect, test } from 'playwright/test'
import { readAddress } from '../../tooling/deck/siteAddress'
import { asSeenWith, contrast, over, parseColour } from '../../tooling/shared/colour'
import { escapeHtml } from '../../tooling/shared/html'
import { escapeRegExp } from '../../tooling/shared/regExp'
import { isForeign } from '../../tooling/start/ownPages'

const [black, white]: Colour[] = [[0, 0, 0, 1], [255, 255, 255, 1]]

test('colours are read in every notation that browsers use', () => {
  expect(['#17191F', 'rgb(23, 25, 31)', 'rgba(23, 25, 31, 0.5)', 'rgb(23 25 31 / 0.5)', 'color(srgb 1 0 0.2 / 0.25)'].map(parseColour))
    .toEqual([[23, 25, 31, 1], [23, 25, 31, 1], [23, 25, 31, 0.5], [23, 25, 31, 0.5], [255, 0, 51, 0.25]])
  expect(['currentcolor', '', 'rgb(a, b, c)', 'url(#a)'].map(parseColour)).toEqual([undefined, undefined, undefined, undefined])
})

test('contrasts are those of WCAG 2', () => {
  expect(contrast(black!, white!)).toBeCloseTo(21)
  // According to WebAIM's contrast checker.
  for (const [front, back, ratio] of [['#777777', '#ffffff', 4.48], ['#0000ff', '#ffffff', 8.59], ['#ff0000', '#ffffff', 4.00], ['#00ff00', '#000000', 15.3]] as const)
    expect(contrast(parseColour(front)!, parseColour(back)!), `${front} on ${back}`).toBeCloseTo(ratio, 1)
  expect(over([0, 0, 0, 0.5], white!), 'half-transparent black over white').toEqual([127.5, 127.5, 127.5, 1])
  expect(contrast([0, 0, 0, 0.5], white!)).toBeCloseTo(contrast([127.5, 127.5, 127.5, 1], white!))
})

test('a simulated lack of one kind of cone keeps greys, and merges the colours of that cone', () => {
  for (const kind of ['protanopia', 'deuteranopia', 'tritanopia'] as const) {
    const [red, , , alpha] = asSeenWith(kind, [128, 128, 128, 1])
    expect([Math.round(red), alpha], kind).toEqual([128, 1])
  }
  const apart = (kind: Parameters<typeof asSeenWith>[0], a: string, b: string): number => {
    const [x, y] = [a, b].map(text => asSeenWith(kind, parseColour(text)!))
    return Math.hypot(...[0, 1, 2].map(i => (x![i] as number) - (y![i] as number)))
  }
  for (const kind of ['protanopia', 'deuteranopia'] as const)
    expect(apart(kind, '#c00000', '#606000'), `red and olive, ${kind}`).toBeLessThan(apart('tritanopia', '#c00000', '#606000') / 2)
})

test('the address of the hosted deck ends in a slash, and an invalid address is refused', () => {
  expect(['https://a.example', 'http://a.example/talks', 'https://a.example/b/'].map(readAddress)).toEqual(['https://a.example/', 'http://a.example/talks/', 'https://a.example/b/'])
  expect([undefined, '', 'a.example', 'ftp://a.example/', 'file:///a', '/talks/'].map(readAddress)).toEqual(Array.from({ length: 6 }, () => undefined))
})

test('text is safe in HTML and in patterns', () => {
  expect(escapeHtml('<a href="x">R&D</a>')).toBe('&lt;a href=&quot;x&quot;>R&amp;D&lt;/a>')
  const signs = '.*+?^${}()|[]\\'
  expect(new RegExp(`^${escapeRegExp(signs)}$`).test(signs)).toBe(true)
})

test('npm start answers its own pages and links to it, but no requests on behalf of another site', () => {
  const asks = (headers: Record<string, string>, url = '/', method = 'GET'): boolean => isForeign({ headers: { host: 'localhost:3030', ...headers }, method, url } as unknown as Parameters<typeof isForeign>[0])
  const document = { 'sec-fetch-dest': 'document' }
  expect([
    asks({}),
    asks({ host: '127.0.0.1:3030' }),
    asks({ host: '[::1]:3030' }),
    asks({ 'origin': 'http://localhost:3030', 'sec-fetch-site': 'same-origin' }, '/__slidev/slides/1.json', 'POST'),
    asks({ ...document, 'sec-fetch-site': 'cross-site' }),
    asks({ ...document, 'sec-fetch-site': 'none' }, '/presenter'),
  ]).toEqual(Array.from({ length: 6 }, () => false))
  expect([
    asks({ host: 'evil.example' }),
    asks({ host: 'localhost.evil.example:3030' }),
    asks({ origin: 'http://localhost:3031' }),
    asks({ origin: 'null' }),
    asks({ 'sec-fetch-site': 'same-site' }),
    asks({ ...document, 'sec-fetch-site': 'cross-site' }, '/__open-in-editor?file=a'),
    asks({ ...document, 'sec-fetch-site': 'cross-site' }, '/@vite/client'),
    asks({ ...document, 'sec-fetch-site': 'cross-site' }, '/', 'POST'),
    asks({ 'sec-fetch-dest': 'iframe', 'sec-fetch-site': 'cross-site' }),
  ]).toEqual(Array.from({ length: 9 }, () => true))
})
