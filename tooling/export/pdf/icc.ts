/**
 * An sRGB profile, made here: PDF/A wants the colours of a file to be defined, and a profile from elsewhere would bring
 * a licence and a hundred times the bytes.
 *
 * ICC.1:2004-10 (version 4.2, the one that PDF/A-2 refers to); primaries and white of IEC 61966-2-1, adapted to D50 by
 * the Bradford method as that version asks.
 */
import { Buffer } from 'node:buffer'

/** A number in 1/65536, as ICC writes it. */
const fixed = (value: number): number => Math.round(value * 65536)

const d50 = [0.9642, 1, 0.8249]
const primaries = { rXYZ: [0.436066, 0.222488, 0.013916], gXYZ: [0.385147, 0.716873, 0.097076], bXYZ: [0.143066, 0.060608, 0.714096] }
/** Bradford's adaptation from D65 to D50. */
const adaptation = [1.047882, 0.022919, -0.050201, 0.029587, 0.990479, -0.017059, -0.009232, 0.015076, 0.751678]
/** Parameters g, a, b, c, d of the curve Y = (aX + b)^g for X ≥ d, else cX. */
const curve = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045]

function words(type: string, values: readonly number[], before: readonly number[] = []): Buffer {
  const data = Buffer.alloc(8 + 4 * before.length + 4 * values.length)
  data.write(type, 'latin1')
  before.forEach((word, index) => data.writeUInt32BE(word, 8 + 4 * index))
  values.forEach((value, index) => data.writeInt32BE(fixed(value), 8 + 4 * (before.length + index)))
  return data
}

/** Text in one language, in UTF-16. */
function text(value: string): Buffer {
  const record = Buffer.alloc(28)
  record.write('mluc', 'latin1')
  record.writeUInt32BE(1, 8)
  record.writeUInt32BE(12, 12)
  record.write('enUS', 16, 'latin1')
  record.writeUInt32BE(2 * value.length, 20)
  record.writeUInt32BE(28, 24)
  return Buffer.concat([record, Buffer.from(value, 'utf16le').swap16()])
}

/** The bytes of the profile; always the same. */
export function sRgbProfile(): Uint8Array {
  const curveData = words('para', curve, [3 << 16])
  const tags: [signature: string, data: Buffer][] = [
    ['desc', text('sRGB')],
    ['cprt', text('No copyright, use freely')],
    ['wtpt', words('XYZ ', d50)],
    ['chad', words('sf32', adaptation)],
    ...Object.entries(primaries).map(([name, xyz]): [string, Buffer] => [name, words('XYZ ', xyz)]),
    ['rTRC', curveData],
    ['gTRC', curveData],
    ['bTRC', curveData],
  ]

  const table = Buffer.alloc(4 + 12 * tags.length)
  table.writeUInt32BE(tags.length)
  const parts: Buffer[] = []
  const places = new Map<Buffer, number>()
  let end = 128 + table.length
  tags.forEach(([signature, data], index) => {
    // Tags with the same data share it.
    if (!places.has(data)) {
      const padded = Buffer.concat([data, Buffer.alloc(-data.length & 3)])
      places.set(data, end)
      parts.push(padded)
      end += padded.length
    }
    const at = 4 + 12 * index
    table.write(signature, at, 'latin1')
    table.writeUInt32BE(places.get(data)!, at + 4)
    table.writeUInt32BE(data.length, at + 8)
  })

  const header = Buffer.alloc(128)
  header.writeUInt32BE(end)
  header.writeUInt32BE(0x04200000, 8)
  header.write('mntrRGB XYZ ', 12, 'latin1')
  // The day of the standard that it describes; a profile must have one.
  ;[1999, 10, 18, 0, 0, 0].forEach((part, index) => header.writeUInt16BE(part, 24 + 2 * index))
  header.write('acsp', 36, 'latin1')
  d50.forEach((value, index) => header.writeInt32BE(fixed(value), 68 + 4 * index))
  return Buffer.concat([header, table, ...parts])
}
