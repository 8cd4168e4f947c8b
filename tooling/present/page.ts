import type { Phrases } from '../deck/phrases'
import path from 'node:path'
import { config } from '../deck/config'
import { phrasesElement } from '../deck/phrases'
import { toolingFolder } from '../shared/folders'
import { escapeHtml } from '../shared/html'

export interface Texts {
  /** Each slide's text below its title, as HTML; shown only if a slide cannot be drawn (`SlideText.vue`). */
  slides: readonly string[]
  /** The phrases of all texts, for browsers without `word-break: auto-phrase`. */
  phrases: Phrases
}

/** The page with its texts, before the build or after. */
export function withTexts(html: string, { slides, phrases }: Texts): string {
  return html
    .replace(/(?<=<template id="texts">).*?(?=<\/template>)/s, () => slides.map(text => `<article>${text}</article>`).join('\n'))
    .replace(/<script[^>]* id="phrases">.*?<\/script>/s, () => phrasesElement(phrases))
}

/** The page of the audience view and presenter view, before the build, with the `@font-face` rules for its own characters. */
export function presentPage(title: string, fonts: string): string {
  return `<!DOCTYPE html>
<html lang="${config.language}" data-view="stage">
<head>
<meta charset="utf-8">
<meta name="google" content="notranslate">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="favicon.svg" type="image/svg+xml">
<style>${fonts}</style>
</head>
<body>
<div id="app"></div>
<template id="texts"></template>
${phrasesElement([])}
<script type="module" src="${path.join(toolingFolder, 'present/client/main.ts')}"></script>
</body>
</html>
`
}
