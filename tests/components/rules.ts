/** Rules of wayfinding: what a painted slide says of its place in the evening and in the stack, checked against frontmatter and facts. */
import type { SourceSlideInfo } from '@slidev/types'
import type { Layer, Talk } from '../../data/schema'
import type { Painted, PaintedSlide } from './painted'
import * as facts from '../../data'
import { organizationOf } from '../../data/organization'
import { colours, onSolid } from '../../styles/colours'
import { config } from '../../tooling/deck/config'
import { contrast, over, parseColour } from '../../tooling/shared/colour'
import { iconBody } from './icons'
import { rgb } from './seen'

export type Scheme = 'light' | 'dark'

const layers: readonly Layer[] = facts.layers
const talks: readonly Talk[] = facts.talks
const { event, products, words } = facts

/** A painted slide, and what it should say. */
export interface Slide extends PaintedSlide {
  /** For messages. */
  name: string
  number: number
  anchor: string
  source: SourceSlideInfo
  layout: string
  talk?: Talk
  layer?: Layer
}

/** Whether a slide is an opener filled with its layer's colour. */
const isFilled = ({ layout, talk }: Slide): boolean => layout === 'opener' && Boolean(talk?.layer)

/** Content slides share one frame, whatever their layout. Each of the others has its own. */
function kindOf(slide: Slide): string {
  return isFilled(slide) ? 'opener in one colour' : ['opener', 'cover', 'closing'].includes(slide.layout) ? slide.layout : 'content slide'
}

/** The scheme of a slide's colours. The layout `moment` is dark in the light scheme too. */
const schemeOf = ({ layout }: Slide, scheme: Scheme): Scheme => layout === 'moment' ? 'dark' : scheme

/** Colours that belong to no layer. */
export function neutrals(scheme: Scheme): string[] {
  return [...Object.values(colours[scheme]), ...Object.values(colours.stage), ...layers.map(layer => onSolid(layer[scheme].solid).ink)].map(rgb)
}

function same(a: string, b: string): boolean {
  const [one, other] = [parseColour(a), parseColour(b)]
  return Boolean(one && other) && [0, 1, 2].every(i => Math.abs(one![i]! - other![i]!) < 1.5)
}

function isGrey(color: string): boolean {
  const [red, green, blue] = parseColour(color)!
  return Math.max(red, green, blue) - Math.min(red, green, blue) < 40
}

/** Whether a colour is one of a layer's in a scheme. Parts on the dark stage have the colours of the dark scheme. */
function isOf(color: string, layer: Layer, scheme: Scheme): boolean {
  const { hue, tint, solid, edge = solid } = layer[scheme]
  const { ink, field } = onSolid(solid)
  const line = over([...parseColour(ink)!.slice(0, 3), 0.55] as unknown as NonNullable<ReturnType<typeof parseColour>>, parseColour(field.replaceAll(' ', ', '))!)
  const stage = layer.dark
  return [hue, tint, solid, edge, field.replaceAll(' ', ', '), `rgb(${line.slice(0, 3).join(', ')})`, stage.solid, stage.edge ?? stage.solid].some(own => same(own, color))
}

/** Names that a text may use for a layer. */
function namesOf({ id, name, mission, product }: Layer): string[] {
  return [name, mission, product, ...talks.filter(({ layer }) => layer === id).map(({ subject }) => subject)]
}

function mentions(text: string, name: string): number {
  return text.split(/^[\w ]+$/.test(name) ? new RegExp(`\\b${name}\\b`) : name).length - 1
}
const named = (text: string): Layer[] => layers.filter(layer => namesOf(layer).some(name => mentions(text, name) > 0))

/** The layers that the smallest part with a layer's name mentions. */
function anchorOf({ texts }: Painted): Layer[] {
  return texts.map(named).find(found => found.length > 0) ?? []
}

const where = 'slide-top.vue'
const slideWidth = config.headmatter.canvasWidth as number

/** What the words around the layout should be. */
function saidAround({ layout, talk, layer, number }: Slide, total: number): string[] {
  if (['cover', 'closing'].includes(layout))
    return []
  const place = talk ? talks.indexOf(talk) + 1 : 0
  return [
    ...talk && layout !== 'opener' ? [`${words.session}${place}・${organizationOf(talk.speaker)}`, ...layer ? [`${layer.name}・${layer.mission}`] : []] : [],
    `${event.name} まとめ・${event.asOf}の内容`,
    `${number}/${total}`,
  ]
}

export interface Rule {
  id: string
  what: string
  /** Messages about what is wrong, each with slide, expected value and fix. */
  tell: (slides: readonly Slide[], scheme: Scheme) => string[]
}

/** Rules for all slides of a variant in one scheme. */
export const rules: readonly Rule[] = [
  {
    id: 'around',
    what: 'eyebrow, footer and number match the slide, and nothing else is around it',
    tell(slides) {
      return slides.flatMap((slide) => {
        // Number and total belong together, in two weights.
        const said = slide.around.map(({ text }) => text).join(' | ').replace(/ \| (?=\/\d+$)/, '')
        const expected = saidAround(slide, slides.length).join(' | ')
        return said === expected ? [] : [`${slide.name} has "${said}" around it; expected "${expected}" → ${where}, the slide's \`talk\` and \`layer\`, or data/talks.ts`]
      })
    },
  },
  {
    id: 'places',
    what: 'eyebrow, footer and number are at the same place on every slide of a kind, at the page\'s margins',
    tell(all) {
      const slides = all.filter(({ around }) => around.length > 0)
      // The titles of content slides begin at the page's margin.
      const margin = slides.find(slide => kindOf(slide) === 'content slide')!.title!.left
      return slides.flatMap((slide) => {
        const first = slides.find(other => kindOf(other) === kindOf(slide))!
        const [number, foot] = [slide.around.at(-1)!, slide.around.at(-3)!]
        const firstOf = { number: first.around.at(-1)!, foot: first.around.at(-3)! }
        return [
          ...Math.abs(number.right - firstOf.number.right) < 1 && Math.abs(number.top - firstOf.number.top) < 1 ? [] : [`${slide.name}: the number is at (${number.right}, ${number.top}), on slide ${first.number} at (${firstOf.number.right}, ${firstOf.number.top}) → ${where}`],
          ...Math.abs(foot.left - firstOf.foot.left) < 1 && Math.abs(foot.top - firstOf.foot.top) < 1 ? [] : [`${slide.name}: the footer is at (${foot.left}, ${foot.top}), on slide ${first.number} at (${firstOf.foot.left}, ${firstOf.foot.top}) → ${where}`],
          ...slide.glyph.length === 0 || slide.around[0]!.top < slide.title!.top ? [] : [`${slide.name}: the eyebrow is at ${slide.around[0]!.top} px, under the title → ${where}`],
          ...Math.abs(slideWidth - number.right - margin) < 2 ? [] : [`${slide.name}: the number ends ${slideWidth - number.right} px from the slide's edge; expected the margin, ${margin} px → ${where}`],
        ]
      })
    },
  },
  {
    id: 'evening',
    what: 'the evening has one mark per talk, and the mark of the slide\'s talk is lit',
    tell(slides) {
      return slides.flatMap(({ name, layout, talk, evening }) => {
        const expected = ['cover', 'closing', 'opener'].includes(layout) ? 0 : talks.length
        if (evening.length !== expected)
          return [`${name} has ${evening.length} marks of the evening; expected ${expected} → ${where}`]
        const usual = evening.map(({ look }) => look).sort((a, b) => evening.filter(({ look }) => look === b).length - evening.filter(({ look }) => look === a).length)[0]
        const lit = [...evening].sort((a, b) => a.left - b.left).flatMap(({ look }, i) => look === usual ? [] : [i + 1]).join()
        const asked = talk && expected ? String(talks.indexOf(talk) + 1) : ''
        return lit === asked ? [] : [`${name} lights ${lit || 'none'} of the marks of the evening; expected ${asked || 'none'} → ${where}`]
      })
    },
  },
  {
    id: 'glyph',
    what: 'the glyph lights the slide\'s layer in its hue, or all layers where the slide has none',
    tell(slides, scheme) {
      return slides.flatMap((slide) => {
        const { name, talk, layer, layout, around } = slide
        const bars = [...slide.glyph].sort((a, b) => a.top - b.top).map(({ fill }) => layers.find(row => same(row[schemeOf(slide, scheme)].hue, fill))?.id ?? '–').join(' ')
        const asked = talk && layout !== 'opener' ? layers.map(({ id }) => !layer || id === layer.id ? id : '–').join(' ') : ''
        const hue = around[1]?.color
        return [
          ...bars === asked ? [] : [`${name} has the glyph "${bars}", from the top down; expected "${asked}" → components/LayerGlyph.vue, ${where}`],
          ...!asked || !layer || same(hue!, layer[schemeOf(slide, scheme)].hue) ? [] : [`${name} shows "${around[1]!.text}" in ${hue}; expected ${layer[schemeOf(slide, scheme)].hue}, the hue of "${layer.id}" → ${where}`],
        ]
      })
    },
  },
  {
    id: 'colours',
    what: 'a part painted in a layer\'s colours belongs to the slide\'s layer, or names its own',
    tell(slides, scheme) {
      return slides.flatMap((slide) => {
        const loose: { layer: Layer, top: number }[] = []
        const wrong = slide.painted.flatMap((part) => {
          const owners = layers.filter(layer => isOf(part.color, layer, schemeOf(slide, scheme)))
          const [owner] = owners
          if (!owner)
            return isGrey(part.color) ? [] : [`${slide.name}: the ${part.what} is painted ${part.color}, which is not a colour of the deck → take one from styles/colours.ts, or a layer's from data/layers.ts with data-layer`]
          if (part.isUnnamed)
            return [`${slide.name}: the ${part.what} has a colour of "${owner.id}", as what the drawing is about, but names no layer → .diagram in components/diagram/Diagram.vue, or \`layer\` in the drawing`]
          if (slide.layer && owners.includes(slide.layer))
            return []
          const [anchor, ...others] = anchorOf(part)
          if (!anchor || others.length > 0) {
            loose.push(...owners.map(layer => ({ layer, top: part.top })))
            return slide.layer ? [`${slide.name}: the ${part.what} has a colour of "${owner.id}"; expected one of "${slide.layer.id}", the slide's layer → correct its data-layer, or the slide's \`layer\``] : []
          }
          return owners.includes(anchor) ? [] : [`${slide.name}: the ${part.what} has a colour of "${owner.id}", but names "${anchor.id}" → correct its data-layer`]
        })
        // A drawing that names no layer shows all of them, from the top down.
        const first = (layer: Layer): number => Math.min(...loose.filter(part => part.layer === layer).map(({ top }) => top))
        const order = [...new Set(loose.map(({ layer }) => layer))].sort((a, b) => first(a) - first(b)).map(({ id }) => id)
        const asked = loose.length ? layers.map(({ id }) => id) : []
        return [...wrong, ...order.join() === asked.join() ? [] : [`${slide.name} shows ${order.join(', ')} from the top down without naming them; expected ${asked.join(', ')} → data-layer of the drawing`]]
      })
    },
  },
  {
    id: 'marks',
    what: 'a product\'s mark is level with its name or in a part of its layer, in that layer\'s colour',
    tell(slides, scheme) {
      const drawn = products.map(({ name, icon }) => ({ name: name as string, paths: iconBody(icon).join() }))
      return slides.flatMap(slide => slide.marks.flatMap(({ paths, text, color, above, layer: around }) => {
        const owner = drawn.find(product => product.paths === paths.join())
        const isAmongItsOwn = drawn.every(({ name }) => mentions(text, name) === 0) && layers.some(({ id, product }) => id === around && product === owner?.name)
        if (!owner || (mentions(text, owner.name) === 0 && !isAmongItsOwn))
          return [`${slide.name}: the mark beside "${text}" is ${owner ? `that of ${owner.name}` : 'none of data/products.ts'} → components/ProductMark.vue, the \`mark\` of the drawing, or data/products.ts`]
        if (Math.abs(above) > 0.15)
          return [`${slide.name}: the middle of the mark of ${owner.name} is ${above.toFixed(2)} em above that of "${text}" → components/ProductMark.vue, or the drawing`]
        const other = layers.find(layer => layer.product !== owner.name && isOf(color, layer, schemeOf(slide, scheme)))
        return other ? [`${slide.name}: the mark of ${owner.name} has a colour of "${other.id}" → components/ProductMark.vue`] : []
      }))
    },
  },
  {
    id: 'opener',
    what: 'an opener has number, layer, product and speaker of its talk on the layer\'s colour, and marks its place in the evening',
    tell(all, scheme) {
      const slides = all.filter(({ layout }) => layout === 'opener')
      return slides.flatMap(({ name, talk, panel, painted, text, current }) => {
        const layer = layers.find(({ id }) => id === talk!.layer)
        const expected = `${words.session}${talks.indexOf(talk!) + 1}${layer ? `${layer.name}${words.layer}${layer.product}` : words.allLayers}`.replaceAll(' ', '')
        const ground = layer ? onSolid(layer[scheme].solid).field.replaceAll(' ', ', ') : scheme === 'dark' ? colours.dark.panel : colours.stage.stage
        const marked = current.map(({ text }) => text).join(', ')
        return [
          ...panel?.text === expected ? [] : [`${name} has "${panel?.text}" on its panel; expected "${expected}" → layouts/opener.vue`],
          ...[talk!.speaker.name, talk!.speaker.organization, talk!.speaker.role].filter(words => !text.includes(words)).map(words => `${name} does not say "${words}" of its speaker → layouts/opener.vue`),
          ...marked === String(talks.indexOf(talk!) + 1) ? [] : [`${name} marks ${marked || 'none'} in the bar of the evening; expected ${talks.indexOf(talk!) + 1} → layouts/opener.vue`],
          ...current.filter(({ ground, around }) => contrast(parseColour(ground)!, parseColour(around)!) < 3).map(({ text, ground, around }) => `${name}: bar ${text} of the evening, the current one, is ${ground} on ${around}; expected a contrast of at least 3:1 → .evening in layouts/opener.vue`),
          ...same(panel!.background, ground) ? [] : [`${name} has ${panel!.background} behind the number of its session; expected ${ground} → layouts/opener.vue`],
          ...painted.length === 0 && layer ? [`${name} shows nothing in the colour of "${layer.id}" → layouts/opener.vue`] : [],
        ]
      })
    },
  },
  {
    id: 'title',
    what: 'the title is at the same place on every slide of a kind',
    tell(slides) {
      return slides.flatMap((slide) => {
        const first = slides.find(other => kindOf(other) === kindOf(slide))!
        const { left, top, size, weight, color, inset } = slide.title!
        const told = (title: NonNullable<PaintedSlide['title']>): string => `(${Math.round(title.left)}, ${Math.round(title.top)}), ${title.size} px, weight ${title.weight}${slide.layout === 'moment' || isFilled(slide) ? '' : `, ${title.color}`}`
        // A bracket hangs in the margin.
        const hangs = slide.layout === 'opener' && slide.source.title?.startsWith('「') ? -size : 0
        return [
          ...told({ left, top, size, weight, color, inset }) === told(first.title!) ? [] : [`${slide.name}: the title is at ${told(slide.title!)}; expected ${told(first.title!)}, as on slide ${first.number} (${kindOf(slide)}) → layouts/${slide.layout}.vue, styles/frame.css`],
          ...inset === hangs ? [] : [`${slide.name}: the title is indented by ${inset} px; expected ${hangs} → layouts/${slide.layout}.vue`],
        ]
      })
    },
  },
  {
    id: 'links',
    what: 'a link within the deck says where it leads',
    tell(slides) {
      return slides.flatMap(slide => slide.links.flatMap(({ name, target }) => {
        const goal = slides.find(({ anchor }) => anchor === target)
        if (!goal)
          return [`${slide.name}: the link "${name}" leads to no slide → its \`to\``]
        const talk = goal.layout === 'opener' ? goal.talk : undefined
        const said = talk ? [talk.subject, talk.title, talk.speaker.name, organizationOf(talk.speaker)] : [goal.source.title!]
        const number = new RegExp(`${words.session}(\\d+)`).exec(name)?.[1]
        const isRight = said.some(words => name.includes(words) || goal.text.includes(name)) && (!talk || said.some(words => name.includes(words))) && (!number || number === String(talks.indexOf(talk!) + 1))
        return isRight ? [] : [`${slide.name}: the link "${name}" leads to slide ${goal.number}, "${goal.source.title}" → its \`to\`, or data/talks.ts`]
      }))
    },
  },
  {
    id: 'filed',
    what: 'a slide is filed under the layer whose product it is about',
    tell(slides, scheme) {
      return slides.flatMap((slide) => {
        const { name, layer, layout, text, source, painted, marks } = slide
        if (['cover', 'closing', 'opener'].includes(layout))
          return []
        const timesIn = (said: string): { layer: Layer, times: number }[] => layers.map(layer => ({ layer, times: mentions(said, layer.product) })).filter(({ times }) => times > 0).sort((a, b) => b.times - a.times)
        const shown = timesIn(text)
        if (layer) {
          // A slide that names no product is about the one that its notes name.
          const [most] = shown.length ? shown : timesIn(source.note ?? '')
          const own = (shown.length ? shown : timesIn(source.note ?? '')).find(row => row.layer === layer)?.times ?? 0
          return !most || own === most.times ? [] : [`${name} is filed under "${layer.id}", but names ${most.layer.product} ${most.times} times and ${layer.product} ${own} times → its \`layer\` or \`talk\``]
        }
        const drawn = layers.filter(row => painted.some(({ color }) => isOf(color, row, schemeOf(slide, scheme))))
        const marked = layers.filter(({ product }) => marks.some(mark => mentions(mark.text, product) > 0))
        const [alone] = drawn.length === 1 ? drawn : marked.length === 1 ? marked : shown.length === 1 && shown[0]!.times > 1 ? [shown[0]!.layer] : []
        return alone ? [`${name} is filed under no layer, but shows only "${alone.id}" → write \`layer: ${alone.id}\``] : []
      })
    },
  },
  {
    id: 'closing',
    what: 'the closing names the case of each layer, from the top down',
    tell(slides) {
      const said = layers.flatMap(({ id, name }) => talks.filter(({ layer }) => layer === id).slice(0, 1).map(({ speaker }) => `${name} ${organizationOf(speaker)}`))
      return slides.filter(({ layout }) => layout === 'closing').flatMap(({ name, text }) => {
        const places = said.map(words => text.indexOf(words))
        return places.every((place, i) => place > (places[i - 1] ?? -1)) ? [] : [`${name} does not say "${said.join('", "')}" in this order → layouts/closing.vue`]
      })
    },
  },
  {
    id: 'together',
    what: 'the slides of a talk follow one another, its opener first',
    tell(slides) {
      const told = slides.filter(({ talk }) => talk)
      return told.flatMap(({ name, talk, layout }, i) => {
        const before = told.slice(0, i).filter(slide => slide.talk === talk)
        if (before.length > 0 && before.at(-1) !== told[i - 1])
          return [`${name} belongs to "${talk!.id}", but follows ${told[i - 1]!.name} of "${told[i - 1]!.talk!.id}" → its \`talk\`, or the order of the pages`]
        return layout === 'opener' && before.length > 0 ? [`${name} opens "${talk!.id}", but ${before[0]!.name} comes before it → that slide's \`talk\`, or the order of the pages`] : []
      })
    },
  },
]
