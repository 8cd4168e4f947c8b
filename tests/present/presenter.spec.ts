/** The presenter view: the notes, the time, and space for both. */
import type { Locator, Page } from 'playwright/test'
import type { Place, PresentPlan } from '../../tooling/deck/plan'
import type { Action, PresentationState } from '../../tooling/present/client/state'
import { readDeck } from '../../tooling/check'
import { mainVariant } from '../../tooling/deck/config'
import { plannedSpan, sum } from '../../tooling/deck/plan'
import { usualPace } from '../../tooling/deck/spoken'
import { pausesIn, planTimes } from '../../tooling/deck/timing'
import { initialState } from '../../tooling/present/client/state'
import { inWords } from '../../tooling/present/client/time'
import { violations } from '../helpers/axe'
import { fallbackFontText } from '../helpers/faces'
import { findSlide, middle } from '../helpers/slides'
import { schemeDefects, unseenStates } from '../helpers/states'
import { tabDefects } from '../helpers/tab'
import { beforeDroppable, expect, expectSlide, secondsOn, slideOf, stepped, test } from './windows'

// The main variant has the fullest strip, advice and notes.
test.use({ variant: mainVariant })

test('the current part of the notes is highlighted and in view', async ({ serve, open, plan }) => {
  const { url } = await serve()
  const presenter = await open(`${url}presenter`, { viewport: { width: 1280, height: 800 } })
  const slide = stepped(plan)
  await presenter.keyboard.type(String(slide.number))
  await presenter.keyboard.press('Enter')
  await expect(presenter.locator('.current figcaption b')).toHaveText(`${slide.number} / ${plan.slides.length}`)
  const isHigh = (): Promise<boolean> => presenter.locator('.present-notes').evaluate((pane) => {
    const { top, height } = pane.getBoundingClientRect()
    const isAtEnd = pane.scrollTop + pane.clientHeight >= pane.scrollHeight - 1
    return isAtEnd || pane.querySelector('[aria-current]')!.getBoundingClientRect().top < top + height / 2
  })
  const current = presenter.locator('.present-notes [aria-current]')
  for (let click = 0; click < slide.parts.length; click++) {
    await expect(current.first()).toHaveAttribute('data-click', String(click))
    // So small that all of them are seen, and so large that they have to scroll.
    for (const key of '------++++++++++++')
      await presenter.keyboard.press(key)
    await expect(current.first()).toBeInViewport()
    await expect.poll(isHigh, `click ${click}: the text that follows is in view, too → showCurrent() in tooling/present/client/NotesPane.vue`).toBe(true)
    for (const part of await current.all())
      await expect(part).toHaveAttribute('data-click', String(click))
    await presenter.keyboard.press('ArrowRight')
  }
})

/** The lines of the notes that the upper edge of the pane cuts, or hides although they are current. Runs in the page. */
function cutAbove(pane: Element): string[] {
  const edge = pane.getBoundingClientRect().top
  const texts = document.createTreeWalker(pane, NodeFilter.SHOW_TEXT)
  const found: string[] = []
  while (texts.nextNode()) {
    const range = document.createRange()
    range.selectNode(texts.currentNode)
    const isSaid = texts.currentNode.parentElement!.closest('[aria-current]') !== null
    for (const { top, bottom } of range.getClientRects()) {
      if (top < edge - 1 && (isSaid || bottom > edge + 1))
        found.push(`"${texts.currentNode.textContent!.trim().slice(0, 20)}" from ${Math.round(top - edge)} to ${Math.round(bottom - edge)} px`)
    }
  }
  return found
}

/** The notes in their pane: paragraphs without readings, the readings with their words, and the number of pauses. */
function notesIn(pane: Element): { text: string[], readings: [word: string, reading: string][], pauses: number } {
  const copy = pane.cloneNode(true) as HTMLElement
  const readings = [...copy.querySelectorAll('ruby')].map((ruby): [string, string] => [ruby.firstChild!.textContent!, ruby.querySelector('rt')!.textContent!])
  copy.querySelectorAll('rt').forEach(reading => reading.remove())
  return { text: [...copy.querySelectorAll('p')].map(p => p.textContent!.trim()), readings, pauses: copy.querySelectorAll('.pause').length }
}

test('the notes can be enlarged, and keep their size', async ({ serve, open }) => {
  const { url } = await serve()
  const presenter = await open(`${url}presenter`)
  const size = (): Promise<number> => presenter.locator('.present-notes').evaluate(pane => Number.parseFloat(getComputedStyle(pane).fontSize))
  const usual = await size()
  expect(usual).toBeGreaterThanOrEqual(24)
  await presenter.getByRole('button', { name: '文字を大きく' }).click()
  await presenter.keyboard.press('+')
  const larger = await size()
  expect(larger).toBeGreaterThan(usual)
  await presenter.reload()
  await expect(presenter.locator('.present-notes')).toBeVisible()
  expect(await size()).toBe(larger)
  await presenter.getByRole('button', { name: '文字を小さく' }).click()
  expect(await size()).toBeLessThan(larger)

  // Neither too small to be read nor so large that nothing fits.
  for (const [key, limit] of [['+', 72], ['-', 20]] as const) {
    for (let press = 0; press < 20; press++)
      await presenter.keyboard.press(key)
    expect(await size()).toBe(limit)
  }
  await presenter.reload()
  await expect(presenter.locator('.present-notes')).toBeVisible()
  expect(await size()).toBe(20)
})

/** Sends an action as a window does. */
async function send(page: Page, action: Action): Promise<void> {
  await page.evaluate(action => fetch('/talk', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(action) }), action)
}

/** Reports trouble as an audience view does when it cannot draw a slide. */
const breakSlide = (page: Page, slide: number, trouble: string): Promise<void> => send(page, { do: 'report', slide, trouble })

/** Puts the talk in a state, as a stage that was alone does. */
const put = (page: Page, state: Partial<PresentationState>): Promise<void> => send(page, { do: 'resume', server: '', state: { ...initialState, ...state } })

/** The last step of a slide, long enough to outlast the opening of a window. */
function longStep(plan: PresentPlan): Place {
  const { number, parts } = findSlide(plan.slides.slice(0, beforeDroppable(plan)), 'a slide with a long last step, before one that can be left out', ({ number, parts }) => number > 1 && parts.at(-1)! > 15)
  return { slide: number, click: parts.length - 1 }
}

test('a talk is marked as on time, too late or early', async ({ serve, open, plan }) => {
  const { url } = await serve()
  const presenter = await open(`${url}presenter`)
  const verdict = presenter.locator('.verdict')
  const place = longStep(plan)
  const { from, until } = plannedSpan(plan, place)
  for (const [elapsed, words, pace] of [
    [from, /^予定どおり$/, 'on time'],
    [until + 90, /^1分3\d秒遅れ$/, 'far behind'],
    [from - 40, /^(?:40|3\d)秒早い$/, 'ahead'],
  ] as const) {
    await put(presenter, { ...place, clock: { spent: 0, since: Date.now() - elapsed * 1000 } })
    await expect(verdict).toHaveText(words)
    await expect(verdict).toHaveAttribute('data-pace', pace)
    // Only a late speaker is advised what to leave out.
    const toSkip = plan.slides.find(({ number, droppable }) => droppable && number > place.slide)!
    await expect(presenter.getByText(new RegExp(`飛ばすなら ${toSkip.number}\\(\\d+秒\\)「${toSkip.title}」`))).toHaveCount(pace === 'far behind' ? 1 : 0)
  }

  const colours = await verdict.evaluate(element => ['', 'ahead', 'on time', 'behind', 'far behind'].map((pace) => {
    element.setAttribute('data-pace', pace)
    const { color, backgroundColor } = getComputedStyle(element)
    return `${color} on ${backgroundColor}`
  }))
  expect(new Set(colours).size, `different colours while paused, ahead, on time, behind and far behind → PaceVerdict.vue: ${colours.join(', ')}`).toBe(colours.length)
})

/** What the presenter view says about place and time, by name, and whether its notes fade just where more follows. */
function saidIn(view: Element): Record<string, string | number> {
  const text = (selector: string): string => view.querySelector(selector)?.textContent?.trim().replaceAll('\u00A0', ' ') ?? ''
  const times = [...view.querySelectorAll('.present-pace dl > div')].map(time => [time.querySelector('dt')!.firstChild!.textContent!, time.querySelector('dd')!.textContent!.trim()])
  const notes = view.querySelector('.present-notes')!
  const goesOn = notes.scrollTop + notes.clientHeight < notes.scrollHeight - 1
  const fades = getComputedStyle(notes).maskImage !== 'none'
  return {
    fade: goesOn === fades ? '' : `the notes ${goesOn ? 'go on' : 'end'}, and their last line ${fades ? 'fades' : 'does not fade'} → .goes-on in NotesPane.vue`,
    place: text('.current figcaption b'),
    step: text('.current figcaption b + span'),
    next: text('.next figcaption'),
    ...Object.fromEntries(times.filter(([name]) => name !== '時刻')),
    verdict: text('.verdict'),
    comparison: text('.elapsed dt b'),
    skip: text('.skip'),
    section: text('.present-strip [aria-current]'),
    sectionInFull: text('.present-strip .name'),
    sectionsBefore: view.querySelectorAll('.present-strip .past').length,
    // In thousandths of the planned time.
    planned: Math.round(Number.parseFloat(view.querySelector<HTMLElement>('.present-strip .planned')!.style.left) * 10),
  }
}

test('at every step, place and time match npm run rehearse, and the notes are complete and in view', async ({ begin, serve, open, plan }) => {
  test.slow()
  const deck = await readDeck(mainVariant)
  const readingsOf = deck.headmatter.notesAutoRuby as Record<string, string>
  const { limit, seconds, sections, drops } = planTimes(mainVariant, deck, usualPace)
  const slides = sections.flatMap(({ slides }) => slides)
  // In the middle, so that the talk is late before it and early after it. The clock is stopped.
  const elapsed = middle(slides).until + 0.9
  const time = (seconds: number): string => [seconds / 60, seconds % 60].map(part => String(Math.floor(part)).padStart(2, '0')).join(':')
  await begin({ clock: { spent: elapsed * 1000, since: null } })
  const { url } = await serve()
  const presenter = await open(`${url}presenter`, { viewport: { width: 1280, height: 720 } })
  const [view, pane] = [presenter.locator('.presenter'), presenter.locator('.present-notes')]

  function expected(slide: number, click: number): ReturnType<typeof saidIn> {
    const { seconds: length, clicks, until: end } = slides[slide - 1]!
    const { parts } = plan.slides[slide - 1]!
    const from = end - length + sum(parts.slice(0, click))
    const until = click === clicks ? end : from + parts[click]!
    const behind = Math.round(elapsed < from ? elapsed - from : Math.max(elapsed - until, 0))
    const drop = drops.filter(({ number }) => number > slide).sort((a, b) => a.number - b.number)[0]
    const section = sections.findIndex(({ slides }) => slides.some(({ number }) => number === slide))
    return {
      fade: '',
      place: `${slide} / ${slides.length}`,
      step: clicks > 0 ? `ステップ ${click} / ${clicks}` : '',
      next: click < clicks ? '次のステップ' : '次のスライド',
      経過: `${time(elapsed)} / ${time(limit)}`,
      このステップ: `${time(Math.round(until))}まで`,
      // The clock is stopped, so there is no verdict.
      verdict: '停止中',
      comparison: `${Math.abs(behind) < 5 ? '予定どおり' : `${inWords(Math.abs(behind))}${behind < 0 ? '早い' : '遅れ'}`}`,
      skip: behind >= 30 && drop ? `飛ばすなら ${drop.number}(${inWords(drop.seconds)})「${drop.title}」` : '',
      section: sections[section]!.short,
      sectionInFull: sections[section]!.title,
      sectionsBefore: section,
      planned: Math.round(until / seconds * 1000),
    }
  }
  const cut: string[] = []
  for (const { number, clicks } of slides) {
    const { note = '' } = deck.slides[number - 1]!
    for (let click = 0; click <= clicks; click++) {
      await expect.poll(() => view.evaluate(saidIn), { message: `slide ${number}, click ${click} → see tooling/present/client`, intervals: [10, 20, 50, 100] }).toEqual(expected(number, click))
      cut.push(...(await pane.evaluate(cutAbove)).map(line => `slide ${number}, click ${click}: ${line} of the edge → showCurrent() in tooling/present/client/NotesPane.vue`))
      if (click === 0) {
        const { text, readings, pauses } = await pane.evaluate(notesIn)
        expect(text, `slide ${number}, its notes`).toEqual(note.split(/\n\s*\n/).map(paragraph => paragraph.replace('[click]', '').trim()))
        expect(pauses, `slide ${number}, pauses in its notes`).toBe(pausesIn(note))
        expect(readings.filter(([word, reading]) => readingsOf[word] !== reading), `slide ${number}, readings that the deck does not give`).toEqual([])
      }
      await presenter.keyboard.press('ArrowRight')
    }
  }
  expect(cut.join('\n'), 'the current notes begin in view, and the upper edge cuts no line').toBe('')
  const strip = presenter.locator('.present-strip')
  expect(await strip.getByRole('listitem').evaluateAll(parts => parts.map(part => [part.textContent!.trim().replaceAll('\u00A0', ' '), part.getAttribute('title')]))).toEqual(sections.map(({ short, title, seconds }) => [short, `${title} ${inWords(seconds)}`]))
  expect(await strip.locator('.elapsed').evaluate(line => Number.parseFloat((line as HTMLElement).style.backgroundSize)), 'percent of the planned time').toBeCloseTo(elapsed / seconds * 100, 1)

  await breakSlide(presenter, 2, 'planted')
  await breakSlide(presenter, 4, 'planted, too')
  await expect(presenter.getByText('描けない'), 'all failing slides, and the error of the last').toHaveText(/^2、4枚目は.*planted, too$/)
})

test('a change of the time moves neither what is beside it nor the notes', async ({ serve, open, plan }) => {
  const { url } = await serve()
  const presenter = await open(`${url}presenter`)
  const there = middle(plan.slides).number
  const { from } = plannedSpan(plan, { slide: there, click: 0 })
  const parts = ['elapsed', 'planned', 'time of day', 'notes'].flatMap(part => [`${part}, from the left`, `${part}, from above`])
  const places = new Map<string, number[]>()
  const said = new Set<string>()
  for (const [width, height] of [[1440, 900], [1280, 720], [1024, 768], [820, 1180], [390, 844], [360, 640], [844, 390], [667, 375]] as const) {
    await presenter.setViewportSize({ width, height })
    // Not started; in the middle of the talk, so that its slides are late, on time and early; later than any talk will be.
    for (const [spent, isRunning] of [[0, false], [from * 1000, true], [from * 1000, false], [98 * 60_000, true], [98 * 60_000, false]] as const) {
      for (const slide of [1, there, plan.slides.length]) {
        await put(presenter, { slide, clock: { spent, since: isRunning ? Date.now() : null } })
        await expect(presenter.locator('.current figcaption b')).toHaveText(`${slide} / ${plan.slides.length}`)
        await expect(presenter.locator('.elapsed dd')).toHaveText(new RegExp(`^${String(Math.floor(spent / 60_000)).padStart(2, '0')}:`))
        await expect(presenter.locator('.verdict')).toHaveText(spent === 0 ? '開始前' : isRunning ? /予定どおり|早い|遅れ/ : '停止中')
        said.add(await presenter.locator('.verdict').textContent() ?? '')
        const found = await presenter.locator('.present-pace dl > div, .present-notes').evaluateAll(parts => parts.flatMap((part) => {
          const { x, y } = part.getBoundingClientRect()
          return [x, y]
        }))
        found.forEach((px, i) => {
          const name = `${width} × ${height}: ${parts[i]}`
          places.set(name, [...places.get(name) ?? [], px])
        })
      }
    }
  }
  expect(said.size, `the verdicts seen: ${[...said].join('、')}`).toBeGreaterThan(4)
  // Digits have the same width, to within a sixteenth of a pixel.
  const moved = [...places].filter(([, found]) => Math.max(...found) - Math.min(...found) > 0.25)
  expect(moved.map(([name, found]) => `${name}: ${[...new Set(found.map(Math.round))].join(', ')} px`), 'parts that move → PaceVerdict.vue and .present-pace in tooling/present/client').toEqual([])
})

test('a device whose clock is hours wrong shows the time of the talk', async ({ begin, serve, open, plan }) => {
  const place = longStep(plan)
  const { from } = plannedSpan(plan, place)
  await begin({ ...place, clock: { spent: 0, since: Date.now() - from * 1000 } })
  const { url } = await serve()
  for (const hours of [-3, 3]) {
    const presenter = await open(`${url}presenter`, {
      before: page => page.addInitScript((wrong) => {
        const Right = Date
        const now = (): number => Right.now() + wrong
        // A Date without arguments takes the wrong time, too.
        globalThis.Date = new Proxy(Right, {
          construct: (_, [time = now(), ...rest]) => Reflect.construct(Right, [time, ...rest]),
          get: (_, key) => key === 'now' ? now : Reflect.get(Right, key),
        })
      }, hours * 3_600_000),
    })
    await expect(presenter.locator('.verdict'), `${hours} hours`).toHaveText('予定どおり')
    expect(await secondsOn(presenter)).toBeGreaterThanOrEqual(Math.floor(from))
    const times = [0, 60_000].map(earlier => new Date(Date.now() - earlier).toLocaleTimeString('ja-JP', { hour: '2-digit', minute: '2-digit' }))
    expect(times).toContain(await presenter.locator('.present-pace div', { hasText: '時刻' }).last().locator('dd').textContent())
  }
})

test('a key that is held down moves one step', async ({ serve, open }) => {
  const { url } = await serve()
  const presenter = await open(`${url}presenter`)
  for (let repeat = 0; repeat < 5; repeat++)
    await presenter.keyboard.down('ArrowDown')
  await presenter.keyboard.up('ArrowDown')
  // Requests are handled in order: once this one shows, so would the earlier ones.
  await presenter.keyboard.press('b')
  await expect(presenter.getByText('暗転中です')).toBeVisible()
  expect(await slideOf(presenter)).toBe(2)
})

test('the space bar advances the talk, whichever button was clicked before', async ({ serve, open }) => {
  const { url } = await serve()
  const presenter = await open(`${url}presenter`)
  await presenter.getByRole('button', { name: '暗転' }).click()
  await presenter.getByRole('button', { name: '文字を大きく' }).click()
  await presenter.keyboard.press('Space')
  await expectSlide(2, presenter)
  await expect(presenter.getByRole('button', { name: '暗転' })).toHaveAttribute('aria-pressed', 'true')
})

test('each section of the talk has its share of the strip', async ({ serve, open, plan }) => {
  const { url } = await serve()
  const presenter = await open(`${url}presenter`)
  const parts = await presenter.locator('.present-strip li').all()
  expect(parts).toHaveLength(plan.sections.length)
  const widths = await Promise.all(parts.map(async part => (await part.boundingBox())!.width))
  expect((await presenter.locator('.present-strip .elapsed').boundingBox())!.height, 'height in px of the bar over the sections, which must be visible from a metre away').toBeGreaterThanOrEqual(6)
  const cut = await presenter.locator('.present-strip li').evaluateAll(names => names.filter(name => /\s/.test(name.textContent!.trim()) && name.scrollWidth > name.clientWidth).map(name => name.textContent!.trim()))
  expect(cut, 'names of several words that are cut in the middle of a word → li in tooling/present/client/SectionStrip.vue').toEqual([])
  const dangling = await presenter.locator('.present-strip li').evaluateAll(names => names.flatMap((name) => {
    const words = name.textContent!.trim().split(' ')
    return words.filter((word, i) => i < words.length - 1 && /^\p{Ll}{1,3}$/u.test(word)).map(word => `"${word}" in "${words.join(' ')}"`)
  }))
  expect(dangling, 'short words that lead to the next one, at which a name may be cut → keepLeading() in tooling/present/client/SectionStrip.vue').toEqual([])
  const whole = widths.reduce((sum, width) => sum + width, 0)
  const seconds = plan.sections.reduce((sum, section) => sum + section.seconds, 0)
  for (const [i, section] of plan.sections.entries())
    expect(widths[i]! / whole, section.title).toBeCloseTo(section.seconds / seconds, 2)
  for (const [i, section] of plan.sections.entries()) {
    await presenter.keyboard.type(String(section.first))
    await presenter.keyboard.press('Enter')
    await expect(parts[i]!, section.title).toHaveAttribute('aria-current', 'true')
    await expect(presenter.locator('.present-strip [aria-current]')).toHaveCount(1)
  }
})

test('a missing stage is reported, and can be opened', async ({ serve, open }) => {
  const { url } = await serve()
  const presenter = await open(`${url}presenter`)
  await expect(presenter.getByText('投影画面が開いていません')).toBeVisible()
  const opened = presenter.context().waitForEvent('page')
  await presenter.getByRole('button', { name: '投影画面を開く' }).click()
  const stage = await opened
  await expect(presenter.getByText('投影画面が開いていません')).toHaveCount(0)
  await stage.close()
  await expect(presenter.getByText('投影画面が開いていません')).toBeVisible()
})

test('everything is in view on a laptop, a projector and a phone, upright and sideways', async ({ begin, serve, open, plan }) => {
  // A notice and the advice for a late speaker take space, too.
  await begin({ slide: beforeDroppable(plan), black: true, clock: { spent: 0, since: Date.now() - 3_600_000 } })
  const { url } = await serve()
  await open(url)
  const presenter = await open(`${url}presenter`)
  await expect(presenter.getByText('飛ばすなら')).toBeVisible()
  expect(await presenter.locator('.skip').evaluate(advice => Number.parseFloat(getComputedStyle(advice).fontSize)), 'font size in px of the advice, which is read while standing').toBeGreaterThanOrEqual(18)
  for (const [name, width, height] of [['laptop', 1280, 800], ['low window', 1280, 640], ['projector', 1024, 768], ['phone', 390, 844], ['small phone', 360, 640], ['phone held sideways', 844, 390], ['small phone held sideways', 667, 375], ['zoomed to 150 %', 911, 452]] as const) {
    await presenter.setViewportSize({ width, height })
    // The padding keeps everything off the edges of the window.
    const edges = await presenter.locator('.presenter').evaluate((view) => {
      const { paddingTop, paddingRight, paddingBottom, paddingLeft } = getComputedStyle(view)
      return { left: Number.parseFloat(paddingLeft), top: Number.parseFloat(paddingTop), right: innerWidth - Number.parseFloat(paddingRight), bottom: innerHeight - Number.parseFloat(paddingBottom) }
    })
    const boxes = await presenter.locator('.presenter :is(button, .present-notes, .deck-canvas, figcaption, .present-pace, .present-strip ol, .present-notices p)').evaluateAll(elements => elements.filter(element => element.checkVisibility()).map((element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect()
      return { what: element.className || element.textContent.trim(), inNotice: element.closest('.present-notices') !== null, left, top, right, bottom }
    }))
    for (const [i, { what, inNotice, left, top, right, bottom }] of boxes.entries()) {
      expect.soft(Math.min(left - edges.left, top - edges.top), `${name}: px of ${what} beyond the left or upper edge`).toBeGreaterThan(-0.5)
      expect.soft(Math.max(right - edges.right, bottom - edges.bottom), `${name}: px of ${what} beyond the right or lower edge`).toBeLessThan(0.5)
      const under = boxes.slice(i + 1).filter(other => !(inNotice && other.inNotice) && Math.min(right, other.right) - Math.max(left, other.left) > 1 && Math.min(bottom, other.bottom) - Math.max(top, other.top) > 1)
      expect.soft(under.map(({ what }) => what), `${name}: elements that overlap ${what}`).toEqual([])
    }
    const script = (await presenter.locator('.present-notes').boundingBox())!
    const lines = height < 540 ? 2 : 3
    expect.soft(script.height, `${name}: the notes have no space for ${lines} lines`).toBeGreaterThan(lines * 24 * 1.65)
    const slide = (await presenter.locator('.current .deck-canvas').boundingBox())!
    expect.soft(slide.width, `${name}: the slide is too small to recognise`).toBeGreaterThan(140)
  }
})

test('slides as dark as the window have a border of one px', async ({ serve, open }) => {
  const { url } = await serve()
  const presenter = await open(`${url}presenter`)
  for (const [width, height] of [[1440, 900], [1024, 768], [390, 844]] as const) {
    await presenter.setViewportSize({ width, height })
    for (const slide of ['.current', '.next']) {
      const { edge, surround } = await presenter.locator(`${slide} .deck-canvas`).evaluate((canvas) => {
        const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(canvas)
        const scale = canvas.getBoundingClientRect().width / (canvas as HTMLElement).offsetWidth
        return { edge: [outlineStyle, Math.round(Number.parseFloat(outlineWidth) * scale), outlineColor], surround: getComputedStyle(canvas.parentElement!).overflow }
      })
      expect([...edge, surround], `${slide} at ${width} × ${height}: how its border is drawn, and whether its container clips it → .presenter .deck-canvas in tooling/present/client/present.css`).toEqual(['solid', 1, 'rgb(67, 73, 88)', 'visible'])
    }
  }
})

test('the notes and the slides use the whole window, whether there is a notice or not', async ({ serve, open }) => {
  const { url } = await serve()
  await open(url)
  const presenter = await open(`${url}presenter`)
  for (const [width, height] of [[1500, 900], [1024, 768]] as const) {
    await presenter.setViewportSize({ width, height })
    for (const notices of [0, 1]) {
      await expect(presenter.locator('.present-notices p')).toHaveCount(notices)
      for (const part of ['.present-notes', '.tools']) {
        const { y, height: own } = (await presenter.locator(part).boundingBox())!
        expect(height - y - own, `${part} leaves space below it at ${width} × ${height} with ${notices} notices`).toBeLessThan(24)
      }
      await presenter.keyboard.press('b')
    }
  }
})

test('axe finds nothing in the presenter view and its dialogs, and all text is in the deck\'s fonts', async ({ begin, serve, open, plan }) => {
  await begin({ slide: beforeDroppable(plan), black: true, clock: { spent: 0, since: Date.now() - 3_600_000 } })
  const { url } = await serve()
  const presenter = await open(`${url}presenter`)
  await breakSlide(presenter, 1, 'planted')
  await expect(presenter.getByText('描けない')).toBeVisible()
  // Other checks cover the slides.
  const found = (): Promise<string[]> => violations(presenter, { beside: '.deck-viewport' })
  expect(await found()).toEqual([])
  expect(await fallbackFontText(presenter)).toEqual([])
  expect(await tabDefects(presenter)).toEqual([])
  expect([...await unseenStates(presenter), ...await schemeDefects(presenter)]).toEqual([])
  for (const key of ['?', 'g']) {
    await presenter.keyboard.press(key)
    await expect(presenter.getByRole('dialog')).toBeVisible()
    expect([...await unseenStates(presenter), ...await schemeDefects(presenter)], key).toEqual([])
    expect(await found(), key).toEqual([])
    expect(await fallbackFontText(presenter), key).toEqual([])
    await presenter.keyboard.press('Escape')
  }
})

/** The key that a button names in its title, and beside its label where there is space. */
async function keyOf(button: Locator): Promise<string> {
  const { title, named } = await button.evaluate(button => ({ title: button.getAttribute('title')!, named: button.querySelector('kbd')?.textContent }))
  const key = /\((.+)\)$/.exec(title)?.[1] ?? ''
  expect(named ?? key, `"${title}" and the button's label name the same key`).toBe(key)
  return ({ '←': 'ArrowLeft', '→': 'ArrowRight', 'Esc': 'Escape' })[key] ?? key
}

test('every button of the presenter view does what it says', async ({ serve, open, plan }) => {
  const { url } = await serve()
  await open(url)
  const presenter = await open(`${url}presenter`)
  await expect(presenter.getByRole('status').locator('p')).toHaveCount(0)
  const dialog = presenter.getByRole('dialog')
  const there = middle(plan.slides)
  const size = (): Promise<number> => presenter.locator('.present-notes').evaluate(pane => Number.parseFloat(getComputedStyle(pane).fontSize))
  const usual = await size()
  /** The background of the button that advances the talk. */
  const bright = (): Promise<string> => presenter.getByRole('button', { name: '次へ' }).evaluate(button => getComputedStyle(button).backgroundColor)
  await expect(presenter.locator('.verdict')).toHaveText('開始前')
  await expect(presenter.getByRole('button', { name: '開始' })).toHaveCSS('background-color', await bright())
  const effects: readonly (readonly [name: string, seen: () => Promise<void>])[] = [
    ['次へ', () => expectSlide(2, presenter)],
    ['停止', async () => {
      await expect(presenter.locator('.verdict')).toHaveText('停止中')
      await expect(presenter.locator('.verdict'), 'a stopped clock does not look as if it were running').not.toHaveAttribute('data-pace', /./)
      await expect(presenter.getByRole('button', { name: '再開' })).toHaveAttribute('title', /動かす/)
      await expect(presenter.getByRole('button', { name: '再開' }), 'the button that starts the clock is highlighted → .on in tooling/present/client').toHaveCSS('background-color', await bright())
    }],
    ['再開', async () => {
      await expect(presenter.getByText('停止中')).toHaveCount(0)
      await expect(presenter.locator('.verdict')).toHaveAttribute('data-pace', /./)
      await expect(presenter.getByRole('button', { name: '停止' })).toHaveAttribute('title', /止める/)
      await expect(presenter.getByRole('button', { name: '停止' })).not.toHaveCSS('background-color', await bright())
    }],
    ['前へ', () => expectSlide(1, presenter)],
    ['暗転', () => expect(presenter.getByText('暗転中です')).toBeVisible()],
    ['文字を大きく', async () => expect(await size()).toBeGreaterThan(usual)],
    ['文字を小さく', async () => expect(await size()).toBe(usual)],
    ['操作方法', () => expect(dialog).toHaveAccessibleName('操作方法')],
    ['閉じる', () => expect(dialog).toHaveCount(0)],
    ['移動', () => expect(dialog).toHaveAccessibleName('移動')],
    [there.title, () => expectSlide(there.number, presenter)],
  ]
  for (const [name, seen] of effects) {
    await presenter.getByRole('button', { name }).click()
    await seen()
  }
  await expect(dialog).toHaveCount(0)
  const { number } = stepped(plan)
  for (const key of [...String(number), 'Enter'])
    await presenter.keyboard.press(key)
  for (const [name, click] of [['次へ', 1], ['前へ', 0]] as const) {
    await presenter.getByRole('button', { name }).click()
    await expect(presenter.locator('.current figcaption'), `${name} moves one step, not one slide`).toHaveText(new RegExp(`^${number} / .*ステップ ${click} /`))
  }
  // The key that each button names has the same effect.
  for (const key of ['Home', 'b'])
    await presenter.keyboard.press(key)
  await expect(presenter.getByText('暗転中です')).toHaveCount(0)
  for (const [name, seen] of effects.filter(([name]) => name !== there.title)) {
    await presenter.keyboard.press(await keyOf(presenter.getByRole('button', { name })))
    await seen()
  }
  await expect(dialog.getByText('スライドの番号')).toHaveText(`スライドの番号(1〜${plan.slides.length})`)
  expect(await dialog.getByRole('listitem').evaluateAll(items => items.map(item => [...item.querySelectorAll('span')].map(part => part.textContent)))).toEqual(plan.slides.map(({ number, title }) => [String(number), title]))
  await expect(dialog.locator('[aria-current]')).toContainText(plan.slides[0]!.title)
  const names = await presenter.locator('.presenter button:visible').evaluateAll(buttons => buttons.map(button => button.getAttribute('aria-label') ?? [...button.childNodes].filter(node => !(node instanceof Element)).map(node => node.textContent).join('').trim()))
  expect(names.filter(name => !effects.some(([known]) => known === name)), 'a button without a check').toEqual([])
})

test('the next step is displayed beside the current one, up to the end', async ({ serve, open, plan }) => {
  const { url } = await serve()
  const presenter = await open(`${url}presenter`)
  await expect(presenter).toHaveTitle(`発表者 | ${plan.title}`)
  const next = presenter.locator('figure.next')
  const { number, title } = stepped(plan)
  await presenter.keyboard.type(String(number))
  await expect(presenter.getByText(`${number} へ(Enter)`)).toBeVisible()
  for (const [digits, told] of [[plan.slides.length, ' へ(Enter)'], [plan.slides.length + 1, '枚目はありません']] as const) {
    await presenter.keyboard.press('Shift')
    await presenter.keyboard.type(String(digits))
    await expect(presenter.locator('.typed'), 'whether a slide has this number').toHaveText(`${digits}${told}`)
  }
  await presenter.keyboard.press('Shift')
  await presenter.keyboard.type(String(number))
  await presenter.keyboard.press('Enter')
  await expect(next.getByText('次のステップ')).toBeVisible()
  await expect(next.getByRole('heading', { level: 1 })).toHaveText(title)
  const waiting = (where: string): Promise<number> => presenter.locator(`${where} .slidev-vclick-hidden`).count()
  await expect.poll(async () => await waiting('figure.current') > await waiting('figure.next'), 'the preview is one step ahead').toBe(true)
  await presenter.keyboard.press('ArrowUp')
  for (let click = 1; click < plan.slides[number - 2]!.parts.length; click++)
    await presenter.keyboard.press('ArrowRight')
  await expect(next.getByText('次のスライド')).toBeVisible()
  await expect(next.getByRole('heading', { level: 1 })).toHaveText(title)
  await presenter.keyboard.press('End')
  await expect(next.getByText('おわり')).toBeVisible()
  await expect(presenter.locator('.present-notes')).not.toBeEmpty()
})
