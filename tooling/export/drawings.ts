/** Makes the record of the drawings from the page that PDFs are printed from. */
import type { DrawnSlide } from '../check/recorded/drawings'
import type { Entry } from '../check/records'
import { takeDrawings } from '../check/drawings'
import { entriesOfDrawings } from '../check/recorded/drawings'
import { variants } from '../deck/config'
import { planDocument } from './plan'
import { openPrinter } from './printer'

/**
 * Reads the drawings of all variants.
 * @throws CliError if the deck is wrong or does not build, or if there is no browser
 */
export async function drawingEntries(): Promise<Entry[]> {
  const jobs = await Promise.all(variants.map(async variant => [variant, (await planDocument(variant, { withClicks: true, dark: false })).job] as const))
  await using printer = await openPrinter()
  const drawn: Record<string, DrawnSlide[]> = {}
  for (const [variant, job] of jobs) {
    const pages = await printer.read(job, takeDrawings)
    drawn[variant] = job.numbers.map((number) => {
      const own = pages.filter(({ printed }) => printed.number === number)
      return { alias: own[0]!.printed.alias!, clicks: own.map(({ taken }) => taken) }
    })
  }
  return entriesOfDrawings(drawn)
}
