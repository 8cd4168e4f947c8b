/** Colours as numbers, how they blend, and how much they contrast. */

/** Red, green and blue from 0 to 255, and how opaque, from 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number]

/** Reads `#rrggbb`, `rgb()`, `rgba()` and `color(srgb …)`, the forms in which a browser gives a computed colour. */
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

/** The visible colour when one lies over another. */
export function over(front: Colour, back: Colour): Colour {
  const alpha = front[3] + back[3] * (1 - front[3])
  const mix = (i: 0 | 1 | 2): number => alpha === 0 ? 0 : (front[i] * front[3] + back[i] * back[3] * (1 - front[3])) / alpha
  return [mix(0), mix(1), mix(2), alpha]
}

/** An sRGB channel, from 0 to 255, as a share of light, and back. */
const toLinear = (value: number): number => value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4
const fromLinear = (part: number): number => 255 * (part <= 0.0031308 ? 12.92 * part : 1.055 * part ** (1 / 2.4) - 0.055)

/** Relative luminance as WCAG 2 defines it. */
function luminance([red, green, blue]: Colour): number {
  const [r, g, b] = [red, green, blue].map(toLinear)
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}

/**
 * How people who lack one kind of cone see linear RGB: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based
 * Model for Simulation of Color Vision Deficiency", IEEE TVCG 15 (6), 2009, severity 1.
 */
export const colourBlindness = {
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
} as const

/** An opaque colour as someone with a kind of colour blindness sees it. */
export function asSeenWith(kind: keyof typeof colourBlindness, [red, green, blue, alpha]: Colour): Colour {
  const linear = [red, green, blue].map(toLinear)
  const [r, g, b] = colourBlindness[kind].map(row => fromLinear(Math.min(1, Math.max(0, row.reduce<number>((sum, share, i) => sum + share * linear[i]!, 0)))))
  return [r!, g!, b!, alpha]
}

/** Contrast ratio as WCAG 2 defines it, from 1 to 21. */
export function contrast(front: Colour, back: Colour): number {
  const [a, b] = [luminance(over(front, back)), luminance(back)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}
