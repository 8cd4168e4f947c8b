/** Each rule, on a slide with exactly its defect, and on a sound slide. */
import type { Page } from 'playwright/test'
import type { Measurement } from './measurement'
import { Buffer } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { expect } from 'playwright/test'
import { faces } from '../../tooling/deck/fonts'
import { subsetWoff2 } from '../../tooling/deck/subset'
import { test } from '../helpers/shown'
import { measureSlides, settle } from './measure'
import { picture } from './picture'
import { report } from './report'
import { rules } from './rules'

/** Characters that the fonts must not have. */
const lacking = ['鬱', '𩸽', '🎉', '≤', '\u3099', '\u{E0100}']

/** The deck's fonts, cut down to the characters of these slides instead of the deck's. */
async function fontRules(text: string): Promise<string> {
  const characters = [...new Set(text)].filter(character => !lacking.includes(character)).join('')
  const require = createRequire(import.meta.url)
  const rules = await Promise.all(faces.map(async ({ family, weight, source }) => {
    const font = Buffer.from(await subsetWoff2(await readFile(require.resolve(source)), characters))
    return `@font-face { font-family: '${family}'; font-weight: ${weight}; src: url('data:font/woff2;base64,${font.toString('base64')}') }`
  }))
  return rules.join('\n')
}

/** Slides like the deck's, as a static page. */
function pageOf(contents: readonly string[], fonts: string): string {
  return `<!doctype html>
<html lang="ja">
<style>
  ${fonts}
  body { margin: 0 }
  .slide { position: relative; width: 1280px; height: 720px; overflow: hidden; background: #ffffff; }
  .slidev-layout { padding: 72px; font: 26px/1.6 'Deck Sans'; color: #17191f; word-break: auto-phrase; }
  h1 { margin: 0; font-size: 42px }
  .at { position: absolute; left: 400px; top: 400px; white-space: nowrap }
</style>
${contents.map(content => `<div class="slide"><section class="slidev-layout">${content}</section></div>`).join('\n')}`
}

const title = '<h1>静的から動的へ</h1>'
const text = 'インフラは動的になる'

/** A drawing of two nodes with an arrow between them. `more` is drawn over it. */
function drawingOf({ label = '入口から出口への矢印', line = 'M226 30H374', head = 'M359 22L374 30L359 38', colour = '#17191f', kind = 'flow', more = '' } = {}): string {
  const node = (x: number, name: string): string => `<g class="node service"><rect class="shape" x="${x}" y="2" width="200" height="56" fill="#ffffff" stroke="#17191f" stroke-width="2" /><text class="name" x="${x + 100}" y="40" font-size="28" text-anchor="middle">${name}</text></g>`
  return `<svg class="at" role="img" aria-label="${label}" width="800" height="200" style="left: 100px"><g class="arrow ${kind}" fill="none" stroke="${colour}" stroke-width="3"><path class="line" d="${line}" /><path class="head" d="${head}" /></g>${node(20, '入口')}${node(380, '出口')}${more}</svg>`
}

const border = (x: number, width: number): string => `<g class="group"><rect x="${x}" y="-20" width="${width}" height="120" fill="none" stroke="#17191f" /></g>`

const defects: readonly [rule: string, what: string, content: string][] = [
  ['overflow', 'text runs off the side', `${title}<p class="at" style="left: 1200px">${text}</p>`],
  ['overflow', 'a panel runs off the bottom', `${title}<div class="at" style="top: 600px; width: 300px; height: 200px; background: #eeeeee"></div>`],
  ['clipping', 'an ancestor cuts off text', `${title}<div style="width: 120px; overflow: hidden"><div><p style="white-space: nowrap">${text}</p></div></div>`],
  ['clipping', 'an ancestor cuts off half a line', `${title}<div style="height: 20px; overflow-y: clip"><p style="margin: 0">${text}</p></div>`],
  ['overlap', 'two texts overlap', `${title}<p class="at">${text}</p><p class="at" style="top: 412px; left: 480px">静的から動的へ</p>`],
  ['overlap', 'a panel covers text', `${title}<p class="at">${text}</p><div class="at" style="width: 300px; height: 120px; background: #dddddd"></div>`],
  ['overlap', 'a line of a drawing covers text', `${title}<svg class="at" width="300" height="100"><text x="10" y="50">${text}</text><path d="M0 42H300" stroke="#17191f" stroke-width="6" /></svg>`],
  ['overlap', 'the top border of the next element goes through text', `${title}<p class="at">${text}</p><p class="at" style="top: 424px; width: 400px; height: 40px; border-top: 2px solid #17191f"></p>`],
  ['overlap', 'the side of a frame goes through text', `${title}<p class="at">${text}</p><div class="at" style="left: 470px; width: 100px; height: 80px; border: 2px solid #17191f"></div>`],
  ['overlap', 'a horizontal rule goes through text', `${title}<p class="at">${text}</p><hr class="at" style="top: 446px; margin: 0; width: 300px; border: 0; height: 1px; background: #17191f">`],
  ['overlap', 'two texts side by side touch', `${title}<p class="at">19:00</p><p class="at" style="left: 471px">19:05</p>`],
  ['overlap', 'two stacked texts touch', `${title}<p class="at">${text}</p><p class="at" style="top: 426px">${text}</p>`],
  ['edge', 'text is at the edge', `${title}<p class="at" style="left: 8px">${text}</p>`],
  ['edge', 'a single character is at the edge', `${title}<p class="at" style="left: 8px">動</p>`],
  ['size', 'text is small', `${title}<p class="at" style="font-size: 12px">${text}</p>`],
  ['size', 'text is large enough for the front row only', `${title}<p class="at" style="font-size: 20px">${text}</p>`],
  ['size', 'the frame is small', `${title}<div class="wayfinding" aria-hidden="true"><p class="at" style="font-size: 14px">${text}</p></div>`],
  ['size', 'a name in a drawing is no larger than a note', `${title}<svg class="at" width="600" height="100"><g class="node"><rect class="shape" x="10" width="500" height="60" fill="#eeeeee" stroke="#17191f" /><text class="name" x="200" y="40" font-size="24" text-anchor="middle">${text}</text></g></svg>`],
  ['size', 'text is scaled down', `${title}<p class="at" style="scale: 0.5">${text}</p>`],
  ['size', 'a drawing is scaled down', `${title}<svg class="at" viewBox="0 0 600 200" width="300" height="100"><text x="10" y="50" font-size="24">${text}</text></svg>`],
  ['contrast', 'text is pale', `${title}<p class="at" style="color: #9a9a9a">${text}</p>`],
  ['contrast', 'text is transparent', `${title}<div style="opacity: 0.4"><p class="at">${text}</p></div>`],
  ['contrast', 'body text has enough contrast for a label only', `${title}<p class="at" style="color: #6b6b6b">静的から動的へ、インフラは動的になる</p>`],
  ['contrast', 'dark text is on a dark ground', `${title}<p class="at" style="background: #333333">${text}</p>`],
  ['contrast', 'dark text is on a dark shape', `${title}<svg class="at" width="400" height="100"><rect width="400" height="100" fill="#333333" /><text x="10" y="50">${text}</text></svg>`],
  ['contrast', 'text is on a gradient', `${title}<p class="at" style="background: linear-gradient(#ffffff, #000000)">${text}</p>`],
  ['ground', 'a bar under the text has a gap', `${title}<svg class="at" width="600" height="100"><rect width="60" height="100" fill="#dddddd" /><rect x="68" width="400" height="100" fill="#dddddd" /><text x="10" y="50" font-size="24">${text}</text></svg>`],
  ['font', 'text is in another font', `${title}<p class="at" style="font-family: sans-serif">${text}</p>`],
  ['font', 'a character is missing from the cut-down fonts', `${title}<p class="at">${text}鬱</p>`],
  ['font', 'a character is in no font of the deck', `${title}<p class="at">${text}𩸽</p>`],
  ['font', 'a title has an emoji', `<h1>静的から動的へ🎉</h1><p>${text}</p>`],
  ['font', 'a label has a decomposed letter', `${title}<svg class="at" width="600" height="100"><text x="10" y="50">${text}か\u3099</text></svg>`],
  ['font', 'a bold word has a variation selector', `${title}<p class="at">${text}<b>的\u{E0100}</b></p>`],
  ['font', 'a character is missing after a bold word', `${title}<p class="at"><b>${text}</b>と𩸽</p>`],
  ['font', 'text has a symbol that only the code font has', `${title}<p class="at">${text}≤</p>`],
  ['lone-character', 'a paragraph ends in a line of one character', `${title}<p style="width: 160px; word-break: normal">ここにあるもの</p>`],
  ['lone-character', 'a paragraph ends in a line of one character and a full stop', `${title}<p style="width: 160px; word-break: normal; line-break: anywhere">ここにあるもの。</p>`],
  ['broken-word', 'a word in katakana is broken', `${title}<p style="width: 112px; word-break: break-all">つなぐサービスをつなぐ</p>`],
  ['broken-word', 'a word in Latin letters is broken', `${title}<p style="width: 112px; word-break: break-all">まさに Terraform を使う</p>`],
  ['broken-word', 'a number is broken', `${title}<p style="width: 90px; word-break: break-all">ここ 4,000 回まで</p>`],
  ['title-lines', 'a title takes two lines', `<h1>静的から動的へ<br>${text}</h1><p>${text}</p>`],
  ['picture', 'a picture does not exist', `${title}<img class="at" src="none.png" alt="図" width="100" height="100">`],
  ['label', 'a label runs out of its node', `${title}<svg class="at" width="600" height="100" style="overflow: visible"><g class="node"><rect class="shape" x="100" width="200" height="60" fill="none" stroke="#17191f" /><text x="200" y="40" text-anchor="middle">${text}、と</text></g></svg>`],
  ['label', 'the word in a badge is below its middle', `${title}<svg class="at" width="600" height="100"><g class="badge"><rect x="100" y="20" width="80" height="48" fill="#17191f" /><text x="140" y="62" font-size="24" text-anchor="middle" fill="#ffffff">動的</text></g></svg>`],
  ['arrow', 'an arrow has no head', `${title}${drawingOf({ head: '' })}`],
  ['arrow', 'the head of an arrow is not at its end', `${title}${drawingOf({ head: 'M285 22L300 30L285 38' })}`],
  ['arrow', 'an arrow has no line', `${title}${drawingOf({ line: '' })}`],
  ['arrow', 'an arrow ends in the air', `${title}${drawingOf({ line: 'M226 30H330', head: 'M315 22L330 30L315 38' })}`],
  ['arrow', 'an arrow leads to a node that is not shown yet', `${title}${drawingOf().replace('<g class="node service"><rect class="shape" x="380"', '<g class="node service" opacity="0"><rect class="shape" x="380"')}`],
  ['arrow', 'an arrow leads back to its start', `${title}${drawingOf({ line: 'M100 64V90H180V64', head: 'M172 79L180 64L188 79' })}`],
  ['crossing', 'a border goes through a node', `${title}${drawingOf({ more: border(-20, 80) })}`],
  ['crossing', 'a border goes through words alone', `${title}${drawingOf({ more: `${border(0, 620)}<g class="node plain"><text class="note" x="640" y="86" font-size="24" text-anchor="middle">見出し</text></g>` })}`],
  ['crossing', 'two borders cross', `${title}${drawingOf({ more: `${border(0, 240)}${border(230, 400)}` })}`],
  ['crossing', 'an arrow goes through a node', `${title}${drawingOf({ more: '<g class="node service"><rect class="shape" x="280" y="2" width="40" height="56" fill="none" stroke="#17191f" /></g>' })}`],
  ['stroke', 'an arrow is too pale for its ground', `${title}${drawingOf({ colour: '#dddddd' })}`],
  ['stroke', 'an arrow is not painted', `${title}${drawingOf({ colour: 'none' })}`],
  ['stroke', 'an outline is too pale for its ground', `${title}${drawingOf().replaceAll('stroke="#17191f" stroke-width="2"', 'stroke="#eeeeee"')}`],
  ['letterbox', 'a drawing is narrower than its box is high', `${title}${drawingOf().replace('width="800" height="200"', 'viewBox="0 0 800 200" width="800" height="300"')}`],
  ['repetition', 'an item of a grid is wider than the one beside it', `${title}<ul class="at" style="display: grid; grid-template-columns: 300px 320px; margin: 0; padding: 0; list-style: none"><li>${text}</li><li>${text}</li></ul>`],
  ['repetition', 'a part begins at another place in each row', `${title}<table class="at"><tr><td><span>${text}</span> <b>静的</b></td></tr><tr><td><span>動的</span> <b>静的</b></td></tr></table>`],
  ['alternative', 'a drawing has the alternative of another', `${title}${drawingOf({ label: '利用者が窓口で受け付けを済ませる図' })}`],
  ['alternative', 'an alternative names something that is not in the drawing', `${title}${drawingOf({ label: '入口からRoute 53を通って出口に出る矢印' })}`],
  ['empty', 'the slide is empty', ''],
  ['empty', 'only the frame is there', `<div aria-hidden="true"><p class="at">${text}</p></div>`],
  ['empty', 'everything is hidden', `<div style="visibility: hidden">${title}</div><p style="opacity: 0">${text}</p>`],
]

const sound = `${title}<p>${text}</p><div class="wayfinding" aria-hidden="true"><p class="at" style="top: 600px; font-size: 16px">${text}</p></div><p style="width: 160px; word-break: normal">ここにあるものを</p>
  <p class="at" style="top: 480px; padding: 0 8px; border: 2px solid #17191f; text-decoration: underline">${text}</p><p class="at" style="top: 540px; padding-top: 4px; border-top: 2px solid #17191f; line-height: 1.2">${text}</p>
  <div style="position: absolute; top: -200px; left: 300px">${drawingOf({ label: '入口から出口への矢印、まわりに枠', more: `${border(0, 240)}${border(10, 220)}` })}</div>
  <svg class="at" width="600" height="100"><path d="M0 90H300" stroke="#17191f" /><g class="node"><rect class="shape" x="10" width="400" height="60" fill="#eeeeee" stroke="#17191f" /><text class="name" x="200" y="40" font-size="28" text-anchor="middle">${text}</text></g></svg>
  <table class="at" style="top: 560px; left: 100px"><tr><td>インフラ</td><td>前</td><td><b>静的</b></td></tr><tr><td>土台</td><td>後</td><td><b>動的</b></td></tr></table>
  <p class="at" style="opacity: 0; color: #999999">${text}</p>
  <span style="position: absolute; width: 1px; height: 1px; overflow: hidden">${text}</span>`

/** All slides, on one page and measured once: the sound one, then each defect. */
let page: Page
let slides: readonly Measurement[]

test.beforeAll(async ({ browser }) => {
  page = await browser.newPage()
  const contents = [sound, ...defects.map(([,, content]) => content)]
  const body = pageOf(contents, await fontRules(contents.join('')))
  await page.route('**/*', route => route.fulfill(route.request().isNavigationRequest() ? { contentType: 'text/html; charset=utf-8', body } : { status: 404 }))
  await page.goto('https://deck.example/')
  await settle(page)
  slides = await measureSlides(page.locator('.slide'))
})

test.afterAll(() => page.close())

const broken = (measurement: Measurement): string[] => rules.filter(rule => rule.evaluate(measurement).length > 0).map(({ id }) => id)

test('a sound slide breaks no rule', () => {
  expect(broken(slides[0]!)).toEqual([])
})

for (const [i, [rule, what]] of defects.entries()) {
  test(`only ${rule} is broken where ${what}`, () => {
    expect(broken(slides[i + 1]!)).toEqual([rule])
  })
}

test('a missing character is named with its element', () => {
  const place = defects.findIndex(([, what]) => what === 'a character is missing after a bold word') + 1
  expect(rules.find(({ id }) => id === 'font')!.evaluate(slides[place]!).map(({ element }) => element)).toEqual([expect.stringMatching(/^p\.at /)])
})

test('every rule has a defect', () => {
  expect(rules.map(({ id }) => id).filter(id => !defects.some(([rule]) => rule === id))).toEqual([])
})

/** The number of pixels of a picture in the colour of the frames. */
async function framed(page: Page, image: Uint8Array): Promise<number> {
  return await page.evaluate(async (bytes) => {
    const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)]))
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!
    context.drawImage(bitmap, 0, 0)
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height)
    let count = 0
    for (let i = 0; i < data.length; i += 4)
      count += data[i] === 255 && data[i + 1] === 0 && data[i + 2] === 255 ? 1 : 0
    return count
  }, [...image])
}

test('a finding names place, defect and fix, and is framed in the picture', async () => {
  const rule = rules.find(({ id }) => id === 'size')!
  const place = defects.findIndex(([id]) => id === 'size') + 1
  const [finding] = rule.evaluate(slides[place]!)
  expect(report('slide 1', [{ rule, finding: finding! }])).toBe('slide 1\n  size: p.at "インフラは動的になる": 12 px, 24 are required\n    → make it larger, or say less')
  expect(finding!.box!.left).toBeCloseTo(400, 0)
  const slide = page.locator('.slide').nth(place)
  expect(await framed(page, await picture(slide, [finding!]))).toBeGreaterThan(500)
  expect(await framed(page, await slide.screenshot()), 'the frames are gone again').toBe(0)
})
