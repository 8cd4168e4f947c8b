/** The smaller components of the frame, on the facts of the tests. */
import type { Talk } from '../../data/schema'
import { expect } from 'playwright/test'
import { colours } from '../../styles/colours'
import { iconBody } from './icons'
import { layers, products, talks } from './page/facts'
import { rgb, see } from './seen'
import { test } from './specimens'

const colourOf = (id: string | undefined, kind: 'hue' | 'solid'): string | undefined => layers.filter(layer => layer.id === id).map(({ light }) => rgb(light[kind]))[0]

test('a product is shown with its own mark, its name, and the colour of its layer', async ({ show }) => {
  for (const { name, icon } of products) {
    const shown = await show('ProductMark', { props: { name } })
    const [mark] = await shown.locator('svg').evaluateAll(all => all.map(svg => ({ body: [...svg.querySelectorAll('path')].map(path => path.getAttribute('d')), color: getComputedStyle(svg).color, hidden: svg.getAttribute('aria-hidden') })))
    const layer = layers.find(({ product }) => product === name)
    expect({ ...mark, text: (await shown.textContent())!.trim() }, `components/ProductMark.vue: "${name}" with its mark ${icon}`)
      .toEqual({ body: iconBody(icon), color: colourOf(layer?.id, 'hue'), hidden: 'true', text: name })
  }
  const [labelled] = await see((await show('ProductMark', { props: { name: products[0].name, label: '例品A Pro' } })).locator('.product-mark'))
  expect(labelled!.text, 'components/ProductMark.vue: label="例品A Pro"').toBe('例品A Pro')
})

test('bands show one layer each, from the top down, and the parts beside them appear from the bottom up', async ({ show }) => {
  const where = 'components/LayerBands.vue'
  for (let click = 0; click <= layers.length; click++) {
    const bands = await show('LayerBands', { slots: ['band', 'beside'], click })
    const rows = await bands.locator('li').evaluateAll(all => all.map((row) => {
      const opacity = (part: Element): number => Number(getComputedStyle(part).opacity)
      return { said: row.querySelector('.band')!.textContent!.trim(), beside: row.querySelector('.beside')!.textContent!.trim(), fill: getComputedStyle(row.querySelector('svg > rect')!).fill, apart: 1 - opacity(row.querySelector('.unbroken')!), besideSeen: opacity(row.querySelector('.beside')!) }
    }))
    expect(rows, `${where}: at click ${click}`).toEqual(layers.map(({ id }, i) => {
      const told = layers.length - i <= click ? 1 : 0
      return { said: `band ${id}`, beside: `beside ${id}`, fill: colourOf(id, 'solid'), apart: told, besideSeen: told }
    }))
  }
  const heights = async (props: object): Promise<number> => (await see((await show('LayerBands', { props })).locator('.layer-bands')))[0]!.height
  expect(await heights({ height: 240 }), `${where}: height in px of all bands with height="240"`).toBeCloseTo(240, 0)
})

test('the glyph has a bar for each layer, from the top down, and lights the given one', async ({ show }) => {
  for (const layer of [undefined, ...layers.map(({ id }) => id)]) {
    const glyph = await show('LayerGlyph', { props: { layer } })
    const bars = await glyph.locator('rect').evaluateAll(all => all.map(bar => ({ top: bar.getBoundingClientRect().top, fill: getComputedStyle(bar).fill })))
    expect(bars.map(({ top }) => top), 'components/LayerGlyph.vue: bars from the top down').toEqual(bars.map(({ top }) => top).sort((a, b) => a - b))
    const hues = layers.map(({ id }) => colourOf(id, 'hue')!)
    expect(bars.map(({ fill }) => hues.includes(fill) ? fill : 'unlit'), `components/LayerGlyph.vue: layer="${layer}"`).toEqual(layers.map(({ id }, i) => !layer || id === layer ? hues[i] : 'unlit'))
  }
})

test('the motif has a band for each layer, from the top down, and lower bands stay solid for longer', async ({ show }) => {
  const where = 'components/LayerMotif.vue'
  const labels = layers.map(({ id }) => [`name ${id}`, `note ${id}`] as const)
  const motif = await show('LayerMotif', { props: { width: 900, height: 200, labels } })
  const bands = await motif.locator('svg g').evaluateAll(all => all.map(band => [...band.querySelectorAll('rect')].map((piece) => {
    const { left, top, width, height } = piece.getBoundingClientRect()
    return { left, top, width, height, fill: getComputedStyle(piece).fill }
  })))
  expect(bands.map(pieces => [...new Set(pieces.map(({ fill }) => fill))]), `${where}: colours, from the top down`).toEqual(layers.map(({ id }) => [colourOf(id, 'solid')]))
  const [tops, solids] = [bands.map(([solid]) => solid!.top), bands.map(([solid]) => solid!.width)]
  expect(tops, `${where}: tops of the bands`).toEqual([...tops].sort((a, b) => a - b))
  expect(solids, `${where}: lengths of the solid pieces, in the order of the layers`).toEqual([...solids].sort((a, b) => a - b))
  const said = await see(motif.locator('li'))
  expect(said.map(({ text }) => text), `${where}: words`).toEqual(labels.map(([name, note]) => `${name}${note}`))
  for (const [i, { top, height }] of said.entries())
    expect(Math.abs(top + height / 2 - bands[i]![0]!.top - bands[i]![0]!.height / 2), `${where}: px between the words "${labels[i]![0]}" and the middle of their band`).toBeLessThan(4)
})

test('on an opener\'s panel, the layers told so far have come apart, and the layer of the talk is lit', async ({ show }) => {
  const all: readonly Talk[] = talks
  for (const [place, { id, layer }] of all.entries()) {
    const motif = await show('PanelMotif', { props: { talk: id } })
    const bands = await motif.locator('g').evaluateAll(all => all.map(band => ({ top: band.getBoundingClientRect().top, pieces: band.querySelectorAll('rect').length, isFilled: getComputedStyle(band.querySelector('rect')!).fill !== 'none' })))
    const told = all.slice(0, place + 1).map(talk => talk.layer)
    expect(bands.map(({ pieces, isFilled }) => ({ apart: pieces > 1, lit: isFilled })), `components/PanelMotif.vue: talk="${id}", from the top down`)
      .toEqual(layers.map(row => ({ apart: told.includes(row.id), lit: !layer || row.id === layer })))
    expect(bands.map(({ top }) => top), 'components/PanelMotif.vue: bands from the top down').toEqual(bands.map(({ top }) => top).sort((a, b) => a - b))
  }
})

test('a link leads to its slide, and is read out as its label', async ({ show, showOnPaper }) => {
  const [first, second] = talks
  const link = async (shown: typeof show, props: object): Promise<string> => await (await shown('SlideLink', { props, slots: ['default'] })).locator('div > *').evaluate(element => [element.localName, element.getAttribute('href'), element.getAttribute('aria-label'), element.textContent].join())
  expect(await link(show, { to: second.opener }), 'components/SlideLink.vue on a stage').toBe(`a,/${second.opener},,default`)
  expect(await link(show, { to: first.opener, label: '初めの話' })).toBe(`a,/${first.opener},初めの話,default`)
  expect(await link(showOnPaper, { to: second.opener, label: '次の話' }), 'components/SlideLink.vue on paper').toBe('a,#003-01,次の話,default')
  for (const shown of [show, showOnPaper])
    expect(await link(shown, { to: 'nowhere', label: '無い話' }), 'components/SlideLink.vue to a slide that the variant leaves out').toBe('span,,,default')
})

test('a speaker line has name, organisation and role', async ({ show }) => {
  const speaker = { name: '登壇 者五', organization: '株式会社例社F', shortOrganization: '例社F', department: '第一部 第二課', role: '課長', handle: '@reidai5' }
  const lines = async (props: object): Promise<string[]> => (await see((await show('SpeakerLine', { props: { speaker: props } })).locator('p'))).map(({ text }) => text)
  expect(await lines(speaker), 'components/SpeakerLine.vue').toEqual(['登壇 者五さん@reidai5', '株式会社例社F', '第一部 第二課 課長'])
  const { department, handle, ...rest } = speaker
  expect(await lines(rest), 'components/SpeakerLine.vue without department and handle').toEqual(['登壇 者五さん', '株式会社例社F', '課長'])
})

test('the bar under all layers is ink, and does not outshine them in the dark', async ({ show }) => {
  for (const [scheme, ground, ink] of [['dark', colours.dark.line, colours.dark.ink], ['light', colours.light.ink, colours.light.ground]] as const) {
    const shown = await show('GroundTalk', { props: { talk: talks[0].id } })
    await shown.evaluate((_, isDark) => document.documentElement.classList.toggle('dark', isDark), scheme === 'dark')
    const [bar] = await see(shown.locator('.ground-talk'))
    expect({ ground: bar!.background, ink: bar!.color }, `components/GroundTalk.vue: its colours in ${scheme}`).toEqual({ ground: rgb(ground), ink: rgb(ink) })
  }
})

test('an arrow that comes on a click is drawn from where it starts, whichever way it goes', async ({ show }) => {
  const cells = { middle: [2, 2], right: [3, 2], left: [1, 2], below: [2, 3], above: [2, 1] } as const
  const spec = {
    size: { width: 600, height: 400 },
    columns: [1, 1, 1],
    rows: [1, 1, 1],
    nodes: Object.fromEntries(Object.entries(cells).map(([label, [column, row]]) => [label, { column, row, label }])),
    arrows: Object.keys(cells).slice(1).map(to => ({ from: 'middle', to, step: 1 })),
  }
  const diagram = await show('Diagram', { props: { spec, alt: '中央から四方への矢印' }, click: 1 })
  const page = diagram.page()
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  const backwards = await diagram.locator('.arrow').evaluateAll(arrows => arrows.flatMap((arrow) => {
    const [drawing] = arrow.getAnimations()
    drawing!.currentTime = 0
    // What is cut off, from the top, the right, below and the left.
    const [top, right, bottom] = getComputedStyle(arrow).clipPath.match(/[\d.]+(?=px|%)/g)!.map(Number)
    const line = arrow.querySelector<SVGPathElement>('.line')!
    const [from, to] = [0, line.getTotalLength()].map(length => line.getPointAtLength(length)) as [DOMPoint, DOMPoint]
    const [x, y] = [Math.sign(Math.round(to.x - from.x)), Math.sign(Math.round(to.y - from.y))]
    const begins = right === 100 ? 'to the right' : bottom === 100 ? 'down' : top === 100 ? 'up' : 'to the left'
    const goes = x > 0 ? 'to the right' : x < 0 ? 'to the left' : y > 0 ? 'down' : 'up'
    return begins === goes ? [] : [`the arrow that goes ${goes} is drawn as if it went ${begins}`]
  }))
  await page.emulateMedia({ reducedMotion: 'reduce' })
  expect(backwards, 'components/diagram/DiagramArrow.vue').toEqual([])
})
