/**
 * Cuts a font down to the characters of a text with HarfBuzz's own subsetter. The libraries that wrap it empty `.notdef`,
 * so a character that no font has would be an invisible gap.
 */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

/** The part of HarfBuzz's C interface used here. Addresses and flags are numbers. */
interface Subsetter {
  memory: { buffer: ArrayBuffer }
  _initialize: () => void
  malloc: (bytes: number) => number
  free: (address: number) => void
  hb_blob_create: (data: number, bytes: number, mode: number, userData: number, destroy: number) => number
  hb_blob_destroy: (blob: number) => void
  hb_blob_get_data: (blob: number, length: number) => number
  hb_blob_get_length: (blob: number) => number
  hb_face_create: (blob: number, index: number) => number
  hb_face_destroy: (face: number) => void
  hb_face_reference_blob: (face: number) => number
  hb_set_add: (set: number, value: number) => void
  hb_set_clear: (set: number) => void
  hb_set_invert: (set: number) => void
  hb_subset_input_create_or_fail: () => number
  hb_subset_input_destroy: (input: number) => void
  hb_subset_input_set: (input: number, kind: number) => number
  hb_subset_input_set_flags: (input: number, flags: number) => void
  hb_subset_input_unicode_set: (input: number) => number
  hb_subset_or_fail: (face: number, input: number) => number
}

/** `hb_memory_mode_t`, `hb_subset_sets_t` and `hb_subset_flags_t` of HarfBuzz. */
const memoryModeWritable = 2
const layoutFeatures = 6
const noHinting = 0x1
const notdefOutline = 0x40
const noLayoutClosure = 0x200

/**
 * Glyphs that only a font feature uses (vertical forms, alternates) are left out: they are nearly half the size of a
 * Japanese font, and the deck uses none of those features.
 */
export const subsetFlags = noHinting | notdefOutline | noLayoutClosure

let loading: Promise<Subsetter> | undefined

async function loadSubsetter(): Promise<Subsetter> {
  const file = createRequire(import.meta.url).resolve('harfbuzzjs/dist/harfbuzz-subset.wasm')
  const { instance } = await WebAssembly.instantiate(await readFile(file))
  const harfbuzz = instance.exports as unknown as Subsetter
  harfbuzz._initialize()
  return harfbuzz
}

/** Cuts a TrueType font down to the characters of a text. */
export async function subsetFont(font: Uint8Array, text: string): Promise<Uint8Array> {
  const harfbuzz = await (loading ??= loadSubsetter())
  const data = harfbuzz.malloc(font.byteLength)
  new Uint8Array(harfbuzz.memory.buffer).set(font, data)
  const source = harfbuzz.hb_blob_create(data, font.byteLength, memoryModeWritable, 0, 0)
  const face = harfbuzz.hb_face_create(source, 0)

  const input = harfbuzz.hb_subset_input_create_or_fail()
  harfbuzz.hb_subset_input_set_flags(input, subsetFlags)
  const features = harfbuzz.hb_subset_input_set(input, layoutFeatures)
  harfbuzz.hb_set_clear(features)
  harfbuzz.hb_set_invert(features)
  const characters = harfbuzz.hb_subset_input_unicode_set(input)
  for (const character of text)
    harfbuzz.hb_set_add(characters, character.codePointAt(0)!)

  const subset = harfbuzz.hb_subset_or_fail(face, input)
  try {
    if (!subset)
      throw new Error('HarfBuzz cannot cut the font down: is its file whole?')
    const result = harfbuzz.hb_face_reference_blob(subset)
    const start = harfbuzz.hb_blob_get_data(result, 0)
    const bytes = new Uint8Array(harfbuzz.memory.buffer).slice(start, start + harfbuzz.hb_blob_get_length(result))
    harfbuzz.hb_blob_destroy(result)
    return bytes
  }
  finally {
    harfbuzz.hb_face_destroy(subset)
    harfbuzz.hb_subset_input_destroy(input)
    harfbuzz.hb_face_destroy(face)
    harfbuzz.hb_blob_destroy(source)
    harfbuzz.free(data)
  }
}

/** Runs one at a time, and copies the result: wawoff2 returns a view of its own memory, which its next call overwrites. */
let queue: Promise<unknown> = Promise.resolve()

/** Cuts a font down to a text and compresses it as WOFF2, for the web. */
export function subsetWoff2(font: Uint8Array, text: string): Promise<Uint8Array> {
  const result = queue.then(async () => {
    // Import it late: it is slow to load, and commands that only read the deck do not need it.
    const { compress } = await import('wawoff2')
    return Uint8Array.from(await compress(await subsetFont(font, text)))
  })
  queue = result.catch(() => {})
  return result
}
