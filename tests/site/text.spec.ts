/** The text for readers without scripts says what the slides say: held against the reading view as the browser tells it to a screen reader. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { config } from '../../tooling/deck/config'
import { folderOf } from '../../tooling/site/variants'
import { bare } from '../pdf/texts'
import { allStand } from './assertions'
import { expect, hostedSite, singleFile, test, variants } from './site'

/** What a slide says: its words, the names of its drawings, where it leads. */
interface Said {
  words: string
  drawings: string[]
  links: string[]
}

const names = (snapshot: string): string[] => [...snapshot.matchAll(/^\s*- (?:img|figure) "(.*)"/gm)].map(([, name]) => bare(name!.replaceAll('\\"', '"')))

/** What differs between a slide and its text. */
function differences(title: string, slide: Said, text: Said): string[] {
  const list = (what: string, is: readonly string[], should: readonly string[]): string[] => [
    ...should.filter(one => !is.includes(one)).map(one => `${what} "${one}" is missing`),
    ...is.filter(one => !should.includes(one)).map(one => `${what} "${one}" is not on the slide`),
  ]
  const at = [...slide.words].findIndex((character, i) => character !== text.words[i])
  return [
    ...list('the drawing', text.drawings, slide.drawings),
    ...list('the link to', text.links, slide.links),
    ...slide.words === text.words ? [] : [`from "${slide.words.slice(Math.max(at, 0), at + 12)}" on it says "${text.words.slice(Math.max(at, 0), at + 12)}"`],
  ].map(difference => `${title}: ${difference} → takeTexts() in tooling/deck/texts.ts`)
}

for (const variant of variants) {
  test(`${variant}: the text without scripts says all that each slide says, with its drawings and links`, async ({ page, visit, facts }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await visit(variant)
    await allStand(page)
    const slides: Said[] = []
    for (const article of await page.locator('.deck-article').all()) {
      const { words, links } = await article.evaluate((element) => {
        const copy = element.cloneNode(true) as HTMLElement
        copy.querySelectorAll('[aria-hidden="true"], svg, script, style').forEach(part => part.remove())
        return { words: copy.textContent!, links: [...copy.querySelectorAll('a[href]')].map(link => link.getAttribute('href')!.replace(/^#\//, '#')) }
      })
      slides.push({ words: bare(words), links, drawings: names(await article.ariaSnapshot()) })
    }
    for (const file of [path.join(hostedSite, folderOf(variant), 'index.html'), singleFile(variant)]) {
      const html = await readFile(file, 'utf8')
      const texts = await page.evaluate((html) => {
        const template = document.createElement('template')
        template.innerHTML = html.slice(html.indexOf('<div class="deck-text"')).replace('</noscript>', '')
        return [...template.content.querySelectorAll('.deck-text > article')].map((article) => {
          const drawings = [...article.querySelectorAll('p')].filter(line => line.textContent!.startsWith('図:'))
          drawings.forEach(line => line.remove())
          return { alias: article.id, title: article.querySelector('h2')?.textContent ?? '', words: article.textContent!, links: [...article.querySelectorAll('a[href]')].map(link => link.getAttribute('href')!), drawings: drawings.map(line => line.textContent!.slice(2)) }
        })
      }, html)
      expect(texts.map(({ alias, title }) => `${alias}: ${bare(title)}`), path.basename(file)).toEqual(facts[variant]!.map(({ alias, title }) => `${alias}: ${bare(title)}`))
      expect(texts.flatMap((text, i) => differences(text.alias, slides[i]!, { ...text, words: bare(text.words), drawings: text.drawings.map(bare) })), path.basename(file)).toEqual([])
      expect(html.slice(html.indexOf('<div class="deck-text"')), 'its title').toContain(`<h1>${config.variants[variant]!.title}</h1>`)
    }
  })
}

test('words, a drawing and a link that are missing are told', () => {
  const slide: Said = { words: 'abcdef', drawings: ['circle'], links: ['#other'] }
  expect(differences('one', slide, slide)).toEqual([])
  expect(differences('one', slide, { words: 'abdef', drawings: [], links: ['#other', '#more'] }).map(told => told.replace(/ → .*/, ''))).toEqual([
    'one: the drawing "circle" is missing',
    'one: the link to "#more" is not on the slide',
    'one: from "cdef" on it says "def"',
  ])
})
