/** The hosted deck in every engine: size of slides, line breaks between phrases, keys, touch, dialogs, the reading view. */
import type { EnginePage } from '../helpers/engines/engines'
import type { SlideFacts } from './site'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect } from 'playwright/test'
import { mainVariant } from '../../tooling/deck/config'
import { boundariesOf } from '../../tooling/deck/phrases'
import { serveFolder } from '../../tooling/shared/serve'
import { canvasDefects, lineDefects, outsideDefects, overlapDefects } from '../helpers/engines/assertions'
import { becomes, inEveryEngine } from '../helpers/engines/engines'
import { middle, stepped } from '../helpers/slides'
import { narrowDefects } from './assertions'
import { base, hostedSite, singleFile } from './site'

const test = base.extend<{ scriptless: string }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a fixture needs from this pattern.
  scriptless: async ({}, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'deck-scriptless-'))
    await cp(hostedSite, folder, { recursive: true, filter: file => !file.endsWith('.pdf') })
    const page = path.join(folder, 'index.html')
    await writeFile(page, (await readFile(page, 'utf8')).replaceAll(/<script type="module".*?<\/script>|<link rel="stylesheet"[^>]*>/gs, ''))
    const served = await serveFolder(folder)
    await use(served.url)
    await served.close()
    await rm(folder, { recursive: true })
  },
})

/** Opens an address in a fresh page of the given size, and waits until the real slide is displayed in its own fonts. */
async function visit(page: EnginePage, url: string, width: number, height: number): Promise<void> {
  await page.resize(width, height)
  await page.goto(url)
  await becomes(page, () => document.querySelector('.deck-root .slidev-page h1') !== null && !document.getElementById('first-slide') && document.fonts.status === 'loaded', true, `${url} is displayed`)
}

/** The title of the slide, how many of its parts wait for a click, and whether its fonts are loaded. */
const shown = (): unknown[] => ['.slidev-page:not(.deck-ahead)'].flatMap(slide => [document.querySelector(`${slide} h1`)?.textContent, document.querySelectorAll(`${slide} .slidev-vclick-hidden`).length, document.fonts.status])
const dialog = (): string | null => document.querySelector('dialog[open] h2')?.textContent?.trim() ?? null

/** Waits until all articles of the reading view are ready. */
async function allAreReady(page: EnginePage): Promise<void> {
  await becomes(page, () => document.querySelectorAll('.deck-article h1').length === Number(document.querySelector('.deck-reading')?.getAttribute('data-total')), true, 'all articles are ready')
}

/** The defects of slides, each at its last step. */
async function slideDefects(page: EnginePage, slides: readonly SlideFacts[]): Promise<string[]> {
  const defects: string[] = []
  for (const { no, title, steps } of slides) {
    await page.evaluate((place) => {
      location.hash = place
    }, `#/${no}?clicks=${steps}`)
    await becomes(page, shown, [title, 0, 'loaded'], `slide ${no} shows everything at its last step, in its fonts`)
    const found = [...await page.evaluate(canvasDefects), ...await page.evaluate(outsideDefects), ...await lineDefects(page, '.slidev-page:not(.deck-ahead)')]
    defects.push(...found.map(defect => `slide ${no}: ${defect}`))
  }
  return defects
}

/** Swipes across the slide, or taps it. It dispatches events, because not every driver supports touch. */
function touch({ from, to }: { from: number, to: number }): void {
  const y = innerHeight / 3
  const target = document.elementFromPoint(from, y)!
  const event = { bubbles: true, pointerType: 'touch', pointerId: 7, clientY: y }
  target.dispatchEvent(new PointerEvent('pointerdown', { ...event, clientX: from }))
  target.dispatchEvent(new PointerEvent('pointerup', { ...event, clientX: to }))
  if (from === to)
    target.dispatchEvent(new MouseEvent('click', { bubbles: true, clientX: to, clientY: y }))
}

inEveryEngine((engine) => {
  test(`${engine}: every slide has the right size and shows all its steps, and lines break between phrases`, async ({ window, site, slides }) => {
    // A small page paints quickly, and the layout of a slide is the same in a large one.
    await visit(window, site, 800, 540)
    // In Chromium, looks/windows.spec.ts compares every slide with the print page.
    expect(await slideDefects(window, engine === 'Chromium' ? slides.slice(0, 4) : slides)).toEqual([])
    expect(await window.evaluate(() => [...document.fonts].filter(({ status }) => status === 'error').map(({ family }) => family)), 'fonts that did not load').toEqual([])
  })

  // In Chromium, slides of every file are compared with the print page.
  if (engine !== 'Chromium') {
    test(`${engine}: a single file shows the same`, async ({ window, slides }) => {
      await visit(window, pathToFileURL(singleFile(mainVariant)).href, 800, 540)
      expect(await window.evaluate(() => document.documentElement.hasAttribute('data-phrases')), 'the file contains the phrases that it needs').toBe(true)
      // The same slides, packaged differently.
      expect(await slideDefects(window, slides.slice(0, 4))).toEqual([])
    })
  }

  test(`${engine}: the picture of the first slide is where the slide will be`, async ({ window, scriptless }) => {
    for (const [width, height, part] of [[1300, 860, '.deck-canvas'], [844, 390, '.deck-canvas'], [390, 844, '.deck-reading']] as const) {
      await window.resize(width, height)
      await window.goto(scriptless)
      await becomes(window, () => document.fonts.status, 'loaded', 'its font is loaded')
      expect(await window.evaluate(part => document.querySelector(`#first-slide ${part}`)!.checkVisibility(), part)).toBe(true)
      expect(await window.evaluate(canvasDefects)).toEqual([])
      expect(await lineDefects(window, `#first-slide ${part}`)).toEqual([])
    }
  })

  test(`${engine}: digits and letters do not overlap kana and kanji`, async ({ window, site, page }) => {
    await visit(window, site, 1280, 768)
    expect(await overlapDefects(window, page)).toEqual([])
  })

  test(`${engine}: keys and touch move through slides, and dialogs open and close`, async ({ window, site, slides }) => {
    const first = stepped(slides)
    await visit(window, `${site}#/${first.no}`, 844, 390)
    expect(await window.evaluate(canvasDefects)).toEqual([])
    const at = (no: number, click = 0): RegExp => new RegExp(`^#/(?:${no}|${slides[no - 1]!.alias})${click ? `\\?clicks=${click}` : ''}$`)
    const leads = (where: RegExp, message: string): Promise<void> => expect.poll(() => window.evaluate(() => location.hash), { message, intervals: [20, 50, 100] }).toMatch(where)
    for (const [key, where] of [
      ['ArrowRight', at(first.no, 1)],
      [' ', at(first.no, 2)],
      ['ArrowLeft', at(first.no, 1)],
      ['ArrowDown', at(first.no + 1)],
      ['ArrowUp', at(first.no)],
      ['Shift+ArrowRight', at(first.no + 1)],
      ['End', at(slides.length)],
      ['Home', at(1)],
      ['PageDown', at(2)],
      ['PageUp', at(1)],
    ] as const) {
      await window.press(key)
      await leads(where, `${key} → see tooling/viewer/keys.ts`)
    }

    for (const [from, to, where] of [[600, 300, at(2)], [300, 600, at(1)], [500, 500, at(2)], [40, 40, at(1)]] as const) {
      await window.evaluate(touch, { from, to })
      await leads(where, `a swipe or tap from ${from} to ${to} → see tooling/viewer/usePageTurns.ts`)
    }

    for (const [key, heading] of [['o', '目次'], ['g', '目次'], ['?', '操作方法']] as const) {
      await window.press(key)
      await becomes(window, dialog, heading, `${key} opens ${heading}`)
      await window.press('Escape')
      await becomes(window, dialog, null, `Escape closes ${heading}`)
    }
    for (const key of ['g', ...String(slides.length), 'Enter'])
      await window.press(key)
    await leads(at(slides.length), 'a number goes to its slide')
    await becomes(window, dialog, null, 'the dialog is closed')
    await window.press('d')
    await becomes(window, () => document.documentElement.classList.contains('dark'), true, 'd selects the dark colours')
    await window.press('d')
  })

  test(`${engine}: slides and contents are readable on a phone`, async ({ window, site, slides }) => {
    const { no } = middle(slides)
    await visit(window, `${site}#/${no}`, 360, 780)
    await allAreReady(window)
    await becomes(window, () => [...document.querySelectorAll('.deck-article')].findIndex(article => Math.abs(article.getBoundingClientRect().top) < 30), no - 1, 'the address leads to its article')
    // In Chromium, narrow.spec.ts checks more widths.
    expect(await narrowDefects(window)).toEqual([])
    expect(await lineDefects(window, '.deck-reading')).toEqual([])
    await window.press('o')
    await becomes(window, () => document.querySelectorAll('.deck-contents li').length, slides.length, 'the contents')
    expect(await lineDefects(window, '.deck-contents'), 'the contents').toEqual([])
  })

  test(`${engine}: an unknown address shows a notice, and the contents offer a link to share`, async ({ window, site, slides }) => {
    await visit(window, `${site}#/no-such-slide`, 390, 844)
    await becomes(window, () => /スライドはありません/.test(document.querySelector('p[role="status"]')!.textContent!), true, 'the notice is displayed')
    await window.evaluate(() => document.querySelector<HTMLElement>('.deck-notice button')!.focus())
    await window.press('Enter')
    await becomes(window, dialog, '目次', 'the notice leads to the contents')
    await becomes(window, () => document.querySelector('.deck-share button') !== null, true, 'the button to share the link is there')
    await window.evaluate(() => document.querySelector<HTMLElement>('.deck-share button')!.focus())
    await window.press('Enter')
    // If a page may not write to the clipboard, it displays the link for copying.
    await becomes(window, () => document.querySelector('.deck-share [role="status"]')!.textContent!.trim() !== '', true, 'the outcome is displayed')
    const link = await window.evaluate(() => document.querySelector<HTMLInputElement>('.deck-share input')?.value ?? '')
    if (link)
      expect(link).toBe(`${site}#/${slides[0]!.alias}`)
  })

  test(`${engine}: lines of the text without scripts break between phrases`, async ({ window, site }) => {
    await visit(window, site, 390, 844)
    // The same page, without the changes of the script.
    await window.evaluate(() => {
      const [text, sheet] = [document.querySelector('noscript')!.textContent!, document.querySelector('link[rel="stylesheet"]')!]
      for (const name of ['data-view', 'data-phrases'])
        document.documentElement.removeAttribute(name)
      const body = document.createElement('body')
      body.innerHTML = text
      body.prepend(sheet)
      document.body.replaceWith(body)
    })
    await becomes(window, () => getComputedStyle(document.querySelector('.deck-text')!).lineBreak, 'strict', 'the style sheet applies')
    expect(await lineDefects(window, '.deck-text')).toEqual([])
  })

  test(`${engine}: break points stay correct when Vue changes texts, and do not affect copying and searching`, async ({ window, site, slides }) => {
    await visit(window, site, 800, 540)
    // Two lists whose lines have several phrases each, taken from titles.
    const titles = slides.map(({ title }) => title)
    const boundaries = await boundariesOf(titles)
    const before = titles.filter((_, i) => boundaries[i]!.length > 0).slice(0, 5)
    await window.evaluate((titles) => {
      for (const lines of [titles.slice(0, 3), titles.slice(3)]) {
        const list = document.createElement('ul')
        list.className = 'planted'
        list.append(...lines.map((line) => {
          const item = document.createElement('li')
          item.append(line)
          return item
        }))
        document.querySelector('.slidev-page .slidev-layout')!.append(list)
      }
    }, before)
    const texts = (): Promise<string[]> => window.evaluate(() => [...document.querySelectorAll('.planted li')].map(item => item.textContent!))
    const parted = (): Promise<boolean[]> => window.evaluate(() => [...document.querySelectorAll('.planted li')].map(item => item.querySelector('wbr') !== null))
    // Chromium needs no break points.
    const has = engine !== 'Chromium'
    expect(await texts(), 'five titles of several phrases').toEqual(before)
    expect(await parted()).toEqual(Array.from({ length: 5 }).fill(has))

    const [copied, isFound] = await window.evaluate(() => {
      const item = document.querySelector('.planted li')!
      item.closest<HTMLElement>('.slidev-page')!.style.cssText = 'user-select: text; -webkit-user-select: text'
      getSelection()!.selectAllChildren(item)
      return [String(getSelection()), (globalThis as any).find(item.textContent, true, false, true)] as const
    })
    expect(copied.trim()).toBe(before[0])
    // Without inserted break points, the search cannot break. Older releases of headless Chromium find nothing at all.
    expect(isFound || !has).toBe(true)

    // One item is moved to the end of the first list, one gets a second text node, one is cloned, one changed, one emptied.
    await window.evaluate(() => {
      const items = [...document.querySelectorAll('.planted li')]
      items[0]!.parentElement!.append(items[0]!)
      items[1]!.insertBefore(new Text('後'), items[1]!.firstChild!.nextSibling)
      items[2]!.replaceWith(items[2]!.cloneNode(true))
      items[3]!.firstChild!.nodeValue = items[0]!.textContent
      items[4]!.firstChild!.remove()
    })
    expect(await texts()).toEqual([`${before[1]}後`, before[2], before[0], before[0], ''])
    expect(await parted()).toEqual([has, has, has, has, false])
  })
})

test('the checks find a flipped slide, text that is badly broken, outside or overlapping, and texts without phrases', async ({ window, site, page }) => {
  await visit(window, site, 1280, 768)
  expect(await overlapDefects(window, page)).toEqual([])
  await window.evaluate(() => {
    const title = document.querySelector<HTMLElement>('.slidev-page h1')!
    title.textContent = '第4回Meetupの話'
    title.style.letterSpacing = '-0.4em'
  })
  expect((await overlapDefects(window, page)).join()).toContain('overlap at')

  await window.evaluate(() => {
    const title = document.querySelector<HTMLElement>('.slidev-page h1')!
    title.style.cssText = 'width: 3.2em; white-space: normal; word-break: break-all; line-break: anywhere; font-size: 60px'
    title.textContent = '復旧の、苦労（バージョン）だった。'
    title.dataset.unphrased = ''
    title.insertAdjacentHTML('afterend', '<p>分け<wbr>た</p><p>外に立つ</p>')
    const [parted, outside] = document.querySelectorAll<HTMLElement>('h1 ~ p')
    parted!.style.display = 'flex'
    outside!.style.cssText = 'position: absolute; left: 1270px; white-space: nowrap'
  })
  const lines = (await lineDefects(window, '.slidev-page')).join('\n')
  for (const told of ['has no phrases', 'p "分けた" has no phrases', 'breaks a word: "バー|ジョン"', 'must not be there'])
    expect(lines).toContain(told)
  expect((await window.evaluate(outsideDefects)).join()).toContain('"外に立つ" is outside')

  expect(await window.evaluate(canvasDefects)).toEqual([])
  await window.evaluate(() => document.querySelector<HTMLElement>('.deck-canvas')!.style.transform = 'translate(-50%, -50%) scale(-0.054)')
  const canvas = (await window.evaluate(canvasDefects)).join()
  for (const told of ['the width of the slide', 'is flipped'])
    expect(canvas).toContain(told)
})
