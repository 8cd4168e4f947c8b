/** Theme and view as the page chooses them before its first paint, for every device and remembered setting. */
import { runInNewContext } from 'node:vm'
import { expect, test } from 'playwright/test'
import { page } from '../../tooling/site/page'
import { themeKey, viewKey } from '../../tooling/viewer/settings'

interface Visitor {
  /** The stored settings; undefined if the browser denies access to its storage. */
  remembered?: Readonly<Record<string, string>>
  isDark: boolean
  isNarrow: boolean
  hash: string
}

/** Runs the first script of the page for a visitor. Returns the class of the root, the view, and whether another slide opens. */
function firstPaint({ remembered, isDark, isNarrow, hash }: Visitor): { theme: string[], view?: string, deep?: string } {
  const script = /<script>([\s\S]*?)<\/script>/.exec(page('', 'beginning'))![1]!
  const theme: string[] = []
  const dataset: Record<string, string> = {}
  runInNewContext(script, {
    document: { documentElement: { classList: { add: (name: string) => theme.push(name) }, dataset } },
    localStorage: {
      getItem(key: string) {
        if (!remembered)
          throw new Error('refused')
        return remembered[key] ?? null
      },
    },
    matchMedia: (query: string) => ({ matches: query.includes('dark') ? isDark : isNarrow }),
    location: { hash },
  })
  return { theme, ...dataset }
}

for (const isDark of [false, true]) {
  for (const isNarrow of [false, true]) {
    const device = { isDark, isNarrow, hash: '' }
    const own = { theme: [isDark ? 'dark' : 'light'], view: isNarrow ? 'read' : 'stage' }
    test(`a ${isDark ? 'dark' : 'light'}, ${isNarrow ? 'narrow' : 'wide'} device: only a valid choice overrides the device`, () => {
      expect(firstPaint({ ...device, remembered: {} }), 'nothing is remembered').toEqual(own)
      expect(firstPaint(device), 'the storage is inaccessible').toEqual(own)
      expect(firstPaint({ ...device, remembered: { [themeKey]: 'auto', [viewKey]: 'grid' } }), 'the stored value is not a valid choice').toEqual(own)
      for (const theme of ['dark', 'light'])
        expect(firstPaint({ ...device, remembered: { [themeKey]: theme } }), `${theme} was chosen`).toEqual({ ...own, theme: [theme] })
      for (const view of ['read', 'stage'])
        expect(firstPaint({ ...device, remembered: { [viewKey]: view } }), `${view} was chosen`).toEqual({ ...own, view })
    })
  }
}

test('the picture of the first slide is displayed only for the first slide', () => {
  const deep = (hash: string): boolean => firstPaint({ isDark: false, isNarrow: false, hash }).deep !== undefined
  expect(['', '#/', '#/1', '#/beginning'].filter(deep)).toEqual([])
  expect(['#/2', '#/other', '#/1?clicks=1', '#/11'].filter(hash => !deep(hash))).toEqual([])
})
