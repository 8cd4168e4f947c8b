/** `ProductComparison`, and `SharedPicture` on it, with facts of their own. */
import type { Locator } from 'playwright/test'
import type { Talk } from '../../data/schema'
import { expect } from 'playwright/test'
import { colours } from '../../styles/colours'
import { layers, talks, words } from './page/facts'
import { rgb, see } from './seen'
import { test } from './specimens'

const where = 'components/ProductComparison.vue'
const { panel } = colours.light
/** From the ground up. */
const upwards = [...layers].reverse()

/** By each layer what is told of its row. */
const byLayer = <T>(of: (layer: typeof layers[number]) => T): Record<string, T> => Object.fromEntries(layers.map(layer => [layer.id, of(layer)]))

interface Row {
  /** Whether its target, and what follows to the right, is seen. */
  target: boolean
  apart: boolean
  arrow: boolean
  ground: string
  edge: string
  product: string
}

async function rowsOf(table: Locator): Promise<Record<string, Row>> {
  const rows = await table.locator('tbody tr').evaluateAll(all => all.map((row) => {
    const isSeen = (part: Element | null): boolean => {
      let opacity = part?.checkVisibility({ visibilityProperty: true }) ? 1 : 0
      for (; part; part = part.parentElement)
        opacity *= Number(getComputedStyle(part).opacity)
      return opacity === 1
    }
    const to = row.querySelector('.to')!
    const arrow = getComputedStyle(to, '::before')
    const [head] = row.children
    return {
      target: isSeen(to.querySelector('span') ?? to),
      apart: isSeen(row.querySelector('.apart')),
      arrow: arrow.content !== 'none' && arrow.display !== 'none' && arrow.opacity === '1',
      ground: getComputedStyle(head!).backgroundColor,
      edge: getComputedStyle(head!).borderLeftColor,
      product: getComputedStyle(row.querySelector('.product')!).color,
    }
  }))
  expect(rows, `${where}: a row for each layer`).toHaveLength(layers.length)
  return Object.fromEntries(layers.map(({ id }, i) => [id, rows[i]!]))
}

/** A row in its layer's colours, and one that stands back. */
const lit = (layer: typeof layers[number]): Partial<Row> => ({ ground: rgb(layer.light.tint), edge: rgb(layer.light.solid), product: rgb(layer.light.hue) })
const back = { ground: rgb(panel), edge: rgb(colours.light.graphic), product: rgb(colours.light.quiet) }

test('each row says its layer, mission, product, from what and to what', async ({ show }) => {
  const table = await show('ProductComparison')
  const cells = await table.locator('tbody tr').evaluateAll(all => all.map(row => [...row.children].map(cell => cell.textContent!.trim().replaceAll(/\s+/g, ' '))))
  expect(cells, `${where}: the rows, from the top of the stack to its ground`).toEqual(layers.map(({ name, mission, product, from, to }) => [`${name} ${mission}`, product, from, to]))
  expect(await table.locator('caption').textContent(), `${where}: caption`).toBe(words.comparison)
})

test('every heading stands over the column that it heads', async ({ show }) => {
  for (const column of [undefined, '別の列']) {
    const table = await show('ProductComparison', { props: { column }, slots: ['column'] })
    const said = [`${words.layer}と${words.mission}`, words.product, ...column ? [column] : [`${words.from.name} ${words.from.english}`, `${words.to.name} ${words.to.english}`]]
    const headings = await see(table.locator('thead th'))
    expect(headings.map(({ text }) => text), `${where}: headings, from the left to the right`).toEqual(said)
    for (const [i, name] of said.entries()) {
      const cells = await see(table.locator(`tbody tr > :nth-child(${i + 1})`))
      expect(cells, `${where}: cells under "${name}"`).toHaveLength(layers.length)
      const begins = cells.filter(cell => Math.abs(cell.words.left - headings[i]!.words.left) > 4).map(({ text, words }) => `${text}: ${words.left} px`)
      expect(begins, `${where}: cells whose text does not begin where "${name}" does, at ${headings[i]!.words.left} px`).toEqual([])
      expect(cells.filter(({ top }) => top < headings[i]!.words.bottom).map(({ text }) => text), `${where}: cells that are not under their heading`).toEqual([])
    }
  }
})

test('a screen reader is told which cells head a column, and which a row', async ({ show }) => {
  for (const column of [undefined, '別の列']) {
    const table = await show('ProductComparison', { props: { column } })
    const scopes = (part: string): Promise<string[][]> => table.locator(`${part} tr`).evaluateAll(all => all.map(row => [...row.children].map(cell => `${cell.localName} ${cell.getAttribute('scope') ?? ''}`.trim())))
    expect(await scopes('thead'), `${where}: the head`).toEqual([Array.from({ length: column ? 3 : 4 }).fill('th col')])
    expect(await scopes('tbody'), `${where}: the rows`).toEqual(layers.map(() => ['th row', ...Array.from({ length: column ? 2 : 3 }).fill('td')]))
  }
  const languages = await (await show('ProductComparison')).locator('thead [lang]').evaluateAll(all => all.map(part => `${part.textContent} ${part.getAttribute('lang')}`))
  expect(languages, `${where}: words of English say so`).toEqual([`${words.from.english} en`, `${words.to.english} en`])
})

test('a click lights the lowest row that waits: its target, its arrow, its colours', async ({ show }) => {
  for (let click = 0; click <= layers.length; click++) {
    const rows = await rowsOf(await show('ProductComparison', { click }))
    const told = upwards.slice(0, click).map(({ id }) => id as string)
    expect(rows, `${where}: at click ${click}, ${told.join(', ') || 'no row'} is lit, from the ground up`).toEqual(byLayer(layer => told.includes(layer.id)
      ? { target: true, apart: true, arrow: true, ...lit(layer) }
      : { target: false, apart: false, arrow: false, ...back }))
  }
})

test('each arrow leads from what the layer was to what it turns into', async ({ show }) => {
  const tips = await (await show('ProductComparison')).locator('tbody .to').evaluateAll(cells => cells.map((cell) => {
    const points = [...getComputedStyle(cell, '::before').clipPath.matchAll(/([\d.]+)% ([\d.]+)%/g)].map(([, x, y]) => [Number(x), Number(y)])
    return points.filter(([, y]) => y === 50).map(([x]) => x)
  }))
  expect(tips, `${where}: where the arrow's tip is, % from the left → clip-path of .to::before`).toEqual(layers.map(() => [100]))
})

test('on a phone, too, an arrow stands before what a layer turns into', async ({ show }) => {
  const table = await show('ProductComparison')
  const page = table.page()
  const size = page.viewportSize()!
  await page.setViewportSize({ width: 360, height: 780 })
  await page.evaluate(() => document.documentElement.dataset.view = 'read')
  const rows = await rowsOf(table)
  const free = await table.locator('tbody .to').evaluateAll(cells => cells.map((cell) => {
    const [{ left, width }, { paddingLeft }] = [getComputedStyle(cell, '::before'), getComputedStyle(cell)]
    return Number.parseFloat(left) >= 0 && Number.parseFloat(left) + Number.parseFloat(width) < Number.parseFloat(paddingLeft)
  }))
  await page.evaluate(() => delete document.documentElement.dataset.view)
  await page.setViewportSize(size)
  expect(Object.values(rows).map(({ arrow }) => arrow), `${where}: whether there is an arrow → .to::before, below 860 px`).toEqual(layers.map(() => true))
  expect(free, `${where}: whether it stands free of its cell's words → .to::before, below 860 px`).toEqual(layers.map(() => true))
})

test('the slide has a click for each row, and none where the rows are not revealed', async ({ show }) => {
  const waiting = async (props: object): Promise<number> => (await show('ProductComparison', { click: 0, props })).locator('.slidev-vclick-target').count()
  expect(await waiting({}), `${where}: parts that wait`).toBe(layers.length)
  expect(await waiting({ reveal: false }), `${where}: parts that wait with reveal="false"`).toBe(0)
})

test('without `reveal` all rows are lit from the start', async ({ show }) => {
  const rows = await rowsOf(await show('ProductComparison', { props: { reveal: false }, click: 0 }))
  expect(rows, where).toEqual(byLayer(layer => ({ target: true, apart: true, arrow: true, ...lit(layer) })))
})

test('`focus` lights one row, and the others step back', async ({ show }) => {
  for (const { id } of layers) {
    const rows = await rowsOf(await show('ProductComparison', { props: { focus: id, reveal: false } }))
    expect(rows, `${where}: focus="${id}"`).toEqual(byLayer(layer => ({ target: true, apart: true, arrow: true, ...layer.id === id ? lit(layer) : back })))
  }
  // What waits for its click is not lit by being in focus.
  const rows = await rowsOf(await show('ProductComparison', { props: { focus: layers[0].id }, click: 1 }))
  expect(rows[layers[0].id], `${where}: focus on a row that waits`).toMatchObject(back)
})

test('`column` is filled row by row, in place of what the layers were and turn into', async ({ show }) => {
  const table = await show('ProductComparison', { props: { column: '別の列', reveal: false }, slots: ['column'] })
  expect(await table.locator('tbody td:last-child').allInnerTexts(), `${where}: what fills the column`).toEqual(layers.map(({ id }) => `column ${id}`))
  expect(await table.locator('.apart').count(), `${where}: pieces beside the rows`).toBe(0)
  expect(await table.locator('caption').textContent(), `${where}: caption`).toBe(`${words.layer}と別の列`)
  expect(await (await show('ProductComparison', { props: { reveal: false } })).locator('tbody tr > :last-child .apart').count(), `${where}: pieces beside the rows without \`column\``).toBe(layers.length)
})

test('the rows fit the height; those too low for two lines leave the mission out', async ({ show }) => {
  const look = async (props: object): Promise<{ bottom: number, missions: number, heading: string }> => {
    const table = await show('ProductComparison', { props })
    const [body] = await see(table.locator('tbody'))
    return { bottom: body!.height, missions: await table.locator('.mission').count(), heading: (await see(table.locator('thead th')))[0]!.text }
  }
  const many = [...layers, ...layers.map(layer => ({ ...layer, id: `${layer.id}-2` }))]
  const [usual, low] = [await look({}), await look({ rows: many, height: 320 })]
  expect(usual, `${where}: usual`).toMatchObject({ missions: layers.length, heading: `${words.layer}と${words.mission}` })
  expect(usual.bottom, `${where}: px of the rows, of 424`).toBeLessThanOrEqual(424)
  expect(low, `${where}: six rows in 320 px`).toMatchObject({ missions: 0, heading: words.layer })
  expect(low.bottom, `${where}: px of six rows, of 320`).toBeLessThanOrEqual(320)
})

test('`rows` says which layers, in which order', async ({ show }) => {
  const table = await show('ProductComparison', { props: { rows: upwards.slice(0, 2) } })
  expect(await table.locator('tbody th').allInnerTexts(), where).toEqual(upwards.slice(0, 2).map(({ name, mission }) => `${name} ${mission}`.replace(' ', '\n')))
})

test('the shared picture puts each case on its layer, in the order of the talks, and one talk under all', async ({ show }) => {
  const where = 'components/SharedPicture.vue'
  const all: readonly Talk[] = talks
  const caseOf = (id: string): Talk | undefined => all.find(({ layer }) => layer === id)
  const order = [...all.flatMap(({ layer }) => layer ?? []), ...layers.map(({ id }) => id).filter(id => !caseOf(id))]
  for (let click = 0; click <= layers.length + 1; click++) {
    const picture = await show('SharedPicture', { props: { ground: 'overview' }, click })
    const cases = await see(picture.locator('tbody .case'))
    expect(cases.map(({ text, opacity }) => `${text}${opacity ? '' : ', waiting'}`), `${where}: at click ${click}, what is on the layers from the top down`)
      .toEqual(layers.map(({ id }) => `${[caseOf(id)?.speaker.organization ?? '事例なし', caseOf(id)?.answer].filter(Boolean).join('')}${order.indexOf(id) < click ? '' : ', waiting'}`))
    const [ground] = await see(picture.locator('.ground'))
    expect(`${ground!.text}${ground!.opacity ? '' : ', waiting'}`, `${where}: at click ${click}, what stands under all`).toBe(`根底にあるのは ${talks[0].subject}${click > layers.length ? '' : ', waiting'}`)
  }
  const picture = await show('SharedPicture')
  const grounds = (await see(picture.locator('tbody .case'))).map(({ background }) => background)
  expect(grounds, `${where}: a layer is filled where it has a case, and empty where it has none`).toEqual(layers.map(({ id, light }) => caseOf(id) ? rgb(light.solid) : 'rgba(0, 0, 0, 0)'))
  expect(await picture.locator('.ground').count(), `${where}: without \`ground\``).toBe(0)
  const links = await picture.locator('a').evaluateAll(found => found.map(link => `${link.textContent!.trim()} → ${link.getAttribute('href')}`))
  expect(links, `${where}: "case → its talk"`).toEqual(layers.flatMap(({ id }) => caseOf(id) ?? []).map(({ speaker, opener }) => `${speaker.organization} → /${opener}`))
})
