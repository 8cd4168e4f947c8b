/** The page that holds the hosted deck: its head, and the places that the build fills in. */
import path from 'node:path'
import { config } from '../deck/config'
import { toolingFolder } from '../shared/folders'
import { darkQuery, narrowQuery, themeKey, viewKey } from '../viewer/settings'

/** Where the build inserts what it makes from the rendered deck. */
export const places = {
  policy: '<!--policy-->',
  phrases: '<!--phrases-->',
  firstStyles: '<!--first styles-->',
  firstSlide: '<!--first slide-->',
  text: '<!--text-->',
} as const

/** Decides theme and view before the first paint, as `tooling/site/client/useChoice.ts` does afterwards. */
const firstScript = `(() => {
  const root = document.documentElement
  const stored = (key, values) => { try { const value = localStorage.getItem(key); return values.includes(value) ? value : undefined } catch {} }
  const matches = query => matchMedia(query).matches
  root.classList.add(stored('${themeKey}', ['dark', 'light']) ?? (matches('${darkQuery}') ? 'dark' : 'light'))
  root.dataset.view = stored('${viewKey}', ['read', 'stage']) ?? (matches('${narrowQuery}') ? 'read' : 'stage')
  if (!['', '#/', '#/1', '#/first slide'].includes(location.hash)) root.dataset.deep = ''
})()`.replaceAll(/\n\s*/g, ';').replaceAll('{;', '{').replaceAll(';}', '}')

/** The file beside the page with the phrases of its texts. Browsers without `word-break: auto-phrase` request it at once. */
export const phrasesFile = 'phrases.json'
/**
 * Removes the breaks from the picture of the first slide if the browser itself breaks between phrases: text in parts is laid
 * out slightly differently. Only this script shows the picture, as a busy browser may paint before it has run.
 */
export const pictureScript = `{ const picture = document.getElementById('first-slide'); if (CSS.supports('word-break', 'auto-phrase')) { picture.querySelectorAll('wbr').forEach(mark => mark.remove()); picture.normalize() } picture.hidden = false }`
export const phrasesScript = `if (!CSS.supports('word-break', 'auto-phrase')) { document.documentElement.dataset.phrases = ''; deckPhrases = fetch('${phrasesFile}') }`

/** The page before the build, with the elements that describe the deck and the name of the first slide. */
export function page(head: string, first: string): string {
  return `<!DOCTYPE html>
<html lang="${config.language}">
<head>
<meta charset="utf-8">
${places.policy}
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
${head}
<script>${firstScript.replace('first slide', first)}</script>
${places.phrases}
${places.firstStyles}
</head>
<body>
${places.firstSlide}
<div id="app"></div>
<script type="module" src="${path.join(toolingFolder, 'site/client/main.ts')}"></script>
${places.text}
</body>
</html>
`
}
