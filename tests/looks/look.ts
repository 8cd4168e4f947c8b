/** How a slide looks, as the browser has laid it out, and in what two looks differ. */

/** In px of the page, from the slide's upper left corner. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** A line of text, or as much of it as one element holds. */
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
  /** The text that it holds itself, as the lines break. */
  lines: readonly Line[]
  values: Values
  /** Values of what it may have inherited from: a difference that begins there is told there. */
  inherited?: Values
}

export interface Look {
  properties: readonly string[]
  /** What is drawn, by its place in the slide; that of the slide itself is `slide`. */
  parts: ReadonlyMap<string, Part>
  /** The ground that the slide stands on, and what its surroundings do to how it is painted, by property. */
  around: ReadonlyMap<string, string>
  /** What lies over the slide and is no part of it. */
  over: readonly string[]
  /** How many elements wait for a click. */
  waiting: number
}

export interface Difference {
  /** The part that differs, by its name. */
  part: string
  message: string
  /** What is likely to be the cause. */
  fix: string
}

/** How far boxes may lie apart, px of the slide. */
const tolerance = 1

const causes = {
  style: 'another rule wins here than on paper; tooling/slidev/client/styles.ts comes first (tooling/slidev/vite.ts), and no rule of tooling/site or tooling/present reaches into a slide',
  content: 'the slide is another one than on paper; is it built from these sources, and of this variant?',
  over: 'of the window, nothing lies over the slide',
}

function near(a: Box, b: Box): boolean {
  return (['x', 'y', 'width', 'height'] as const).every(side => Math.abs(a[side] - b[side]) <= tolerance)
}

function tell({ x, y, width, height }: Box): string {
  const [left, top, across, down] = [x, y, width, height].map(value => Math.round(value * 10) / 10)
  return `${across} × ${down} px at (${left}, ${top})`
}

/** What differs, and what is the likely cause. */
type Verdict = Pick<Difference, 'message' | 'fix'>

function valueDifferences(properties: readonly string[], expected: Part, found: Part): Verdict[] {
  return properties.flatMap((property, i) => {
    const [value, other] = [expected.values[i], found.values[i]]
    const isInherited = expected.inherited?.[i] === value && found.inherited?.[i] === other
    return value === other || isInherited ? [] : [{ message: `${property} is ${other} instead of ${value}`, fix: causes.style }]
  })
}

/** The first line that breaks or stands otherwise; those after it follow. */
function lineDifference({ lines: expected }: Part, { lines: found }: Part): Verdict[] {
  const said = (lines: readonly Line[]): string => lines.map(({ text }) => text).join('')
  const fix = said(expected) === said(found) ? causes.style : causes.content
  const index = expected.findIndex(({ text, box }, i) => text !== found[i]?.text || !near(box, found[i].box))
  const [line, other] = [expected[index], found[index]]
  if (!line)
    return found.slice(expected.length).map(({ text }) => ({ message: `"${text}" is said as well`, fix }))
  if (!other)
    return [{ message: `the line "${line.text}" is missing`, fix }]
  return [{ message: line.text === other.text ? `the line "${line.text}" is ${tell(other.box)} instead of ${tell(line.box)}` : `line ${index + 1} is "${other.text}" instead of "${line.text}"`, fix }]
}

/** A part as large as it is where the slide has its own size. */
function scaled(part: Part, scale: number): Part {
  const scaledBox = ({ x, y, width, height }: Box): Box => ({ x: x * scale, y: y * scale, width: width * scale, height: height * scale })
  return { ...part, box: scaledBox(part.box), lines: part.lines.map(({ text, box }) => ({ text, box: scaledBox(box) })) }
}

/**
 * In what a slide looks other than it should; what is more likely to be the cause comes first.
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
  /** Parts that only one of the two has; not what stands in such a part. */
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
