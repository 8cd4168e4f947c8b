/** What is measured on a slide: plain data, with all lengths in px of the 1280 × 720 canvas. */
import type { Drawing } from '../../tooling/check/drawings'
import type { Colour } from '../../tooling/shared/colour'
import type { FontUse } from '../helpers/faces'

export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** Glyphs on one line, in one style. */
export interface Run {
  /** Its element in messages: `li "ドリコムは…"`. */
  element: string
  text: string
  /** The box that the glyphs fill, one em high; not the taller box of the line. */
  box: Box
  /** The visible font size, after all scaling. */
  size: number
  colour: Colour
  /** What is behind the glyphs, sampled every few px; null where that is a picture or a gradient. */
  grounds: readonly (Colour | null)[]
  /** The index in `paragraphs` of the run's paragraph. */
  paragraph: number
  /** Whether it is body text: a paragraph, an item or a cell, and not a title, label or mark. */
  isBody: boolean
  /** Whether it is hidden from screen readers, like the wayfinding of the frame. */
  isDecoration: boolean
  /** Whether it belongs to the frame, which is the same on every slide: the wayfinding, and the level bar of the evening. */
  isFrame: boolean
  /** Whether it is the name of a drawing's node. */
  isName: boolean
  /** The ancestor that cuts it off, and by how much. */
  clip?: { by: string, amount: number }
  /** What is painted over it. */
  cover?: string
}

/** Text that wraps on its own. */
export interface Paragraph {
  element: string
  /** Its text. A forced break is a line feed. */
  text: string
  /** Indexes in the text where a line wraps. */
  breaks: readonly number[]
  isTitle: boolean
  box: Box
}

export interface Picture {
  element: string
  box: Box
  isLoaded: boolean
}

/** The text of a drawing's node or badge, and the shape around it. */
export interface Label {
  element: string
  text: string
  box: Box
  shape: Box
  /** Whether it is the only text in a shape that has nothing else in it. */
  isCentred?: boolean
}

/** An outline, a line or a head in a drawing. */
export interface Stroke {
  element: string
  box: Box
  /** The colours of its line and of its fill. */
  colours: readonly Colour[]
  /** What is behind points of it; null where that is a picture or a gradient. */
  grounds: readonly (Colour | null)[]
}

/** Children of one kind in one place: the items of a grid, the rows of a list or table. */
export interface Repetition {
  isGrid: boolean
  items: readonly {
    element: string
    box: Box
    isRow: boolean
    /** Its texts: tag and class of the element, and where its first line is. */
    parts: readonly { kind: string, box: Box }[]
  }[]
}

export interface Measurement {
  /** Classes of the layout's root. */
  layout: readonly string[]
  canvas: { width: number, height: number }
  runs: readonly Run[]
  paragraphs: readonly Paragraph[]
  pictures: readonly Picture[]
  /** Everything meaningful that is painted: pictures, drawings, tables, panels. */
  boxes: readonly { element: string, box: Box }[]
  /** Lines and borders, each side separately. */
  lines: readonly { element: string, box: Box }[]
  labels: readonly Label[]
  repetitions: readonly Repetition[]
  drawings: readonly Drawing[]
  strokes: readonly Stroke[]
  fonts: readonly (FontUse & { element: string })[]
}

/** Something that breaks a rule. */
export interface Finding {
  element: string
  /** What was measured, and what is required. */
  measure: string
  fix: string
  /** Where it is, for the picture. */
  box?: Box
}

export interface Rule {
  id: string
  /** What is true when the rule is kept. */
  title: string
  evaluate: (measurement: Measurement) => Finding[]
}
