/** `ProductComparison`, and `SharedPicture`, which uses it, on the facts of the tests. */
import type { Locator } from 'playwright/test'
import type { Talk } from '../../data/schema'
import { expect } from 'playwright/test'
import { colours } from '../../styles/colours'
import { layers, talks, words } from './page/facts'
import { rgb, see } from './seen'
import { test } from './specimens'

const where = 'components/ProductComparison.vue'
const { panel } = colours.light
/** From the bottom up. */
const upwards = [...layers].reverse()

/** What a function says about each layer, keyed by layer. */
const byLayer = <T>(of: (layer: typeof layers[number]) => T): Record<string, T> => Object.fromEntries(layers.map(layer => [layer.id, of(layer)]))

interface Row {
  /** Whether its target, and the pieces to the right of it, are visible. */
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

/** A row in its layer's colours, and a dimmed one. */
const lit = (layer: typeof layers[number]): Partial<Row> => ({ ground: rgb(layer.light.tint), edge: rgb(layer.light.solid), product: rgb(layer.light.hue) })
const back = { ground: rgb(panel), edge: rgb(colours.light.graphic), product: rgb(colours.light.quiet) }

test('each row names its layer, mission and product, and what changes into what', async ({ show }) => {
  const table = await show('ProductComparison')
  const cells = await table.locator('tbody tr').evaluateAll(all => all.map(row => [...row.children].map(cell => cell.textContent!.trim().replaceAll(/\s+/g, ' '))))
  expect(cells, `${where}: the rows, from the top of the stack down`).toEqual(layers.map(({ name, mission, product, from, to }) => [`${name} ${mission}`, product, from, to]))
  expect(await table.locator('caption').textContent(), `${where}: caption`).toBe(words.comparison)
})

test('every heading is over its column', async ({ show }) => {
  for (const column of [undefined, '別の列']) {
    const table = await show('ProductComparison', { props: { column }, slots: ['column'] })
    const said = [`${words.layer}と${words.mission}`, words.product, ...column ? [column] : [`${words.from.name} ${words.from.english}`, `${words.to.name} ${words.to.english}`]]
    const headings = await see(table.locator('thead th'))
    expect(headings.map(({ text }) => text), `${where}: headings, from left to right`).toEqual(said)
    for (const [i, name] of said.entries()) {
      const cells = await see(table.locator(`tbody tr > :nth-child(${i + 1})`))
      expect(cells, `${where}: cells under "${name}"`).toHaveLength(layers.length)
      const begins = cells.filter(cell => Math.abs(cell.words.left - headings[i]!.words.left) > 4).map(({ text, words }) => `${text}: ${words.left} px`)
      expect(begins, `${where}: cells whose text is not aligned with "${name}", at ${headings[i]!.words.left} px`).toEqual([])
      expect(cells.filter(({ top }) => top < headings[i]!.words.bottom).map(({ text }) => text), `${where}: cells not under their heading`).toEqual([])
    }
  }
})

test('column headings and row headings are marked for screen readers', async ({ show }) => {
  for (const column of [undefined, '別の列']) {
    const table = await show('ProductComparison', { props: { column } })
    const scopes = (part: string): Promise<string[][]> => table.locator(`${part} tr`).evaluateAll(all => all.map(row => [...row.children].map(cell => `${cell.localName} ${cell.getAttribute('scope') ?? ''}`.trim())))
    expect(await scopes('thead'), `${where}: the head`).toEqual([Array.from({ length: column ? 3 : 4 }).fill('th col')])
    expect(await scopes('tbody'), `${where}: the rows`).toEqual(layers.map(() => ['th row', ...Array.from({ length: column ? 2 : 3 }).fill('td')]))
  }
  const languages = await (await show('ProductComparison')).locator('thead [lang]').evaluateAll(all => all.map(part => `${part.textContent} ${part.getAttribute('lang')}`))
  expect(languages, `${where}: English words are marked as such`).toEqual([`${words.from.english} en`, `${words.to.english} en`])
})

test('a click lights the lowest waiting row: its target, its arrow, its colours', async ({ show }) => {
  for (let click = 0; click <= layers.length; click++) {
    const rows = await rowsOf(await show('ProductComparison', { click }))
    const told = upwards.slice(0, click).map(({ id }) => id as string)
    expect(rows, `${where}: at click ${click}, ${told.join(', ') || 'no row'} is lit, from the bottom up`).toEqual(byLayer(layer => told.includes(layer.id)
      ? { target: true, apart: true, arrow: true, ...lit(layer) }
      : { target: false, apart: false, arrow: false, ...back }))
  }
})

test('each arrow leads from what the layer was to what it becomes', async ({ show }) => {
  const tips = await (await show('ProductComparison')).locator('tbody .to').evaluateAll(cells => cells.map((cell) => {
    const points = [...getComputedStyle(cell, '::before').clipPath.matchAll(/([\d.]+)% ([\d.]+)%/g)].map(([, x, y]) => [Number(x), Number(y)])
    return points.filter(([, y]) => y === 50).map(([x]) => x)
  }))
  expect(tips, `${where}: position of the arrow's tip, in % from the left → clip-path of .to::before`).toEqual(layers.map(() => [100]))
})

test('on a phone, too, an arrow is in front of what a layer becomes', async ({ show }) => {
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
  expect(free, `${where}: whether it keeps clear of the words in its cell → .to::before, below 860 px`).toEqual(layers.map(() => true))
})

test('the slide has a click for each row, and none without `reveal`', async ({ show }) => {
  const waiting = async (props: object): Promise<number> => (await show('ProductComparison', { click: 0, props })).locator('.slidev-vclick-target').count()
  expect(await waiting({}), `${where}: waiting parts`).toBe(layers.length)
  expect(await waiting({ reveal: false }), `${where}: waiting parts with reveal="false"`).toBe(0)
})

test('without `reveal`, all rows are lit from the start', async ({ show }) => {
  const rows = await rowsOf(await show('ProductComparison', { props: { reveal: false }, click: 0 }))
  expect(rows, where).toEqual(byLayer(layer => ({ target: true, apart: true, arrow: true, ...lit(layer) })))
})

test('`focus` lights one row and dims the others', async ({ show }) => {
  for (const { id } of layers) {
    const rows = await rowsOf(await show('ProductComparison', { props: { focus: id, reveal: false } }))
    expect(rows, `${where}: focus="${id}"`).toEqual(byLayer(layer => ({ target: true, apart: true, arrow: true, ...layer.id === id ? lit(layer) : back })))
  }
  // Focus does not light a row that still waits for its click.
  const rows = await rowsOf(await show('ProductComparison', { props: { focus: layers[0].id }, click: 1 }))
  expect(rows[layers[0].id], `${where}: focus on a waiting row`).toMatchObject(back)
})

test('`column` replaces what the layers were and become, and is filled row by row', async ({ show }) => {
  const table = await show('ProductComparison', { props: { column: '別の列', reveal: false }, slots: ['column'] })
  expect(await table.locator('tbody td:last-child').allInnerTexts(), `${where}: content of the column`).toEqual(layers.map(({ id }) => `column ${id}`))
  expect(await table.locator('.apart').count(), `${where}: pieces beside the rows`).toBe(0)
  expect(await table.locator('caption').textContent(), `${where}: caption`).toBe(`${words.layer}と別の列`)
  expect(await (await show('ProductComparison', { props: { reveal: false } })).locator('tbody tr > :last-child .apart').count(), `${where}: pieces beside the rows without \`column\``).toBe(layers.length)
})

test('the rows fit the height, and leave the mission out where they are too low for two lines', async ({ show }) => {
  const look = async (props: object): Promise<{ bottom: number, missions: number, heading: string }> => {
    const table = await show('ProductComparison', { props })
    const [body] = await see(table.locator('tbody'))
    return { bottom: body!.height, missions: await table.locator('.mission').count(), heading: (await see(table.locator('thead th')))[0]!.text }
  }
  const many = [...layers, ...layers.map(layer => ({ ...layer, id: `${layer.id}-2` }))]
  const [usual, low] = [await look({}), await look({ rows: many, height: 320 })]
  expect(usual, `${where}: usual`).toMatchObject({ missions: layers.length, heading: `${words.layer}と${words.mission}` })
  expect(usual.bottom, `${where}: height of the rows, of 424 px`).toBeLessThanOrEqual(424)
  expect(low, `${where}: six rows in 320 px`).toMatchObject({ missions: 0, heading: words.layer })
  expect(low.bottom, `${where}: height of six rows, of 320 px`).toBeLessThanOrEqual(320)
})

test('`rows` selects layers and their order', async ({ show }) => {
  const table = await show('ProductComparison', { props: { rows: upwards.slice(0, 2) } })
  expect(await table.locator('tbody th').allInnerTexts(), where).toEqual(upwards.slice(0, 2).map(({ name, mission }) => `${name} ${mission}`.replace(' ', '\n')))
})

test('the shared picture puts each case on its layer, in the order of the talks, and one talk under them all', async ({ show }) => {
  const where = 'components/SharedPicture.vue'
  const all: readonly Talk[] = talks
  const caseOf = (id: string): Talk | undefined => all.find(({ layer }) => layer === id)
  const order = [...all.flatMap(({ layer }) => layer ?? []), ...layers.map(({ id }) => id).filter(id => !caseOf(id))]
  for (let click = 0; click <= layers.length + 1; click++) {
    const picture = await show('SharedPicture', { props: { ground: 'overview' }, click })
    const cases = await see(picture.locator('tbody .case'))
    expect(cases.map(({ text, opacity }) => `${text}${opacity ? '' : ', waiting'}`), `${where}: at click ${click}, the cases on the layers, from the top down`)
      .toEqual(layers.map(({ id }) => `${[caseOf(id)?.speaker.organization ?? '事例なし', caseOf(id)?.answer].filter(Boolean).join('')}${order.indexOf(id) < click ? '' : ', waiting'}`))
    const [ground] = await see(picture.locator('.ground'))
    expect(`${ground!.text}${ground!.opacity ? '' : ', waiting'}`, `${where}: at click ${click}, the talk under all layers`).toBe(`根底にあるのは ${talks[0].subject}${click > layers.length ? '' : ', waiting'}`)
  }
  const picture = await show('SharedPicture')
  const grounds = (await see(picture.locator('tbody .case'))).map(({ background }) => background)
  expect(grounds, `${where}: a layer is filled where it has a case, and empty where it has none`).toEqual(layers.map(({ id, light }) => caseOf(id) ? rgb(light.solid) : 'rgba(0, 0, 0, 0)'))
  expect(await picture.locator('.ground').count(), `${where}: without \`ground\``).toBe(0)
  const links = await picture.locator('a').evaluateAll(found => found.map(link => `${link.textContent!.trim()} → ${link.getAttribute('href')}`))
  expect(links, `${where}: "case → its talk"`).toEqual(layers.flatMap(({ id }) => caseOf(id) ?? []).map(({ speaker, opener }) => `${speaker.organization} → /${opener}`))
})
