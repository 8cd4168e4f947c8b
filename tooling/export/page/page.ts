import path from 'node:path'
import { root } from '../../deck/deck'

/** The page that PDFs are printed from, before the build; opened with `?print`, by which Slidev's parts know it. */
export const printPage = `<!DOCTYPE html>
<html lang="ja">
<head>
<meta charset="utf-8">
<title>Print</title>
<link rel="icon" href="favicon.svg">
</head>
<body>
<div id="app"></div>
<script type="module" src="${path.join(root, 'tooling/export/page/main.ts')}"></script>
</body>
</html>
`
