import { readDeck } from '../../tooling/check'
import { sectionsOf } from '../../tooling/deck/sections'
import { fullWidth, takenKeys } from '../helpers/keys'
import { findSlide, middle, plain, stepped } from '../helpers/slides'
import { tabDefects } from '../helpers/tab'
import { changesAreSaid, keysMove } from './assertions'
import { currentNo, expect, mainVariant, showsSlide, test } from './site'

test('keys move through steps and slides', async ({ page, visit, slides }) => {
  const first = stepped(slides)
  await visit(mainVariant, `#/${first.no}`)
  await keysMove(page, slides, first)
})

test('keys work while a control has the focus, except for the control\'s own keys', async ({ page, visit, slides }) => {
  await visit(mainVariant)
  const contents = page.getByRole('button', { name: '目次' })
  await contents.focus()
  await page.keyboard.press('ArrowDown')
  await showsSlide(page, 2)
  await contents.focus()
  await page.keyboard.press('Space')
  await expect(page.getByRole('dialog', { name: '目次' })).toBeVisible()
  expect(await currentNo(page)).toBe(2)
  // An open dialog receives all keys.
  await page.keyboard.press('End')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(contents).toBeFocused()
  expect(await currentNo(page)).toBe(2)

  await page.getByRole('link', { name: 'PDFをダウンロード' }).focus()
  await page.keyboard.press('End')
  await showsSlide(page, slides.length)
})

test('a button keeps the focus when it reaches either end of the deck', async ({ page, visit, slides }) => {
  for (const [name, from, end, back] of [['次へ', `#/${slides.length}?clicks=0`, slides.length, '前へ'], ['前へ', '#/2', 1, '次へ']] as const) {
    await visit(mainVariant, from)
    const button = page.getByRole('button', { name })
    await button.focus()
    const presses = name === '次へ' ? slides.at(-1)!.steps + 1 : 2
    for (let i = 0; i < presses; i++)
      await page.keyboard.press('Enter')
    await showsSlide(page, end)
    await expect(button, `${name} is marked as disabled → aria-disabled in tooling/site/client/ControlBar.vue`).toHaveAttribute('aria-disabled', 'true')
    await expect(button, `${name} keeps the focus → aria-disabled, not disabled, in tooling/site/client/ControlBar.vue`).toBeFocused()
    await expect(page.getByRole('button', { name: back })).toHaveAttribute('aria-disabled', 'false')
  }
})

test('a number goes to its slide', async ({ page, visit, slides }) => {
  await visit(mainVariant)
  await page.keyboard.press('g')
  await expect(page.getByLabel(/番号で移動/)).toBeFocused()
  await page.keyboard.type(String(slides.length))
  await page.keyboard.press('Enter')
  await showsSlide(page, slides.length)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  // Full-width digits after a space, as an input method types them, confirmed with the button.
  await page.keyboard.press('g')
  await page.keyboard.type(` ${fullWidth(String(slides.length - 1))}`)
  await page.getByRole('button', { name: '移動' }).click()
  await showsSlide(page, slides.length - 1, 'full-width digits, and the button → onSubmit() in tooling/site/client/ContentsDialog.vue')
  // An unknown number stays in the field.
  await page.keyboard.press('g')
  await page.keyboard.type(String(slides.length + 1))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(await currentNo(page)).toBe(slides.length - 1)
})

test('every view leaves keys with Alt, Ctrl or Meta, and keys of an input method, to the browser', async ({ page, visit, slides }) => {
  await visit(mainVariant, `#/${plain(slides).no}`)
  const looks = (): Promise<unknown> => page.evaluate(() => [location.hash, document.documentElement.className, document.documentElement.dataset.view, document.querySelectorAll('dialog[open], .deck-black').length, document.fullscreenElement !== null])
  // On a slide, on a black screen, in the contents and in the reading view, also after digits.
  for (const keys of [[], ['2'], ['b'], ['b', 'o'], ['Escape', 'r'], ['2']]) {
    for (const key of keys)
      await page.keyboard.press(key)
    const before = await looks()
    expect(await takenKeys(page), `after the keys ${keys.join(' ') || '(none)'}`).toEqual([])
    await page.evaluate(() => new Promise(requestAnimationFrame))
    expect(await looks(), `the page after the keys ${keys.join(' ') || '(none)'}`).toEqual(before)
  }
})

test('a number and Enter go to that slide, in either view', async ({ page, visit, slides }) => {
  await visit(mainVariant)
  const last = slides.length
  for (const key of [...String(last - 1), 'Enter'])
    await page.keyboard.press(key)
  await showsSlide(page, last - 1)
  // No slide has that number. Any other key clears the digits.
  for (const key of [...String(last + 1), 'Enter', '3', 'Escape', 'Enter'])
    await page.keyboard.press(key)
  await page.keyboard.press('ArrowDown')
  await showsSlide(page, last)
  await page.keyboard.press('r')
  for (const key of ['3', 'Enter'])
    await page.keyboard.press(key)
  await showsSlide(page, 3)
})

test('b and the full stop black out the page until a key, click or tap, which moves nothing', async ({ page, visit, slides }) => {
  const { no } = plain(slides)
  await visit(mainVariant, `#/${no}`)
  const black = page.locator('.deck-black')
  const status = page.getByRole('status')
  // A button that has the focus is not pressed unseen either.
  await page.getByRole('button', { name: '次へ', exact: true }).focus()
  for (const [on, off] of [['b', 'b'], ['.', 'ArrowRight'], ['B', 'Escape'], ['b', 'x'], ['b', 'Enter'], ['b', 'Space'], ['b', 'Tab']] as const) {
    await page.keyboard.press(on)
    await expect(black).toBeVisible()
    expect(await page.evaluate(() => document.elementFromPoint(innerWidth / 2, innerHeight - 5)?.className), 'the bar is covered, too').toBe('deck-black')
    await expect(status).toContainText('暗転中')
    await page.keyboard.press(off)
    await expect(black).toHaveCount(0)
  }
  await page.keyboard.press('b')
  await black.click()
  await expect(black).toHaveCount(0)
  await expect(page).toHaveURL(new RegExp(`#/${no}$`))
  await expect(status).toContainText('解除')

  await page.keyboard.press('r')
  await page.keyboard.press('b')
  await expect(black, 'there is no blackout in the reading view').toHaveCount(0)
})

test('a key that is held down does once what it does', async ({ page, visit, slides }) => {
  const { no } = plain(slides)
  await visit(mainVariant, `#/${no}`)
  /** An even number of times, which would take back what the first has done. */
  async function hold(key: string): Promise<void> {
    for (let times = 0; times < 4; times++)
      await page.keyboard.down(key)
    await page.keyboard.up(key)
  }
  await hold('d')
  await expect(page.locator('html'), 'the colours do not flicker → event.repeat in tooling/viewer/useKeyStrokes.ts').toHaveClass(/dark/)
  await hold('b')
  await expect(page.locator('.deck-black'), 'nor does the black').toBeVisible()
  await page.keyboard.press('Escape')
  await hold('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await showsSlide(page, no, 'one slide on, and back')
})

test('a key right after a dialog closes takes effect', async ({ page, visit }) => {
  await visit(mainVariant)
  await page.keyboard.press('g')
  await expect(page.getByLabel(/番号で移動/)).toBeFocused()
  const focus = await page.evaluate(() => {
    document.querySelector<HTMLDialogElement>('dialog[open]')!.close()
    dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown' }))
    return document.activeElement?.id
  })
  expect(focus, 'the field keeps the focus until the next frame').toBe('goto-number')
  await showsSlide(page, 2)
})

test('the number field says which numbers exist, and accepts one of them', async ({ page, visit, slides }) => {
  await visit(mainVariant)
  await page.keyboard.press('g')
  const field = page.getByLabel(/番号で移動/)
  const said = (): Promise<string> => field.evaluate((field: HTMLInputElement) => field.validationMessage)
  for (const typed of ['0', String(slides.length + 1), '1.5', slides[0]!.title.slice(0, 4)]) {
    await field.fill(typed)
    expect(await said(), 'there is no error while typing').toBe('')
    await field.press('Enter')
    expect(await said(), `"${typed}" → tooling/viewer/GotoForm.vue`).toBe(`1〜${slides.length}の番号を入れてください`)
  }
  await field.fill(String(slides.length))
  await field.press('Enter')
  await showsSlide(page, slides.length)
  await page.keyboard.press('g')
  await expect(field, 'the field is empty again').toHaveValue('')
})

test('the contents list every slide under its section, and lead to it', async ({ page, visit, slides }) => {
  await visit(mainVariant, `#/${middle(slides).no}`)
  await page.keyboard.press('o')
  const dialog = page.getByRole('dialog', { name: '目次' })
  await expect(dialog.getByRole('listitem')).toHaveCount(slides.length)
  await expect(dialog.locator('button[aria-current]')).toBeFocused()
  const sections = sectionsOf((await readDeck(mainVariant)).slides)
  const listed = await dialog.locator('section').evaluateAll(all => all.flatMap(section => [...section.querySelectorAll('li button')].map(button => [
    section.querySelector('h3')!.textContent!,
    section.querySelector('.company')?.textContent ?? '',
    ...[...button.querySelectorAll('span')].map(part => part.textContent!),
  ].map(text => text.trim()))))
  expect(listed, 'section, speaker, number and title → see tooling/site/client/ContentsDialog.vue').toEqual(slides.map(({ no, title }, i) => [sections[i]!.name ?? sections[i]!.title, sections[i]!.by ?? '', String(no), title]))
  await expect(dialog.locator('label')).toContainText(`1〜${slides.length})`)
  const { no } = slides.at(-2)!
  await dialog.getByRole('listitem').nth(no - 1).getByRole('button').click()
  await showsSlide(page, no)
  // Again with the pictures drawn, since slides in them mark parts as current, too.
  await page.keyboard.press('o')
  await expect(dialog.locator('.thumbnail h1'), 'each title has the picture of its slide').toHaveText(slides.map(({ title }) => title))
  expect(await tabDefects(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.keyboard.press('o')
  await expect(dialog.locator('button[aria-current]')).toBeFocused()
})

test('the controls above the contents and the focused element stay in view', async ({ page, visit, slides }) => {
  await visit(mainVariant, `#/${slides.at(-2)!.no}`)
  const dialog = page.getByRole('dialog', { name: '目次' })
  // A laptop, its window at 200 % zoom, and a phone.
  for (const [width, height] of [[1280, 720], [640, 360], [390, 664]] as const) {
    await page.setViewportSize({ width, height })
    for (const key of ['o', 'g']) {
      await page.keyboard.press(key)
      for (const part of [dialog.getByLabel(/番号で移動/), dialog.locator('.deck-share button'), ...await dialog.locator('.deck-other-variant a').all(), dialog.locator('button[aria-current]')])
        await expect(part, `${width} × ${height}, opened by ${key}, in the middle of the list → .deck-list in tooling/site/client/ContentsDialog.vue`).toBeInViewport({ ratio: 1 })
      if (key === 'o')
        expect(await tabDefects(page), `${width} × ${height}`).toEqual([])
      await page.keyboard.press('Escape')
      await expect(dialog).toBeHidden()
    }
  }
})

test('the contents draw the pictures in view first, and each picture has a background until then', async ({ page, visit, slides }) => {
  // Records the number of each slide as its picture is drawn.
  const drawn: number[] = []
  await page.exposeFunction('noteDrawn', (no: number) => drawn.push(no))
  await page.addInitScript(() => new MutationObserver(records => records.flatMap(({ addedNodes }) => [...addedNodes]).forEach((node) => {
    if (node instanceof Element && node.matches('.picture > .thumbnail'))
      (window as any).noteDrawn([...document.querySelectorAll('.picture')].indexOf(node.parentElement!) + 1)
  })).observe(document, { childList: true, subtree: true }))
  const { no } = middle(slides)
  await visit(mainVariant, `#/${no}`)
  await page.keyboard.press('o')
  await expect.poll(() => drawn.length).toBe(slides.length)
  expect(drawn.slice(0, 3), `the current slide, then those beside it → draw() in tooling/site/client/ContentsDialog.vue`).toEqual([no, no - 1, no + 1])
  await expect(page.locator('.picture').first(), 'its background → .picture in tooling/site/client/ContentsDialog.vue').not.toHaveCSS('background-color', 'rgba(0, 0, 0, 0)')
})

test('keys open the help and change theme and view', async ({ page, visit }) => {
  await visit(mainVariant)
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: '操作方法' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('d')
  await expect(page.locator('html')).toHaveClass(/dark/)
  await page.keyboard.press('r')
  await expect(page.locator('.deck-reading')).toBeVisible()
  await page.keyboard.press('r')
  await expect(page.locator('.deck-viewport')).toBeVisible()
})

test('f toggles full screen, where the bar covers the slide only while it is needed', async ({ page, visit }) => {
  await visit(mainVariant)
  const bar = page.locator('.deck-bar')
  await page.keyboard.press('f')
  await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true)
  for (const [opacity, move] of [['0', () => page.mouse.move(640, 300)], ['1', () => bar.hover()], ['0', () => page.mouse.move(640, 300)]] as const) {
    await move()
    await expect(bar, 'opacity of the bar → :fullscreen .deck-bar in tooling/viewer/viewer.css').toHaveCSS('opacity', opacity)
  }
  await page.keyboard.press('f')
  await expect.poll(() => page.evaluate(() => document.fullscreenElement === null)).toBe(true)
})

test('changes are announced, and hidden parts are not read out', async ({ page, visit, slides }) => {
  // In other layouts, upcoming lines may be dimmed instead of hidden.
  const slide = findSlide(slides, 'a slide of the default layout with two clicks', ({ no, steps, layout }) => no > 1 && steps > 1 && layout === 'default')
  await visit(mainVariant, `#/${slide.no - 1}?clicks=99`)
  await changesAreSaid(page, slide, slides.length)
  const hidden = page.locator('.slidev-page:visible .slidev-vclick-hidden').first()
  await expect(hidden).toHaveCSS('visibility', 'hidden')
  await expect(page).toHaveTitle(new RegExp(`^${slide.title}`))
})
