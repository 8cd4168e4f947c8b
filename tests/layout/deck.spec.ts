/** Every rule, on every slide and step of the main variant, and on the slides where other variants differ. Rules of colour in the dark too. */
import type { Variant } from '../../tooling/deck/config'
import type { Finding, Rule } from './measurement'
import { expect } from 'playwright/test'
import { readDeck } from '../../tooling/check'
import { mainVariant, variants } from '../../tooling/deck/config'
import { serveFolder } from '../../tooling/shared/serve'
import { printBuild } from '../helpers/places'
import { openSteps } from '../helpers/print-page'
import { test } from '../helpers/shown'
import { measureSlides, settle } from './measure'
import { picture } from './picture'
import { report } from './report'
import { rules } from './rules'

/** This many pictures are enough to see what is wrong. */
const mostPictures = 12

test.describe.configure({ mode: 'parallel' })

/** The slides of a variant that differ from the main variant's, and always its first and last, which have other slides around them. */
async function slidesAlone(variant: Variant): Promise<number[]> {
  const [{ slides: all }, { slides }] = await Promise.all([readDeck(mainVariant), readDeck(variant)])
  const shownOf = ({ content, frontmatter: { dropWhenLate, ...rest } }: typeof slides[number]): string => JSON.stringify([content, rest])
  const known = new Set(all.map(shownOf))
  return slides.flatMap((slide, i) => known.has(shownOf(slide)) && i > 0 && i < slides.length - 1 ? [] : [i + 1])
}

interface Look {
  variant: Variant
  what: string
  dark?: true
  rules?: readonly Rule[]
  /** The slides to check; all by default. */
  range?: () => Promise<number[]>
}

// In the dark, only colours change, and the last step shows what the steps before it show.
const inTheDark = { dark: true, rules: rules.filter(({ id }) => ['contrast', 'stroke', 'picture'].includes(id)) } as const
const looks: readonly Look[] = [
  { variant: mainVariant, what: 'keeps every rule of layout' },
  { variant: mainVariant, what: 'keeps the rules of colour in the dark', ...inTheDark },
  ...variants.filter(variant => variant !== mainVariant).flatMap(variant => [
    { variant, what: `keeps every rule of layout where it differs from ${mainVariant}`, range: () => slidesAlone(variant) },
    { variant, what: `keeps the rules of colour in the dark where it differs from ${mainVariant}`, range: () => slidesAlone(variant), ...inTheDark },
  ]),
]

for (const { variant, what, dark = false, rules: kept = rules, range } of looks) {
  test(`${variant} ${what}`, { tag: dark ? '@dark' : [] }, async ({ browser }, info) => {
    await using site = await serveFolder(printBuild)
    const page = await browser.newPage()
    const { elements, about } = await openSteps(page, site.url, variant, { withClicks: !dark, dark, range: await range?.() })
    await settle(page)
    // Fonts are the same in the dark.
    const slides = await measureSlides(elements, !dark)

    // A rule without input finds nothing, so check that every kind of element was measured.
    for (const kind of ['runs', 'paragraphs', 'boxes', ...dark ? [] : ['fonts'] as const, ...variant === mainVariant ? ['labels'] as const : []] as const)
      expect(slides.flatMap(slide => [...slide[kind]]), kind).not.toEqual([])
    expect(slides.filter(({ paragraphs }) => paragraphs.some(({ isTitle }) => isTitle)), 'slides with a title').toHaveLength(slides.length)

    const told = new Set<string>()
    const lines: string[] = []
    for (const [index, measurement] of slides.entries()) {
      const { number, step, alias, title } = about[index]!
      // A defect of one step is also on the next: report it once.
      const isNews = (rule: string, { element, measure }: Finding): boolean => {
        const key = [number, rule, element, measure].join()
        return !told.has(key) && Boolean(told.add(key))
      }
      const findings = kept.flatMap(rule => rule.evaluate(measurement).filter(finding => isNews(rule.id, finding)).map(finding => ({ rule, finding })))
      if (findings.length === 0)
        continue
      const name = `slide ${number} (${alias})${step > 1 ? `, step ${step - 1}` : ''}`
      lines.push(report(`${name} "${title}"`, findings))
      if (info.attachments.length < mostPictures)
        await info.attach(name, { body: await picture(elements.nth(index), findings.map(({ finding }) => finding)), contentType: 'image/png' })
    }
    await page.close()
    if (lines.length > 0)
      throw new Error(`${lines.length} slides or steps break a rule:\n${lines.join('\n')}`)
  })
}
