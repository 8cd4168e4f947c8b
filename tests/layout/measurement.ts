/** What is measured on a slide: plain data, all lengths in px of the 1280 × 720 canvas. */
import type { Drawing } from '../../tooling/check/drawings'
import type { Colour } from '../../tooling/shared/colour'
import type { FontUse } from '../helpers/faces'

export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** Glyphs that stand on one line, in one style. */
export interface Run {
  /** What a person finds it by: `li "ドリコムは…"`. */
  element: string
  text: string
  /** The square that the glyphs fill, one em high; not the taller box of the line. */
  box: Box
  /** Font size as it is seen, after every scaling. */
  size: number
  colour: Colour
  /** What lies behind the glyphs, sampled every few px; null where that is a picture or a gradient. */
  grounds: readonly (Colour | null)[]
  /** The paragraph that the run belongs to; its place in `paragraphs`. */
  paragraph: number
  /** Body text: a paragraph, an item, a cell. The rest are titles, labels and marks. */
  isBody: boolean
  /** Not there for screen readers: the frame's wayfinding, and what a drawing says by itself. */
  isDecoration: boolean
  /** Of the frame that is the same on every slide: the wayfinding, and the level bar of the evening. */
  isFrame: boolean
  /** The name of a drawing's node. */
  isName: boolean
  /** An ancestor that cuts it off, and by how much. */
  clip?: { by: string, amount: number }
  /** What is painted over it. */
  cover?: string
}

/** Text that wraps by itself. */
export interface Paragraph {
  element: string
  /** A break that was asked for is a line end in it. */
  text: string
  /** Where in the text a new line begins because the last one was full. */
  breaks: readonly number[]
  isTitle: boolean
  box: Box
}

export interface Picture {
  element: string
  box: Box
  isLoaded: boolean
}

/** The text of a drawing's node, and the shape that it stands in. */
export interface Label {
  element: string
  text: string
  box: Box
  shape: Box
}

/** An outline, line or head of a part of a drawing. */
export interface Stroke {
  element: string
  box: Box
  /** What it is painted in: its line, or its inside where that stands out more. */
  colours: readonly Colour[]
  /** What lies behind points of it; null where that is a picture or a gradient. */
  grounds: readonly (Colour | null)[]
}

export interface Measurement {
  /** Classes of the layout's root. */
  layout: readonly string[]
  canvas: { width: number, height: number }
  runs: readonly Run[]
  paragraphs: readonly Paragraph[]
  pictures: readonly Picture[]
  /** Everything that is painted and means something: pictures, drawings, tables, panels. */
  boxes: readonly { element: string, box: Box }[]
  /** Rules and borders, each side on its own. */
  lines: readonly { element: string, box: Box }[]
  labels: readonly Label[]
  drawings: readonly Drawing[]
  strokes: readonly Stroke[]
  fonts: readonly (FontUse & { element: string })[]
}

/** Something that breaks a rule. */
export interface Finding {
  element: string
  /** What was measured, against what is asked. */
  measure: string
  fix: string
  /** Where it is, for the picture. */
  box?: Box
}

export interface Rule {
  id: string
  /** What holds where the rule is kept. */
  title: string
  evaluate: (measurement: Measurement) => Finding[]
}
