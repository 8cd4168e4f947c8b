import { expect, test } from 'playwright/test'
import { leadOf } from '../../tooling/deck/lead'

test('the lead of a slide is the line of plain text right below its title', () => {
  expect(leadOf('# Title\n\nWhat it is about, in one line\n\nMore')).toBe('What it is about, in one line')
  expect(leadOf('\n# Title\n2nd line\n')).toBe('2nd line')
  expect(leadOf('# Title\n'), 'nothing below it').toBeUndefined()
})

for (const [what, below] of [['a component', '<Drawing />'], ['a list', '- one'], ['a numbered list', '1. one'], ['a heading', '## Part'], ['a picture', '![alt](/a.png)'], ['a link', 'See [there](/a)'], ['a slot', '::right::'], ['code', '```ts'], ['a value', '{{ value }}'], ['a quotation', '> said']] as const) {
  test(`a slide with ${what} below its title has no lead`, () => {
    expect(leadOf(`# Title\n\n${below}\n\nA line further down\n`)).toBeUndefined()
  })
}
