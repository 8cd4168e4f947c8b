import type { Phrases } from '../../deck/phrases'
import path from 'node:path'
import { config } from '../../deck/config'
import { phrasesElement } from '../../deck/phrases'
import { toolingFolder } from '../../shared/folders'
import { escapeHtml } from '../../shared/html'

/** Where the slides' texts stand in the page: there before anything can fail, and drawn only when it does. */
const textsPlace = /(?<=<template id="texts">).*?(?=<\/template>)/s

/**
 * The page with what its slides say (`SlideText.vue` shows it).
 * @param html the page, before the build or after
 * @param texts HTML for each slide, in running order
 */
export function putTexts(html: string, texts: readonly string[]): string {
  return html.replace(textsPlace, () => texts.map(text => `<article>${text}</article>`).join('\n'))
}

/** The page with the phrases of its texts, for browsers without `word-break: auto-phrase`. */
export function putPhrases(html: string, phrases: Phrases): string {
  return html.replace(/<script[^>]* id="phrases">.*?<\/script>/s, () => phrasesElement(phrases))
}

/**
 * The page of audience view and presenter view, before the build.
 * @param title of the deck
 * @param fonts `@font-face` rules for the characters of the windows themselves
 */
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
