/** Checks the talk and the layer in the frontmatter of slides against the facts. */
import type { SourceSlideInfo } from '@slidev/types'
import type { Problem, Sources } from '../../tooling/index'
import { reportAt } from '../../tooling/index'

/** The facts that this check needs. */
export interface SlideFacts {
  layers: readonly { id: string }[]
  talks: readonly { id: string, title: string, opener: string }[]
}

/** All problems of the slides' talks and layers, in running order. */
export function checkSlides({ root, slides }: Sources, { layers, talks }: SlideFacts): Problem[] {
  return slides.flatMap(slide => reportAt(root, slide, (report) => {
    const { frontmatter, title } = slide
    if (frontmatter.layer !== undefined && !layers.some(({ id }) => id === frontmatter.layer))
      report('layer', `"${frontmatter.layer}" is not a layer`, `use one of ${layers.map(({ id }) => id).join(', ')}`)

    const talk = talks.find(({ id }) => id === frontmatter.talk)
    if (frontmatter.talk !== undefined && !talk)
      report('talk', `"${frontmatter.talk}" is not in data/talks.ts`, `use one of ${talks.map(({ id }) => id).join(', ')}`)
    if (frontmatter.layout === 'opener') {
      if (frontmatter.talk === undefined)
        report('talk', 'is missing', `say which talk the slide opens: ${talks.map(({ id }) => id).join(', ')}`)
      if (talk && title && title !== talk.title)
        report('title', `"${title}" is not the talk's title`, `data/talks.ts says "${talk.title}"`)
      if (talk && frontmatter.routeAlias !== undefined && frontmatter.routeAlias !== talk.opener)
        report('routeAlias', `"${frontmatter.routeAlias}" is not the opener's name in data/talks.ts`, `write "${talk.opener}"`)
      // The first number in an opener's notes is that of its talk.
      const said = /(\d+)(?:つ|番)目/.exec((slide.note ?? '').normalize('NFKC').split(/\n{2,}/)[0]!)?.[1]
      if (talk && said !== undefined && Number(said) !== talks.indexOf(talk) + 1)
        report('notes', `call the talk number ${said}`, `in data/talks.ts it is number ${talks.indexOf(talk) + 1}`)
    }
  }))
}

/** Why the talk needs a slide; undefined if it can do without it. */
export function neededFor({ frontmatter }: SourceSlideInfo): string | undefined {
  return { cover: 'it is the cover', opener: 'it opens a talk' }[String(frontmatter.layout)]
}
