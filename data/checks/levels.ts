/** Checks what notes say about the place of a layer: at an end of the stack, above or below another, next. */
import type { Belonging, SlidePlace } from './belongings'
import type { Wrong } from './facts'
import { namedIn } from './belongings'
import { plain } from './mentions'

/** Words for an end of the stack, right before the name of the layer. */
const end = /(?:(?:いちばん|一番|最も|もっとも)(?<way>[上下])|(?<ground>土台))(?:の層)?[のがはに、]{0,2}/gu
/** Words for the neighbour of the slide's layer. */
const step = /1つ(?<way>[上下])の層/u
/** The beginning of a sentence that leads to the next slide. */
const ahead = /^(?:それでは、|では、|そして、)?(?:次|最後|続いて)[はに、]/u

/** The layer that names belong to; undefined if there is none, or more than one. */
function layerOf(names: readonly Belonging[]): string | undefined {
  const layers = new Set(names.flatMap(({ layers }) => layers))
  return layers.size === 1 ? [...layers][0] : undefined
}

/**
 * Layers that a text puts at the wrong place.
 * @param text the text of a slide, or a paragraph of its notes
 * @param belongings the belongings of all talks
 * @param levels the layers, from the top down
 * @param place the place of the slide
 * @param next the place of the slide after it, if the text is the end of the notes, which leads there
 */
export function offLevel(text: string, belongings: readonly Belonging[], levels: readonly string[], place: SlidePlace, next?: SlidePlace): Wrong[] {
  const wrong = (words: string, layer: string, fix: string): Wrong => ({ message: `"${words}" is not true of the layer "${layer}"`, fix, severity: 'warning' })
  return plain(text).split(/[。\n]/).flatMap((sentence) => {
    const ends = [...sentence.matchAll(end)].flatMap(({ 0: words, index, groups }) => {
      const rest = sentence.slice(index + words.length)
      const layer = layerOf(namedIn(rest, belongings).filter(({ kind, pattern }) => ['layer', 'product'].includes(kind) && rest.search(pattern) === 0))
      const right = groups!.way === '上' ? levels[0] : levels.at(-1)
      return layer === undefined || layer === right ? [] : [wrong(words, layer, `data/layers.ts has "${right}" there`)]
    })

    const found = step.exec(sentence)
    const told = found ? layerOf(namedIn(sentence.slice(found.index), belongings)) : undefined
    const neighbour = place.layer === undefined ? undefined : levels[levels.indexOf(place.layer) + (found?.groups!.way === '上' ? -1 : 1)]
    const steps = found && told !== undefined && place.layer !== undefined && told !== neighbour
      ? [wrong(found[0], told, `data/layers.ts has ${neighbour === undefined ? 'none' : `"${neighbour}"`} there, as seen from "${place.layer}"`)]
      : []

    const announced = next?.layer !== undefined && ahead.test(sentence) ? layerOf(namedIn(sentence, belongings).filter(({ kind }) => kind === 'layer')) : undefined
    const leads = announced === undefined || announced === next!.layer || ends.length > 0 ? [] : [wrong(sentence, announced, `the next slide is about "${next!.layer}": announce that`)]
    return [...ends, ...steps, ...leads]
  })
}
