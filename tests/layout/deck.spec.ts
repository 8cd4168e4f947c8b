/** Every rule, on every slide and step of both variants, in light and dark. */
import type { Finding } from './measurement'
import { expect, test } from 'playwright/test'
import { variants } from '../../tooling/deck/config'
import { serveFolder } from '../../tooling/shared/serve'
import { printBuild } from '../helpers/places'
import { openEveryStep } from '../helpers/print-page'
import { measureSlides, settle } from './measure'
import { picture } from './picture'
import { report } from './report'
import { rules } from './rules'

/** Pictures of so many slides are enough to see what is wrong. */
const mostPictures = 12

test.describe.configure({ mode: 'parallel' })

for (const variant of variants) {
  for (const scheme of ['light', 'dark'] as const) {
    test(`${variant} keeps every rule of layout in ${scheme}`, async ({ browser }, info) => {
      const site = await serveFolder(printBuild)
      const page = await browser.newPage()
      const { elements, about } = await openEveryStep(page, site.url, variant, scheme === 'dark')
      await settle(page)
      const slides = await measureSlides(elements)

      // A rule that is given nothing to judge finds nothing: see that every kind of thing was measured.
      for (const kind of ['runs', 'paragraphs', 'boxes', 'labels', 'fonts'] as const)
        expect(slides.flatMap(slide => [...slide[kind]]), kind).not.toEqual([])
      expect(slides.filter(({ paragraphs }) => paragraphs.some(({ isTitle }) => isTitle)), 'slides with a title').toHaveLength(slides.length)

      const told = new Set<string>()
      const lines: string[] = []
      for (const [index, measurement] of slides.entries()) {
        const { number, step, alias, title } = about[index]!
        // What is wrong on one step is so on the next: told once.
        const isNews = (rule: string, { element, measure }: Finding): boolean => {
          const key = [number, rule, element, measure].join()
          return !told.has(key) && Boolean(told.add(key))
        }
        const findings = rules.flatMap(rule => rule.evaluate(measurement).filter(finding => isNews(rule.id, finding)).map(finding => ({ rule, finding })))
        if (findings.length === 0)
          continue
        const name = `slide ${number} (${alias})${step > 1 ? `, step ${step - 1}` : ''}`
        lines.push(report(`${name} "${title}"`, findings))
        if (info.attachments.length < mostPictures)
          await info.attach(name, { body: await picture(elements.nth(index), findings.map(({ finding }) => finding)), contentType: 'image/png' })
      }
      await page.close()
      await site.close()
      if (lines.length > 0)
        throw new Error(`${lines.length} slides or steps break a rule:\n${lines.join('\n')}`)
    })
  }
}
