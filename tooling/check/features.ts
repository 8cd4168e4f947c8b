/** Features of Slidev that our builds do not support: reported before anything is built, with an alternative. `docs/slidev-features.md` lists them. */
import type { SourceSlideInfo } from '@slidev/types'
import type { Sources } from '../deck/sources'
import type { Problem } from './problem'
import type { Report } from './report'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { checkFile } from './pages'
import { reportAt } from './report'

const asPicture = 'save the drawing as SVG in public/, its text as outlines, and show it as a picture with a text alternative'

/** Unsupported features in the Markdown of a slide. */
const markup: readonly (readonly [found: RegExp, field: string, message: string, fix: string])[] = [
  [/^\s*`{3,} *plantuml\b/m, 'PlantUML', 'a server elsewhere draws it, and neither the PDF nor a talk without a network has one', asPicture],
  [/^\s*`{3,} *mermaid\b/m, 'Mermaid', 'it is drawn while the slide is shown, with styles that the policy of the site forbids and without a text alternative', asPicture],
  [/^(?:\s*`{3}|<<<).*\{monaco/m, 'Monaco', 'the editor works on Slidev\'s own stage alone', 'show the code without {monaco…}'],
  [/^\s*`{3,} *\w.* twoslash\b/m, 'Twoslash', 'its notes open under a pointer, and paper has none', 'write what matters beside the code'],
  [/<v-?drag(?:-arrow)?(?=[\s>])(?![^>]*\spos=)|\sv-drag(?=[\s>])/i, 'v-drag', 'it has no position', 'write one: pos="left,top,width,height" or v-drag="[left,top,width,height]"'],
  [/<(?:video|SlidevVideo)\b(?![^>]*\s:?title=)/, 'video', 'it has no title to print under its picture', 'give it one: title="…"'],
]

/** Slidev's files that our pages do not read. */
const files: readonly (readonly [file: string, message: string, fix: string])[] = [
  ...['root', 'routes', 'shortcuts', 'context-menu', 'monaco', 'code-runners', 'mermaid'].map(name => [`setup/${name}.ts`, 'only Slidev\'s own stage reads it', 'remove it; setup/main.ts is read everywhere'] as const),
  ['setup/preparser.ts', 'the tooling reads the pages, by its own preparser', 'remove it'],
  ['index.html', 'PDFs, site and presentation have pages of their own', 'remove it; deck.config.ts has title, icon and colours'],
  ['vite.config.ts', 'builds do not read it', 'move its plugins to setup/vite-plugins.ts'],
]

/** Settings that everything around the slides relies on. */
const settings: readonly (readonly [name: string, value: string])[] = [['canvasWidth', '1280'], ['aspectRatio', '16/9']]

function checkSettings(headmatter: Record<string, unknown>, report: Report): void {
  for (const [name, value] of settings) {
    if (headmatter[name] !== undefined && String(headmatter[name]) !== value)
      report(name, `slides are 1280 × 720 here, and "${headmatter[name]}" makes them another size`, `remove it, or write ${name}: ${value}`)
  }
}

/** Checks videos and posters with an absolute address. Slidev itself lists the images (`pages.ts`). */
function checkFilms(slide: SourceSlideInfo, root: string, report: Report): void {
  for (const [tag] of slide.content.matchAll(/<(?:video|audio|source|SlidevVideo)\b[^>]*>/g)) {
    for (const [, field, file] of tag.matchAll(/\s(src|poster)="((?:https?:\/)?\/[^"]+)"/g))
      checkFile(field!, file!, slide, root, report)
  }
}

/** Everything that a variant asks for and our builds do not support. */
export function checkFeatures({ root, slides, entry }: Sources): Problem[] {
  return [
    ...files.filter(([file]) => existsSync(path.join(root, file))).map(([file, message, fix]) => ({ file, row: '', field: '', message, fix })),
    ...reportAt(root, entry.slides[0]!, report => checkSettings(entry.slides[0]!.frontmatter, report)),
    ...slides.flatMap(slide => reportAt(root, slide, (report) => {
      checkFilms(slide, root, report)
      for (const [found, field, message, fix] of markup) {
        if (found.test(slide.content))
          report(field, message, fix)
      }
    })),
  ]
}
