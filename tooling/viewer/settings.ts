/**
 * What a visitor chose, and how that is remembered. The page decides both before its first paint as well
 * (`tooling/site/page.ts`), so the names live here, without any import.
 */

/** Storage keys. The theme's is Slidev's own, so that a choice made here applies in Slidev, too. */
export const themeKey = 'slidev-color-schema'
export const viewKey = 'deck-view'

/** Windows where a slide would be as small as a stamp: phones held upright, and desktop windows zoomed to 400 %. */
export const narrowQuery = '(max-width: 540px)'
export const darkQuery = '(prefers-color-scheme: dark)'

/** One slide at a time (`stage`, as browsers remember it), or all slides flowing as text. */
export type View = 'stage' | 'read'

/** Reads a remembered choice; a browser may deny its storage. */
export function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key)
  }
  catch {
    return null
  }
}

/** Remembers a choice, or forgets it, as far as the browser allows. */
export function remember(key: string, value: string | undefined): void {
  try {
    if (value === undefined)
      localStorage.removeItem(key)
    else
      localStorage.setItem(key, value)
  }
  catch {}
}
