/** What must be true of an exported PDF, whatever is on its slides: what it claims, and what a reader expects besides. */
import type { Box } from '../../tooling/export/pdf/bounds'
import type { Rule } from '../../tooling/export/pdf/rules'
import { union } from '../../tooling/export/pdf/bounds'
import { rules as claims, onPages, pageOf, piecesOf, quoted, tagsOf, textOf, wherever } from '../../tooling/export/pdf/rules'

const titles: Rule = {
  id: 'titles',
  title: 'each slide has one H1',
  evaluate: ({ tree }) => wherever(tagsOf(tree, 'Art'), (slide) => {
    const firsts = tagsOf(slide, 'H1').length
    return firsts !== 1 && `it has ${firsts || 'no'} H1`
  }, 'give the slide one title (# …)'),
}

const whole: Rule = {
  id: 'whole-phrases',
  title: 'phrases are not shattered',
  evaluate: reading => wherever(tagsOf(reading.tree, 'P', 'H1', 'H2', 'H3', 'TD', 'TH', 'LBody', 'Caption'), (tag) => {
    const loose = tag.kids.filter(kid => kid.kind === 'piece')
    const mean = loose.reduce((sum, { text }) => sum + text.length, 0) / loose.length
    // What a space sets apart are words of their own.
    const glued = loose.filter(({ text }, i) => i > 0 && !/^\s/.test(text) && !/\s$/.test(loose[i - 1]!.text))
    return glued.length >= 3 && mean < 6 && `${quoted(textOf(tag))} is ${loose.length} fragments`
  }, 'no <wbr> on paper, and inline elements only where they mean something'),
}

const outline: Rule = {
  id: 'outline',
  title: 'the outline leads to every page, in order',
  evaluate({ outline, pages, tree }) {
    const order = outline.findIndex(({ page }, index) => index > 0 && page < outline[index - 1]!.page)
    // Further clicks of a slide, and the sheets on which its notes or the contents go on.
    const goOn = new Set(tagsOf(tree, 'Art', 'L').flatMap(tag => [...new Set(piecesOf(tag).map(({ page }) => page))].slice(1)))
    const isFurther = (label: string, page: number): boolean => label.includes('·') || goOn.has(page)
    return [
      ...outline.length === 0 ? [{ message: 'there is no outline', fix: 'see tooling/export/pdf/navigation.ts' }] : [],
      ...outline.filter(({ title, page }) => !title.trim() || page < 1).map(({ title }) => ({ message: `the bookmark ${quoted(title)} is empty or leads nowhere`, fix: 'give its slide a title' })),
      ...order < 0 ? [] : [{ page: outline[order]!.page, message: `the bookmark ${quoted(outline[order]!.title)} goes back`, fix: 'bookmarks follow the pages' }],
      ...outline.length === 0 ? [] : onPages(pages, ({ label }, number) => !isFurther(label, number) && !outline.some(({ page }) => page === number) && 'no bookmark leads to it', 'has its slide a title?'),
    ]
  },
}

const labels: Rule = {
  id: 'labels',
  title: 'every page has a label of its own',
  evaluate: ({ pages }) => onPages(pages, ({ label }, number) => {
    if (!label)
      return 'it has no label'
    return pages.findIndex(other => other.label === label) + 1 < number && `its label ${label} is another page's too`
  }, 'see labelPages in tooling/export/pdf/navigation.ts'),
}

const vectors: Rule = {
  id: 'vectors',
  title: 'drawings are vectors',
  evaluate: ({ pages }) => onPages(pages, ({ images }) => images && `${images} raster images are painted`, 'draw it as SVG; shadows and filters become images on paper'),
}

const metadata: Rule = {
  id: 'metadata',
  title: 'the file says what it is',
  evaluate({ title, author, subject, keywords, language, showsTitle, xmp }) {
    const said = { title, author, subject, keywords, language }
    const packet = xmp.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
    return [
      ...Object.entries(said).flatMap(([key, value]) => value.trim() ? [] : [{ message: `it has no ${key}`, fix: 'see tooling/export/pdf/metadata.ts' }]),
      ...Object.entries(said).flatMap(([key, value]) => packet.includes(value) ? [] : [{ message: `its ${key} ${quoted(value)} is not in the XMP`, fix: 'write both from one source (tooling/export/pdf/metadata.ts)' }]),
      ...showsTitle ? [] : [{ message: 'the window shows the file name instead of the title', fix: 'set DisplayDocTitle' }],
      ...packet.includes('<pdfuaid:part>1</pdfuaid:part>') ? [] : [{ message: 'it does not claim PDF/UA-1', fix: 'see tooling/export/pdf/metadata.ts' }],
      ...title.includes('Slidev') ? [{ message: `its title is ${quoted(title)}`, fix: 'titleTemplate: \'%s\'' }] : [],
    ]
  },
}

const dates: Rule = {
  id: 'dates',
  title: 'dates are the deck\'s, not the clock\'s',
  evaluate: ({ dates }) => new Set(dates).size === 1 && dates[0] ? [] : [{ message: `it was made ${dates[0] || 'never'} and changed ${dates[1] || 'never'}`, fix: 'both are the commit\'s date (tooling/export/date.ts)' }],
}

const readingOrder: Rule = {
  id: 'reading-order',
  title: 'what is read next is not above',
  evaluate: ({ tree }) => tagsOf(tree, 'Art', 'Sect', 'Div', 'LBody', 'TD', 'TR', 'Table', 'L').flatMap((tag) => {
    const blocks = tag.kids.filter(kid => kid.kind === 'element').flatMap((kid) => {
      const page = pageOf(kid)
      const box = piecesOf(kid).filter(piece => piece.page === page).reduce<Box | undefined>((all, { box }) => box ? union(all, box) : all, undefined)
      if (!page || !box)
        return []
      const [left, bottom, right, top] = box
      return [{ kid, page, left, bottom, right, top }]
    })
    return blocks.flatMap((block, index) => {
      const before = blocks[index - 1]
      const above = before && before.page === block.page && block.bottom >= before.top - 2
        && Math.min(block.right, before.right) - Math.max(block.left, before.left) > 4
      return above ? [{ page: block.page, message: `${quoted(textOf(block.kid))} is read after ${quoted(textOf(before.kid))}, but is above it`, fix: 'order the page as it is to be read, and place it with CSS' }] : []
    })
  }),
}

export const rules: readonly Rule[] = [...claims, titles, whole, outline, labels, vectors, metadata, dates, readingOrder]
