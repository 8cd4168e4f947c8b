/**
 * The record of the drawings: each part of each drawing as it is painted, with its text, what it connects, and the click on
 * which it appears or changes. Parts are identified by their text, not by their ids. A text alternative may be reworded, but
 * what it names, and in which order, must stay.
 */
import type { Drawing, Part } from '../drawings'
import type { Entry } from '../records'
import { sayingOf, unnamed } from '../alternatives'
import { joined, partAt, wordsOf } from '../drawings'

/** A slide and its drawings at each click. */
export interface DrawnSlide {
  alias: string
  clicks: readonly (readonly Drawing[])[]
}

const unique = (words: readonly string[]): string[] => [...new Set(words)]

/** The texts of the nodes inside a group. */
function wordsInside({ box }: Part, parts: readonly Part[]): string[] {
  return parts.filter(({ kind, box: own }) => kind === 'node' && own.left >= box.left && own.top >= box.top && own.right <= box.right && own.bottom <= box.bottom).map(wordsOf)
}

/** The name of a part in its drawing, with the parts it is related to. */
function titleOf(part: Part, parts: readonly Part[]): string {
  switch (part.kind) {
    case 'arrow': return `arrow ${joined(part, parts)}`
    case 'group': return `group ${part.name || `around ${unique(wordsInside(part, parts)).join(', ')}`}`
    case 'badge': return `badge ${part.name} on ${wordsOf(partAt({ x: (part.box.left + part.box.right) / 2, y: (part.box.top + part.box.bottom) / 2 }, parts)?.part ?? part)}`
    default: return `${part.kind} ${wordsOf(part)}`.trim()
  }
}

/** What is the same about a part at every click. */
function lastingOf(part: Part, parts: readonly Part[], lasting: readonly string[]): string[] {
  const inside = part.kind === 'group' ? wordsInside(part, parts).filter(Boolean) : []
  return [
    ...part.kind === 'arrow' && part.name ? [`"${part.name}"`] : [],
    ...part.note ? [`"${part.note}"`] : [],
    ...inside.length > 0 && part.name ? [`around ${inside.join(', ')}`] : [],
    ...lasting,
  ]
}

/** How a part looks at a click, in words, and whether it is elsewhere than at the last click. */
function looksAt(part: Part, last: Part): string[] {
  const isElsewhere = Math.hypot(part.box.left - last.box.left, part.box.top - last.box.top) > 3
  return part.isSeen ? [...part.looks, ...part.badges.map(badge => `badge ${badge}`), ...isElsewhere ? ['elsewhere'] : []] : ['hidden']
}

function changesOf(looks: readonly string[]): string[] {
  const runs = looks.flatMap((words, click) => words === looks[click - 1] ? [] : [{ words, click }])
  return runs.flatMap(({ words, click }, i) => {
    const [before, next] = [runs[i - 1]?.words, runs[i + 1]]
    if (words === 'hidden')
      return i === 0 ? [] : [`until click ${click}`]
    const begins = before === 'hidden' ? `from click ${click}${words && ' '}` : before ? 'then ' : i > 0 && !next ? `click ${click}: ` : ''
    return words || before === 'hidden' ? [`${begins}${words}${words && next ? ` until click ${next.click}` : ''}`] : []
  })
}

function lineOf(states: readonly Part[], parts: readonly Part[]): string {
  const last = states.at(-1)!
  const looks = states.map(state => looksAt(state, last))
  const seen = looks.filter(words => !words.includes('hidden'))
  const lasting = (seen[0] ?? []).filter(word => seen.every(words => words.includes(word)))
  return [...lastingOf(last, parts, lasting), ...changesOf(looks.map(words => words.filter(word => !lasting.includes(word)).join(' ')))].join(', ') || 'from the start'
}

/** The lines of one drawing, from its states at each click. */
function entriesOfDrawing(place: string, clicks: readonly Drawing[]): Entry[] {
  const last = clicks.at(-1)!
  const lines = last.parts.map((part, i): Entry => {
    const states = clicks.map(({ parts }) => parts[i] ?? part)
    return [titleOf(part, last.parts), lineOf(states, last.parts)]
  })
  const items = last.parts.filter(({ kind }) => kind === 'item').length
  // Identical lines are merged into one. List items that nothing distinguishes get none.
  const counts = new Map<string, number>()
  for (const [title, line] of lines.filter((_, i) => items === 0 || lines[i]![1] !== 'from the start'))
    counts.set(`${title}\n${line}`, (counts.get(`${title}\n${line}`) ?? 0) + 1)
  const titles = new Map<string, number>()
  const named = [...counts].map(([key, count]): Entry => {
    const [title, line] = key.split('\n') as [string, string]
    const number = (titles.get(title) ?? 0) + 1
    titles.set(title, number)
    return [`${place}/${title}${number > 1 ? ` (${number})` : ''}`, count > 1 ? `${count} ×, ${line}` : line]
  })
  if (items > 0)
    return [[`${place}/items`, String(items)], ...named]
  if (!last.alternative)
    return named
  const missing = unnamed(last)
  return [[`${place}/alternative`, `${sayingOf(last).join(', ')}${missing.length > 0 ? `; nothing of ${missing.join(', ')}` : ''}`], ...named]
}

/** Decoration made of paths alone is an icon from a package and is not recorded. */
const isTold = ({ alternative, parts }: Drawing): boolean => alternative !== undefined || parts.some(({ kind, name }) => kind !== 'shapes' || name !== 'path')

/** How each kind of part is painted. All parts of a kind should look the same. */
function paintEntries(slides: readonly DrawnSlide[]): Entry[] {
  const paints = new Map<string, string[]>()
  for (const part of slides.flatMap(({ clicks }) => (clicks.at(-1) ?? []).flatMap(({ parts }) => parts))) {
    if (part.paint) {
      const kind = [part.kind, ...part.looks.filter(look => look !== 'with a mark').map(look => look.startsWith('layer ') ? 'of a layer' : look)].join(' ')
      paints.set(kind, unique([...paints.get(kind) ?? [], part.paint]))
    }
  }
  return [...paints].toSorted(([a], [b]) => a < b ? -1 : 1).map(([kind, paint]) => [`paint/${kind}`, paint.toSorted().join(' or ')])
}

/** The record of the drawings in all variants, the main one first. Others list only what differs from it. */
export function entriesOfDrawings(variants: Readonly<Record<string, readonly DrawnSlide[]>>): Entry[] {
  const recorded = new Map<string, string>()
  const slides = Object.entries(variants).flatMap(([variant, slides], i) => slides.flatMap(({ alias, clicks }) => {
    const shown = (clicks.at(-1) ?? []).flatMap((drawing, k) => isTold(drawing) ? [k] : [])
    const entries = shown.flatMap(k => entriesOfDrawing(`${alias}${shown.length > 1 ? `/${shown.indexOf(k) + 1}` : ''}`, clicks.map(drawings => drawings[k]!)))
    const text = JSON.stringify(entries)
    if (i === 0)
      recorded.set(alias, text)
    else if (recorded.get(alias) === text)
      return []
    else if (entries.length === 0)
      return [[`${variant}/${alias}`, 'nothing of it']] satisfies Entry[]
    return entries.map(([place, value]): Entry => [i > 0 ? `${variant}/${place}` : place, value])
  }))
  return [...paintEntries(Object.values(variants).flat()), ...slides]
}
