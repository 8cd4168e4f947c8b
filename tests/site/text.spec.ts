/** The text for readers without scripts matches the slides. It is compared with the reading view as a screen reader gets it. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { config } from '../../tooling/deck/config'
import { folderOf } from '../../tooling/site/variants'
import { bare } from '../pdf/texts'
import { allAreReady } from './assertions'
import { expect, hostedSite, singleFile, test, variants } from './site'

/** The content of a slide: its words, with spaces between separate ones, the names of its drawings, and its links. */
interface Said {
  words: string
  drawings: string[]
  links: string[]
}

const drawingsIn = (snapshot: string): string[] => [...snapshot.matchAll(/^\s*- (?:img|figure) "(.*)"/gm)].map(([, name]) => bare(name!.replaceAll('\\"', '"')))

/** The words in each element, with a space wherever the browser separates them. Runs in the page. */
function wordsIn(elements: Element[]): string[] {
  const words = (node: Node): string => {
    if (node instanceof Text)
      return node.data
    if (!(node instanceof HTMLElement) || node.getAttribute('aria-hidden') === 'true' || ['SCRIPT', 'STYLE'].includes(node.tagName))
      return ''
    const inner = [...node.childNodes].map(words).join('')
    return node.tagName === 'BR' || !/^(?:inline|contents)/.test(getComputedStyle(node).display) ? ` ${inner} ` : inner
  }
  return elements.map(words)
}

/** The positions of gaps between words, counted in characters other than spaces. */
function gaps(words: string): Set<number> {
  return new Set([...words.matchAll(/\s+/g)].map(({ index }) => bare(words.slice(0, index)).length))
}

/** The differences between a slide and its text. */
function differences(title: string, slide: Said, text: Said): string[] {
  const list = (what: string, is: readonly string[], should: readonly string[]): string[] => [
    ...should.filter(one => !is.includes(one)).map(one => `${what} "${one}" is missing`),
    ...is.filter(one => !should.includes(one)).map(one => `${what} "${one}" is not on the slide`),
    ...is.length === should.length && should.some((one, i) => one !== is[i]) ? [`${what} "${should.find((one, i) => one !== is[i])}" is in a different order`] : [],
  ]
  const [should, is] = [bare(slide.words), bare(text.words)]
  const at = [...should].findIndex((character, i) => character !== is[i])
  const kept = gaps(text.words)
  return [
    ...list('the drawing', text.drawings, slide.drawings),
    ...list('the link to', text.links, slide.links),
    ...should === is
      ? [...gaps(slide.words)].filter(gap => gap > 0 && gap < is.length && !kept.has(gap)).map(gap => `"${is.slice(Math.max(gap - 8, 0), gap)}" runs into "${is.slice(gap, gap + 8)}"`)
      : [`from "${should.slice(Math.max(at, 0), at + 12)}" on it says "${is.slice(Math.max(at, 0), at + 12)}"`],
  ].map(difference => `${title}: ${difference} → takeTexts() in tooling/deck/texts.ts`)
}

for (const variant of variants) {
  test(`${variant}: the text without scripts has the words, drawings and links of each slide`, async ({ page, visit, facts }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await visit(variant)
    await allAreReady(page)
    const names = await page.locator('.deck-article').evaluateAll(all => all.map(article => article.getAttribute('aria-label')))
    expect(facts[variant]!.flatMap(({ alias, title }, i) => names[i] === title ? [] : [`${alias}: its article is called "${names[i]}" instead of "${title}" → see tooling/site/client/ReadingSlide.vue`])).toEqual([])
    const articles = page.locator('.deck-article')
    const links = await articles.evaluateAll(all => all.map(article => [...article.querySelectorAll('a[href]:not([aria-hidden="true"] *)')].map(link => link.getAttribute('href')!.replace(/^#\//, '#'))))
    const words = await articles.evaluateAll(wordsIn)
    const slides = await Promise.all(words.map(async (words, i): Promise<Said> => ({ words, links: links[i]!, drawings: drawingsIn(await articles.nth(i).ariaSnapshot()) })))
    for (const file of [path.join(hostedSite, folderOf(variant), 'index.html'), singleFile(variant)]) {
      const html = await readFile(file, 'utf8')
      const texts = await page.evaluate((html) => {
        const template = document.createElement('template')
        template.innerHTML = html.slice(html.indexOf('<div class="deck-text"')).replace('</noscript>', '')
        // It has to be laid out, because only then does the browser know which words are separate.
        const page = document.createElement('main')
        page.append(...template.content.querySelectorAll('.deck-text > article'))
        document.body.replaceChildren(page)
        return [...page.children].map((article) => {
          const drawings = [...article.querySelectorAll('p')].filter(line => line.textContent!.startsWith('図:'))
          drawings.forEach(line => line.remove())
          return { alias: article.id, title: article.querySelector('h2')?.textContent ?? '', links: [...article.querySelectorAll('a[href]')].map(link => link.getAttribute('href')!), drawings: drawings.map(line => line.textContent!.slice(2)) }
        })
      }, html)
      const words = await page.locator('main > article').evaluateAll(wordsIn)
      expect(texts.map(({ alias, title }) => `${alias}: ${bare(title)}`), path.basename(file)).toEqual(facts[variant]!.map(({ alias, title }) => `${alias}: ${bare(title)}`))
      expect(texts.flatMap((text, i) => differences(text.alias, slides[i]!, { ...text, words: words[i]!, drawings: text.drawings.map(bare) })), path.basename(file)).toEqual([])
      expect(html.slice(html.indexOf('<div class="deck-text"')), 'the title of the deck').toContain(`<h1>${config.variants[variant]!.title}</h1>`)
      const [, ways = ''] = /<div class="deck-text".*?<\/h1><p>(.*?)<\/p>/s.exec(html) ?? []
      const { share } = config.variants[variant]!
      if (share)
        expect(ways, `links that lead away from this variant, "${share}" → \`link\` of the others in deck.config.ts`).not.toContain(share)
    }
  })
}

test('wrong words, drawings and links, and words that run into each other, are reported', () => {
  const slide: Said = { words: 'abc def', drawings: ['circle'], links: ['#other'] }
  expect(differences('one', slide, slide)).toEqual([])
  expect(differences('one', slide, { ...slide, words: ' a\nbc\n\ndef' })).toEqual([])
  expect(differences('one', slide, { ...slide, words: 'abcdef' }).join()).toContain('one: "abc" runs into "def" → ')
  expect(differences('one', slide, { words: 'abdef', drawings: [], links: ['#other', '#more'] }).map(told => told.replace(/ → .*/, ''))).toEqual([
    'one: the drawing "circle" is missing',
    'one: the link to "#more" is not on the slide',
    'one: from "cdef" on it says "def"',
  ])
})
