import { rename, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** What the planted check finds in notes, by severity. */
export const planted = { error: '【誤り】', warning: '【疑い】', hint: '【推測】' } as const

/** The message of the planted check. */
export const plantedTold = (severity: keyof typeof planted): string => `notes: "${planted[severity]}" was found.\n  → remove it.`

/**
 * Adds a check that finds these words to a copy of the deck.
 * @param deck folder of the copy
 */
export async function plantCheck(deck: string): Promise<void> {
  await rename(path.join(deck, 'deck.config.ts'), path.join(deck, 'deck.own.ts'))
  await writeFile(path.join(deck, 'deck.config.ts'), `import type { DeckConfig } from './tooling/index'
import own from './deck.own'
import { reportAt } from './tooling/index'

const planted = ${JSON.stringify(planted)}

export default {
  ...own,
  checkPages: sources => [
    ...own.checkPages?.(sources) ?? [],
    ...Object.entries(planted).flatMap(([severity, words]) => sources.slides.filter(({ note }) => note?.includes(words)).flatMap(slide =>
      reportAt(sources.root, slide, report => report('notes', \`"\${words}" was found\`, 'remove it')).map(problem => ({ ...problem, severity: severity as keyof typeof planted })))),
  ],
} satisfies DeckConfig
`)
}
