/** `AgendaTimeline` and `EveningAgenda`, on the facts of the tests. */
import type { Locator } from 'playwright/test'
import type { Layer, Talk } from '../../data/schema'
import { expect } from 'playwright/test'
import { shownTimes } from '../../components/agenda/scale'
import { colours } from '../../styles/colours'
import { agenda, event, layers, talks, words } from './page/facts'
import { rgb, see } from './seen'
import { test } from './specimens'

const where = 'components/AgendaTimeline.vue'

const rows = agenda.map((row, i) => {
  const talk = 'talk' in row ? (talks as readonly Talk[]).find(({ id }) => id === row.talk) : undefined
  const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  return {
    ...row,
    talk,
    number: talk ? String(talks.findIndex(({ id }) => id === talk.id) + 1) : '',
    layer: (layers as readonly Layer[]).find(({ id }) => id === talk?.layer),
    minutes: minutes(row.end) - minutes(row.start),
    isLast: i === agenda.length - 1,
  }
})
const sessions = rows.filter(row => row.talk !== undefined)
const { ground, ink } = colours.light

/** What a function says about the item of each row, keyed by row. */
function byRow<T, U>(list: readonly T[], of: (item: T, i: number) => U): Record<string, U> {
  return Object.fromEntries(rows.map(({ id }, i) => [id, of(list[i]!, i)]))
}

/** The rows marked as the current one for screen readers. */
async function saidCurrent(timeline: Locator): Promise<string[]> {
  const said = await timeline.locator('li').evaluateAll(all => all.map(row => row.getAttribute('aria-current')))
  return said.flatMap((current, i) => current === null ? [] : [`${rows[i]?.id}: ${current}`])
}

/** Name and target of every link, as they are read out. */
async function linksOf(timeline: Locator): Promise<string[]> {
  return await timeline.locator('a').evaluateAll(all => all.map(link => `${link.getAttribute('aria-label') ?? link.textContent!.trim()} → ${link.getAttribute('href')}`))
}

/** The last talk's opener is not in this variant. */
const linked = sessions.slice(0, -1)

for (const compact of [true, false]) {
  const form = compact ? 'as a level bar' : 'row by row'

  test(`${form}: every row of the evening is there, in order, with its time`, async ({ show }) => {
    const timeline = await show('AgendaTimeline', { props: { compact } })
    const times = await timeline.locator('li time').evaluateAll(all => all.map(time => `${time.textContent} = ${time.getAttribute('datetime')}`))
    expect(times, `${where}: the times, for readers and for programs, in Japanese time`).toEqual(rows.map(({ start }) => `${start} = ${event.date}T${start}+09:00`))
    const bars = await see(timeline.locator('.bar'))
    expect(bars.map(({ text }) => text), `${where}: the numbers of the talks, and none on other rows`).toEqual(rows.map(({ number }) => number))
    const along = bars.map(({ left, top }) => compact ? left : top)
    expect(along, `${where}: rows run ${compact ? 'to the right' : 'downwards'}`).toEqual([...along].sort((a, b) => a - b))
  })

  test(`${form}: each talk is a link to its opener, and plain text where the variant leaves the opener out`, async ({ show, showOnPaper }) => {
    const nameOf = (row: typeof sessions[number]): string => compact ? `${words.session}${row.number} ${row.talk!.subject}` : row.talk!.subject
    expect(await linksOf(await show('AgendaTimeline', { props: { compact } })), `${where}: "talk → its opener" on a stage`).toEqual(linked.map(row => `${nameOf(row)} → /${row.talk!.opener}`))
    // Slide 1 is the specimen; the openers follow in the order of the talks.
    const anchor = (row: typeof sessions[number]): string => `#00${talks.findIndex(({ id }) => id === row.talk!.id) + 2}-01`
    expect(await linksOf(await showOnPaper('AgendaTimeline', { props: { compact } })), `${where}: "talk → its opener" on paper`).toEqual(linked.map(row => `${nameOf(row)} → ${anchor(row)}`))
  })

  test(`${form}: only the current talk is marked, and none without \`current\``, async ({ show }) => {
    /** How rows are painted, apart from their words. */
    const looks = async (current?: string): Promise<string[]> => {
      const timeline = await show('AgendaTimeline', { props: { compact, current } })
      return await timeline.locator('li:has(time)').evaluateAll(all => all.map(row => [row, row.querySelector('.bar')!, row.querySelector('time')!].map((part) => {
        const { backgroundColor, boxShadow, color, fontWeight } = getComputedStyle(part)
        return [backgroundColor, boxShadow, color, fontWeight].join()
      }).join('|')))
    }
    const unmarked = await looks()
    expect(await saidCurrent(await show('AgendaTimeline', { props: { compact } }))).toEqual([])
    for (const { talk, id } of sessions) {
      const marked = await looks(talk!.id)
      expect(rows.flatMap((row, i) => marked[i] === unmarked[i] ? [] : [row.id]), `${where}: rows that \`current="${talk!.id}"\` marks for the eye`).toEqual([id])
      expect(await saidCurrent(await show('AgendaTimeline', { props: { compact, current: talk!.id } })), `${where}: rows that \`current="${talk!.id}"\` marks for a screen reader`).toEqual([`${id}: step`])
    }
  })

  test(`${form}: the kinds of rows differ without colour`, async ({ show }) => {
    const bars = await see((await show('AgendaTimeline', { props: { compact } })).locator('.bar'))
    const kinds = byRow(bars, ({ border, background }, i) => {
      if (rows[i]!.kind === 'talk')
        return border === 'none' && ![rgb(ground), 'rgba(0, 0, 0, 0)'].includes(background) ? 'a field' : `${border} ${background}`
      return `${border.split(' ')[0]}, ${background === 'rgba(0, 0, 0, 0)' ? 'empty' : 'filled'}`
    })
    const asked: Record<string, string> = { 'talk': 'a field', 'break': 'dashed, empty', 'wrap-up': 'solid, filled' }
    expect(kinds, `${where}: a talk is a field, a break has a dashed outline, a wrap-up is filled, other rows are outlined`).toEqual(byRow(rows, ({ kind }) => asked[kind] ?? 'solid, empty'))
  })
}

test('as a list: only the last of some rows says when it ends, unless it is a talk', async ({ show }) => {
  for (const own of rows.flatMap((row, i) => row.talk ? [] : [agenda.slice(0, i + 1)])) {
    const list = await see((await show('AgendaTimeline', { props: { rows: own } })).locator('li'))
    expect(list.map(({ text }) => /\d\d:\d\d(?=まで)/.exec(text)?.[0]), `${where}: the ends given for ${own.length} rows`).toEqual(own.map(({ end }, i) => i === own.length - 1 ? end : undefined))
  }
})

test('as a level bar: the length of a row is its duration', async ({ show }) => {
  // At this width, the shortest rows have the smallest length allowed.
  const timeline = await show('AgendaTimeline', { props: { compact: true }, width: 700 })
  const [list] = await see(timeline.locator('ol'))
  const perMinute = list!.width / rows.reduce((sum, { minutes }) => sum + minutes, 0)
  const lengths = byRow(await see(timeline.locator('li:has(time)')), ({ width }) => Math.round(width))
  expect(lengths, `${where}: length of each row in px, at ${perMinute.toFixed(2)} px a minute`).toEqual(byRow(rows, ({ minutes }) => Math.round(minutes * perMinute)))
})

test('as a level bar: a very short row is still visible and holds its number', async ({ show }) => {
  const short = [
    { id: 'a', kind: 'talk', start: '18:00', end: '18:01', talk: 'overview' },
    { id: 'b', kind: 'break', start: '18:01', end: '18:02', title: '休憩' },
    { id: 'c', kind: 'talk', start: '18:02', end: '22:00', talk: 'ledger' },
  ]
  const [talk, pause] = await see((await show('AgendaTimeline', { props: { compact: true, rows: short } })).locator('.bar'))
  expect(talk!.width, `${where}: px of a one-minute talk`).toBeGreaterThanOrEqual(talk!.words.right - talk!.words.left)
  expect(talk!.words.right, `${where}: the number is on its bar`).toBeLessThanOrEqual(talk!.left + talk!.width)
  expect(pause!.width, `${where}: px of a one-minute break`).toBeGreaterThanOrEqual(8)
})

test('as a level bar: the current talk has its layer\'s colour, or ink where it has none', async ({ show }) => {
  for (const { talk, id, layer } of sessions) {
    const bars = byRow(await see((await show('AgendaTimeline', { props: { compact: true, current: talk!.id } })).locator('.bar')), ({ background }) => background)
    expect(bars[id], `${where}: ground of the bar of "${id}" while it is the current one`).toBe(rgb(layer?.light.solid ?? ink))
  }
})

test('as a level bar: each time is at the start of its row, and the end at the end of the bar', async ({ show }) => {
  for (const { talk, start } of sessions) {
    const timeline = await show('AgendaTimeline', { props: { compact: true, current: talk!.id }, width: 824 })
    const all = await see(timeline.locator('li:has(time)'))
    const times = await see(timeline.locator('time'))
    const visible = times.map((time, i) => ({ ...time, row: all[i]! })).filter(({ opacity }) => opacity > 0)
    const shown = shownTimes(agenda, rows.findIndex(row => row.talk === talk), 824, 62)
    expect(visible.map(({ text }) => text), `${where}: as many times as fit`).toEqual(rows.filter((_, i) => shown.starts[i]).map(({ start }) => start))
    expect(visible.filter(({ words, row }) => Math.abs(words.left - row.left) > 1).map(({ text }) => text), `${where}: times not at the start of their row`).toEqual([])
    expect(visible.filter(({ bold }) => bold).map(({ text }) => text), `${where}: only the time of the current row is bold`).toEqual([start])
    const [list] = await see(timeline.locator('ol'))
    const ends = await see(timeline.locator('.end .tick'))
    expect(ends.map(({ text }) => text), `${where}: the end of the last row`).toEqual(start >= '21:45' ? [] : [rows.at(-1)!.end])
    for (const end of ends)
      expect(end.words.right, `${where}: the end is at the end of the bar`).toBeCloseTo(list!.left + list!.width, 0)
    const ordered = [...visible, ...ends].sort((a, b) => a.words.left - b.words.left)
    expect(ordered.slice(1).filter((time, i) => time.words.left < ordered[i]!.words.right + 2).map(({ text }) => text), `${where}: times that touch the one before`).toEqual([])
  }
})

test('as a level bar: a screen reader hears when it begins and ends', async ({ show }) => {
  const timeline = await show('AgendaTimeline', { props: { compact: true } })
  expect(await timeline.locator('ol').getAttribute('aria-label')).toBe(`${rows[0]!.start}から${rows.at(-1)!.end}までの進行`)
  const part = await show('AgendaTimeline', { props: { compact: true, rows: agenda.slice(1, 4) } })
  expect(await part.locator('ol').getAttribute('aria-label'), `${where}: with only some rows`).toBe('19:00から19:50までの進行')
})

test('row by row: each row has title and speaker, and the last one its end', async ({ show }) => {
  const timeline = await show('AgendaTimeline')
  const titles = byRow(await see(timeline.locator('.title')), ({ text }) => text)
  expect(titles, `${where}: the subject of a talk, the title of another row`).toEqual(byRow(rows, row => row.talk?.subject ?? `${'title' in row ? row.title : ''}${row.isLast ? `（${row.end}まで）` : ''}`))
  const said = await timeline.locator('li').evaluateAll(all => all.map(row => row.querySelector('.speaker')?.textContent!.trim() ?? ''))
  expect(byRow(said, text => text), `${where}: short name of the organisation, and name`).toEqual(byRow(rows, (row) => {
    const speaker = row.talk?.speaker ?? ('speaker' in row ? row.speaker : undefined)
    return speaker ? `${speaker.shortOrganization ?? speaker.organization} ${speaker.name}` : ''
  }))
})

test('row by row: a talk has its layer\'s colour', async ({ show }) => {
  const bars = byRow(await see((await show('AgendaTimeline')).locator('.bar')), ({ background }) => background)
  for (const { id, layer } of sessions)
    expect(bars[id], `${where}: ground of the bar of "${id}"`).toBe(rgb(layer?.light.solid ?? ink))
})

test('row by row: time, number and title of a row are side by side', async ({ show }) => {
  const timeline = await show('AgendaTimeline')
  const [times, bars, titles] = await Promise.all(['time', '.bar', '.title'].map(name => see(timeline.locator(name)))) as [Awaited<ReturnType<typeof see>>, Awaited<ReturnType<typeof see>>, Awaited<ReturnType<typeof see>>]
  for (const [i, { id }] of rows.entries()) {
    const middles = [times[i]!, bars[i]!, titles[i]!].map(({ top, height }) => top + height / 2)
    expect(Math.max(...middles) - Math.min(...middles), `${where}: px between the middles of time, bar and title of "${id}"`).toBeLessThan(3)
    expect([times[i]!.words.right <= bars[i]!.left, bars[i]!.left + bars[i]!.width <= titles[i]!.words.left], `${where}: "${id}" reads time, bar, title`).toEqual([true, true])
  }
})

test('row by row: all rows have the same height, as high as allowed, and fit the given height', async ({ show }) => {
  const heightOf = async (props: object): Promise<{ all: number, row: number }> => {
    const timeline = await show('AgendaTimeline', { props: { ...props } })
    const [[list], all] = await Promise.all([see(timeline.locator('ol')), see(timeline.locator('li'))])
    expect([...new Set(all.map(({ height }) => Math.round(height)))], `${where}: heights of the rows in px, the same for all`).toHaveLength(1)
    return { all: list!.height, row: all[0]!.height }
  }
  const many = [...agenda, ...agenda.slice(0, 4).map(row => ({ ...row, id: `${row.id}-2` }))]
  expect(await heightOf({ rows: agenda.slice(0, 4) }), `${where}: few rows have 54 px each`).toMatchObject({ row: 54 })
  const [usual, low, lowest] = [await heightOf({ rows: many, height: 440 }), await heightOf({ rows: many, height: 430 }), await heightOf({ rows: many, height: 100 })]
  expect(usual.all, `${where}: twelve rows fit a height of 440 px`).toBeLessThanOrEqual(440)
  expect(low.all, `${where}: twelve rows fit a height of 430 px`).toBeLessThanOrEqual(430)
  expect(low.row, `${where}: rows are lower where less height is given`).toBeLessThan(usual.row)
  expect(lowest.row, `${where}: the smallest height of a row in px`).toBe(32)
})

test('the agenda slide has all rows, and the venue below them', async ({ show }) => {
  const agendaSlide = await show('EveningAgenda')
  expect(await agendaSlide.locator('ol > li').count(), 'components/EveningAgenda.vue: rows').toBe(rows.length)
  const [place] = await see(agendaSlide.locator('p'))
  expect(place!.text, 'components/EveningAgenda.vue').toBe(`会場：${event.venue.host} ${event.venue.room}`)
  const [list] = await see(agendaSlide.locator('ol'))
  expect(place!.top, 'components/EveningAgenda.vue: the venue is below the rows').toBeGreaterThanOrEqual(list!.top + list!.height)
})
