/** A PDF that would make a false claim about itself is not written. */
import { readFile, writeFile } from 'node:fs/promises'
import { expect, test } from 'playwright/test'
import { mainVariant } from '../../tooling/deck/config'
import { makePdfs } from '../../tooling/export/documents'
import { readPdf } from '../../tooling/export/pdf/read'
import { piecesOf } from '../../tooling/export/pdf/rules'
import { planDocument } from '../../tooling/export/plan'
import { exported, fileOf } from './exported'
import { printParts, sound } from './fixture'
import { silent } from './printing'
import { bare } from './texts'

const picture = '<img width="80" height="60" src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==">'

test('each false claim is reported with slide, element and fix, and the old file stays', async ({ browser }, testInfo) => {
  const target = testInfo.outputPath('recap')
  await writeFile(`${target}.pdf`, 'old')
  const pdf = await printParts(browser, { text: '<h3>飛ばした見出し</h3>', figure: picture, table: sound.table.replace('<caption>表</caption>', '') })
  const printed = [{ page: 1, number: 35, alias: 'claims', title: '見出し', anchor: 'top', step: 1 }]
  const plan = await planDocument(mainVariant, { withClicks: false, dark: false })

  const making = makePdfs([{ document: mainVariant, plan, target }], { print: async () => ({ pdf, printed, captions: [''] }), screenshot: async () => {}, read: async () => [] }, silent)
  await expect(making).rejects.toThrow(new RegExp([
    '^.*recap\\.pdf was not replaced, for the new one is not right:',
    'page 1 \\(slide 35, claims\\): H3 "飛ばした見出し" follows H1 → go down one level at a time',
    'page 1 \\(slide 35, claims\\): a figure of 80 × 60 px at \\(8, \\d+\\) has no alternative text → say what it shows: .*',
    'page 1 \\(slide 35, claims\\): the table "層製品ネットワークConsul" has no caption → write it as a <table> with a <caption>$',
  ].join('\n')))
  expect(await readFile(`${target}.pdf`, 'utf8')).toBe('old')
})

test('the command reads the same words as pdf.js', async () => {
  const [own, byPdfJs] = [await readPdf(await readFile(fileOf(mainVariant))), await exported(mainVariant)]
  const words = ({ tree }: typeof own): string[] => piecesOf(tree!).map(({ text }) => bare(text))
  expect(words(own)).toEqual(words(byPdfJs))
})
