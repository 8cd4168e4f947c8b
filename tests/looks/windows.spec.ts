/** Every slide of every build looks as it is printed, at its first and its last click: what is checked on paper holds everywhere. */
import { cuts } from '../../scripts/deck'
import { expect, lookIn, test, windows } from './builds'
import { differencesOf } from './look'
import { report } from './report'

for (const cut of cuts) {
  for (const name of Object.keys(windows)) {
    test(`${cut}: every slide of ${name} looks as it is printed`, async ({ printed, open }) => {
      const { light, dark } = await printed(cut)
      const window = await open(name, cut)
      const lines: string[] = []
      for (const [shown, isDark] of [...light.map(shown => [shown, false] as const), ...dark.map(shown => [shown, true] as const)]) {
        if (shown === dark[0])
          await window.darken()
        const differences = differencesOf(shown.look, await lookIn(window, shown, isDark))
        if (differences.length > 0)
          lines.push(report(shown, differences, isDark))
      }
      expect(lines.join('\n')).toBe('')
    })
  }
}
