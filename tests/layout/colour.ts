/** Colours as numbers, how they lie over one another, and how far they stand out. */

/** Red, green and blue from 0 to 255, and how opaque, from 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number]

/** Reads `#rrggbb`, `rgb()`, `rgba()` and `color(srgb …)`, the ways in which a browser writes a computed colour. */
export function parseColour(text: string): Colour | undefined {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text)
  if (hex)
    return [Number.parseInt(hex[1]!, 16), Number.parseInt(hex[2]!, 16), Number.parseInt(hex[3]!, 16), 1]
  const [, name, list] = /^(rgba?|color)\((.*)\)$/.exec(text) ?? []
  const parts = list?.replace('srgb', '').split(/[\s,/]+/).filter(Boolean).map(Number)
  if (!parts || parts.length < 3 || parts.some(Number.isNaN))
    return undefined
  const scale = name === 'color' ? 255 : 1
  return [parts[0]! * scale, parts[1]! * scale, parts[2]! * scale, parts[3] ?? 1]
}

/** The colour that is seen where one lies over another. */
export function over(front: Colour, back: Colour): Colour {
  const alpha = front[3] + back[3] * (1 - front[3])
  const mix = (i: 0 | 1 | 2): number => alpha === 0 ? 0 : (front[i] * front[3] + back[i] * back[3] * (1 - front[3])) / alpha
  return [mix(0), mix(1), mix(2), alpha]
}

/** Relative luminance as WCAG 2 defines it. */
function luminance([red, green, blue]: Colour): number {
  const [r, g, b] = [red, green, blue].map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}

/** Contrast ratio as WCAG 2 defines it, from 1 to 21. */
export function contrast(front: Colour, back: Colour): number {
  const [a, b] = [luminance(over(front, back)), luminance(back)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}
