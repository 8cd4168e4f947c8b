import path from 'node:path'
import { buildDeck } from '../../deck/build'
import { config, variants } from '../../deck/config'
import { toolingFolder } from '../../shared/folders'

/** The source of the page that PDFs are printed from. It is opened with `?print`, so that Slidev's parts recognize it. */
export const printPage = `<!DOCTYPE html>
<html lang="${config.language}">
<head>
<meta charset="utf-8">
<title>Print</title>
<link rel="icon" href="favicon.svg">
</head>
<body>
<div id="app"></div>
<script type="module" src="${path.join(toolingFolder, 'export/page/main.ts')}"></script>
</body>
</html>
`

/** Builds the page into a folder. */
export const buildPrintPage = (folder: string): Promise<void> => buildDeck(variants, { outDir: folder, page: printPage, minify: false })
