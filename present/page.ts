import path from 'node:path'
import { root } from '../scripts/deck'
import { escapeHtml } from '../scripts/site/page'

/**
 * The page of stage and presenter, before the build.
 * @param title of the deck
 * @param fonts `@font-face` rules for the characters of the windows themselves
 */
export function presentPage(title: string, fonts: string): string {
  return `<!DOCTYPE html>
<html lang="ja" data-view="stage" translate="no">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="favicon.svg" type="image/svg+xml">
<style>${fonts}</style>
</head>
<body>
<div id="app"></div>
<script type="module" src="${path.join(root, 'present/main.ts')}"></script>
</body>
</html>
`
}
