/** How a slide looks, as laid out by the browser, and how two looks differ. */

/** In px of the page, from the upper left corner of the slide. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** A line of text, or the part of it that one element contains. */
export interface Line {
  text: string
  box: Box
}

/** Computed values, in the order of the look's properties. */
type Values = readonly string[]

/** An element or pseudo-element that is drawn. */
export interface Part {
  /** Tag, class and first words. */
  name: string
  box: Box
  /** Its own text, line by line. */
  lines: readonly Line[]
  values: Values
  /** Values of the element it may inherit from. A difference that starts there is reported there. */
  inherited?: Values
}

export interface Look {
  properties: readonly string[]
  /** The drawn parts, by their place in the slide. The place of the slide itself is `slide`. */
  parts: ReadonlyMap<string, Part>
  /** The background behind the slide, and effects of its surroundings on how it is painted, by property. */
  around: ReadonlyMap<string, string>
  /** Elements that lie over the slide but are not part of it. */
  over: readonly string[]
  /** How many elements wait for a click. */
  waiting: number
}

export interface Difference {
  /** The part that differs, by its name. */
  part: string
  message: string
  /** The likely cause. */
  fix: string
}

/** How far boxes may differ, in px of the slide. */
const tolerance = 1

const causes = {
  style: 'a different rule wins here than on paper; tooling/slidev/client/styles.ts must come first (tooling/slidev/vite.ts), and no rule of tooling/site or tooling/present may reach into a slide',
  content: 'the slide is another one than on paper; is it built from these sources, and for this variant?',
  over: 'no part of the window may lie over the slide',
}

function near(a: Box, b: Box): boolean {
  return (['x', 'y', 'width', 'height'] as const).every(side => Math.abs(a[side] - b[side]) <= tolerance)
}

function tell({ x, y, width, height }: Box): string {
  const [left, top, across, down] = [x, y, width, height].map(value => Math.round(value * 10) / 10)
  return `${across} × ${down} px at (${left}, ${top})`
}

/** A difference and its likely cause. */
type Verdict = Pick<Difference, 'message' | 'fix'>

function valueDifferences(properties: readonly string[], expected: Part, found: Part): Verdict[] {
  return properties.flatMap((property, i) => {
    const [value, other] = [expected.values[i], found.values[i]]
    const isInherited = expected.inherited?.[i] === value && found.inherited?.[i] === other
    return value === other || isInherited ? [] : [{ message: `${property} is ${other} instead of ${value}`, fix: causes.style }]
  })
}

/** The first line with a different text or position. Differences after it are consequences. */
function lineDifference({ lines: expected }: Part, { lines: found }: Part): Verdict[] {
  const said = (lines: readonly Line[]): string => lines.map(({ text }) => text).join('')
  const fix = said(expected) === said(found) ? causes.style : causes.content
  const index = expected.findIndex(({ text, box }, i) => text !== found[i]?.text || !near(box, found[i].box))
  const [line, other] = [expected[index], found[index]]
  if (!line)
    return found.slice(expected.length).map(({ text }) => ({ message: `the line "${text}" is extra`, fix }))
  if (!other)
    return [{ message: `the line "${line.text}" is missing`, fix }]
  return [{ message: line.text === other.text ? `the line "${line.text}" is ${tell(other.box)} instead of ${tell(line.box)}` : `line ${index + 1} is "${other.text}" instead of "${line.text}"`, fix }]
}

/** A part at the original size of the slide. */
function scaled(part: Part, scale: number): Part {
  const scaledBox = ({ x, y, width, height }: Box): Box => ({ x: x * scale, y: y * scale, width: width * scale, height: height * scale })
  return { ...part, box: scaledBox(part.box), lines: part.lines.map(({ text, box }) => ({ text, box: scaledBox(box) })) }
}

/**
 * How a slide looks different from what it should. More likely causes come first.
 * @param expected the slide on the print page
 * @param found the same slide elsewhere, in any size
 */
export function differencesOf(expected: Look, found: Look): Difference[] {
  const scale = expected.parts.get('slide')!.box.width / found.parts.get('slide')!.box.width
  const both = [...expected.parts].flatMap(([place, part]) => {
    const other = found.parts.get(place)
    return other ? [[part, scaled(other, scale)] as const] : []
  })
  const told = (judge: (expected: Part, found: Part) => Verdict[]): Difference[] =>
    both.flatMap(([part, other]) => judge(part, other).map(verdict => ({ part: part.name, ...verdict })))
  /** Parts that only one of the two has, without the parts inside them. */
  const alone = ({ parts }: Look, others: Look, message: string): Difference[] => [...parts]
    .filter(([place]) => !others.parts.has(place) && others.parts.has(place.replace(/ \S+$/, '')))
    .map(([, part]) => ({ part: part.name, message, fix: causes.content }))

  return [
    ...found.over.map(part => ({ part, message: 'lies over the slide', fix: causes.over })),
    ...[...expected.around].filter(([property, value]) => found.around.get(property) !== value).map(([property, value]) => ({ part: 'around the slide', message: `${property} is ${found.around.get(property)} instead of ${value}`, fix: causes.style })),
    ...alone(expected, found, 'is missing'),
    ...alone(found, expected, 'is there as well'),
    ...told((part, other) => valueDifferences(expected.properties, part, other)),
    ...told(lineDifference),
    ...told((part, other) => near(part.box, other.box) ? [] : [{ message: `is ${tell(other.box)} instead of ${tell(part.box)}`, fix: causes.style }]),
  ]
}

/** Whether a slide looks the same at two clicks. Empty elements, which only count clicks, have no width; nor has an upright line. */
export function looksAlike(before: Look, after: Look): boolean {
  const seen = (look: Look): Look => ({
    ...look,
    parts: new Map([...look.parts].filter(([, { name, box }]) => box.width > 0 || name.startsWith('path')).map(([place, part]) => [place, { ...part, inherited: undefined }])),
  })
  return differencesOf(seen(before), seen(after)).length === 0
}
