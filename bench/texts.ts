/** The talk as plain Markdown, so that other tools can show the same text. */
import { readFile } from 'node:fs/promises'

/** The text of a slide, without anything that needs this deck's components. */
export interface TextSlide {
  title: string
  /** HTML in one line. */
  body: string
}

/**
 * Takes the slides from a built page, which has their text for readers without scripts.
 * @throws Error if the page has none
 */
export async function readTexts(page: string): Promise<TextSlide[]> {
  const articles = [...(await readFile(page, 'utf8')).matchAll(/<article id="[^"]+">(.*?)<\/article>/gs)]
  if (articles.length === 0)
    throw new Error(`${page} holds no text of the slides`)
  return articles.map(([, html]) => {
    const [heading, title] = /<h2>(.*?)<\/h2>/s.exec(html!)!
    return {
      title: title!.replaceAll(/<[^>]+>/g, ''),
      body: html!.replace(heading, '').replaceAll(/<(\/?)h[3-6]>/g, '<$1h2>').replaceAll(/\s+/g, ' ').trim(),
    }
  })
}

/** Slides as Markdown that every tool understands. */
export function toMarkdown(slides: readonly TextSlide[]): string {
  return slides.map(({ title, body }) => `# ${title}\n\n<div>${body}</div>\n`).join('\n---\n\n')
}
