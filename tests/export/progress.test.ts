import type { Progress } from '../../tooling/export/progress'
import { Writable } from 'node:stream'
import { expect, test } from 'playwright/test'
import { startProgress } from '../../tooling/export/progress'

/** The output of some work, on a terminal or to a file. */
function written(isTTY: boolean, work: (progress: Progress) => void): string {
  let text = ''
  const out = Object.assign(new Writable({ write: (part, _, done) => done(void (text += part)) }), { isTTY })
  work(startProgress(out as unknown as NodeJS.WriteStream))
  return text
}

function work({ now, count, line, end }: Progress): void {
  now('Building the deck')
  count('Tagging a, page', 2, 3)
  line('a.pdf')
  end()
}

test('a terminal has one line that changes, and finished work stays', () => {
  const clear = '\r\x1B[2K'
  expect(written(true, work)).toBe(`${clear}Building the deck …${clear}Tagging a, page 2 of 3 …${clear}a.pdf\n${clear}`)
})

test('elsewhere, each step has one line, and nothing else is written', () => {
  expect(written(false, work)).toBe('Building the deck …\na.pdf\n')
})
