/** The stage when part of a slide fails: its text is still shown, on every slide of the whole talk. */
import type { Locator, Page } from 'playwright/test'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { mainVariant } from '../../tooling/deck/config'
import { presentCache } from '../../tooling/present/build'
import { presentPage, withTexts } from '../../tooling/present/page'
import { completeTexts } from '../../tooling/present/texts'
import { browserVariable } from '../../tooling/shared/browser'
import { middle } from '../helpers/slides'
import { expect, expectSlide, hasCode, shown, slideFiles, slideTexts, test } from './windows'

test.use({ variant: mainVariant })

/** Its kept build. */
const build = path.join(presentCache, mainVariant)

/** The files of the build that contain a slide with that title. */
const codeOf = async (title: string): Promise<string[]> => (await slideFiles(build)).filter(({ code }) => code.includes(title)).map(({ name }) => name)

interface Answer { status?: number, body: string, contentType?: string }

/** Changes how the server answers for files of the build that match the pattern. */
function plant(pattern: string, answer: (code: string) => Answer): (page: Page) => Promise<unknown> {
  return page => page.route(pattern, async (route) => {
    const code = await (await route.fetch()).text()
    const { body, ...rest } = answer(code)
    expect(body, 'the defect is planted').not.toBe(code)
    await route.fulfill({ body, ...rest })
  })
}

const gone = (): Answer => ({ status: 404, body: '' })
const throwing = (code: string): Answer => ({ body: code.replace(/setup\(\w[^)]*\)\{/, '$&throw new Error("planted");'), contentType: 'text/javascript' })
const throwingSlide = (code: string): Answer => ({ body: `${code.replace(/export\s*\{.*/s, '')}\nexport default { setup() { throw new Error('planted'.repeat(100)) } }`, contentType: 'text/javascript' })

/** The current slide where it is shown as text. */
const textOn = (stage: Page): Locator => stage.locator('.slide-text:not(.deck-ahead)')

for (const [what, answer] of [['throws', throwingSlide], ['cannot be loaded', gone]] as const) {
  test(`a slide that ${what} shows its text, and only the presenter is notified`, async ({ serve, open, plan }) => {
    const slide = middle(plan.slides)
    const files = await codeOf(slide.title)
    expect(files).toHaveLength(1)
    const { url } = await serve()
    const before = plant(`**/assets/${files[0]}`, answer)
    const [stage, presenter] = [await open(url, { before }), await open(`${url}presenter`)]
    await stage.keyboard.type(String(slide.number))
    await stage.keyboard.press('Enter')

    await expect(textOn(stage).getByRole('heading', { level: 1 })).toHaveText(slide.title)
    expect((await textOn(stage).textContent())!.length, 'more than the title').toBeGreaterThan(slide.title.length)
    await expect(stage.getByText('描けない')).toHaveCount(0)
    await expect(presenter.getByRole('status')).toContainText(`${slide.number}枚目は描けない部分があり`)
    // The talk continues, and a slide that draws again is no longer reported.
    await stage.keyboard.press('ArrowDown')
    await expectSlide(slide.number + 1, stage)
    await stage.keyboard.press('ArrowUp')
    await expect(textOn(stage)).toBeVisible()
    await stage.unrouteAll()
    await stage.reload()
    await expect.poll(() => shown(stage)).toMatch(new RegExp(`^${slide.number}\\.`))
    await expect(presenter.getByText('描けない')).toHaveCount(0)
  })
}

test('a slide that fails while the stage is alone is reported once the server is back', async ({ serve, open, plan }) => {
  const slide = middle(plan.slides)
  const files = (await Promise.all([slide, plan.slides[slide.number]!].map(({ title }) => codeOf(title)))).flat()
  const first = await serve()
  const [stage, presenter] = [await open(first.url, { before: plant(`**/assets/${files[0]}`, throwingSlide) }), await open(`${first.url}presenter`)]
  // The next slide is prepared along with it.
  await hasCode(stage, files)
  await first.close()
  await stage.keyboard.type(String(slide.number))
  await stage.keyboard.press('Enter')
  await expect(textOn(stage)).toBeVisible()
  await serve({ port: Number(new URL(first.url).port) })
  await expect(presenter.getByRole('status')).toContainText(`${slide.number}枚目は描けない部分があり`)
})

/** The text of a slide as drawn and the alternative texts of its drawings, piece by piece, without spaces. */
function piecesOf(slide: Element): string[] {
  const pieces: string[] = []
  const collect = (node: Node): void => {
    if (node instanceof Text)
      pieces.push(node.data)
    else if (node instanceof Element && node.getAttribute('role') === 'img')
      pieces.push(node.getAttribute('aria-label')!)
    else if (node instanceof HTMLElement && node.getAttribute('aria-hidden') !== 'true')
      node.childNodes.forEach(collect)
  }
  collect(slide)
  return pieces.map(piece => piece.replaceAll(/\s/g, '')).filter(Boolean)
}

for (const [fate, answer] of [['throws', throwing], ['cannot be loaded', gone]] as const) {
  test(`a drawing that ${fate} still shows all its text`, async ({ begin, serve, open, plan }) => {
    const texts = await slideTexts(build)
    const slide = plan.slides.find(({ number }) => texts[number - 1]!.includes('図:'))
    test.skip(!slide, 'This deck has no slide with a drawing.')
    const { number, title } = slide!
    // Components that no other slide uses are in the files of the slide.
    const files = await codeOf(title)
    const codes = await Promise.all(files.map(file => readFile(path.join(build, 'assets', file), 'utf8')))
    const components = [...new Set(codes.flatMap(code => code.match(/(?<="\.\/)[A-Z]\w*-[\w-]{8}\.js(?=")/g) ?? []))]
    await begin({ slide: number })
    const { url } = await serve()
    const before = async (page: Page): Promise<void> => {
      for (const name of components.length > 0 ? components : files)
        await plant(`**/assets/${name}`, answer)(page)
    }
    const [drawn, stage] = [await open(url), await open(url, { before })]
    await expect(textOn(stage).getByRole('heading', { level: 1 })).toHaveText(title)
    const said = (await textOn(stage).textContent())!.replaceAll(/\s/g, '')
    expect((await drawn.locator('.slidev-page:not(.deck-ahead) .slidev-layout').evaluate(piecesOf)).filter(piece => !said.includes(piece)), 'missing text').toEqual([])
    await expect(textOn(stage).locator('p'), 'the alternative text').not.toHaveCount(0)
  })
}

/** How readable a slide shown as text is on a canvas that fills the window: its smallest type, and the text that is cut off. */
function legibilityOf(text: Element): { smallest: number, cut: string[] } {
  const sizes: number[] = []
  const cut: string[] = []
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const node = walker.currentNode as Text
    const range = document.createRange()
    range.selectNodeContents(node)
    const boxes = [...range.getClientRects()]
    if (boxes.length > 0)
      sizes.push(Number.parseFloat(getComputedStyle(node.parentElement!).fontSize))
    if (boxes.some(({ left, top, right, bottom }) => left < 0 || top < 0 || right > innerWidth || bottom > innerHeight))
      cut.push(node.data)
  }
  return { smallest: Math.min(...sizes), cut }
}

test('every slide that fails shows all its text, large and uncut', async ({ serve, open, plan }) => {
  const { url } = await serve()
  const [drawn, failing] = [await open(url), await open(url, { before: plant('**/assets/md-*.js', gone) })]
  for (const { number, title } of plan.slides) {
    const slide = drawn.locator(`.slidev-page[data-slidev-no="${number}"]:not(.deck-ahead)`)
    await expect(slide.getByRole('heading', { level: 1 })).toBeVisible()
    const text = textOn(failing)
    await expect(text.getByRole('heading', { level: 1 })).toHaveText(title)

    const said = (await text.textContent())!.replaceAll(/\s/g, '')
    expect.soft(said.length, `${number}: more than the title`).toBeGreaterThan(title.replaceAll(/\s/g, '').length)
    expect.soft((await slide.locator('.slidev-layout').evaluate(piecesOf)).filter(piece => !said.includes(piece)), `${number}: missing text`).toEqual([])
    const { smallest, cut } = await text.evaluate(legibilityOf)
    expect.soft(smallest, `${number}: px of the smallest type`).toBeGreaterThanOrEqual(24)
    expect.soft(cut, `${number}: text that is cut off`).toEqual([])
    const structures = await Promise.all([text, slide.locator('.slidev-layout')].map(async within => ({ hasList: await within.locator('li').count() > 0, times: await within.locator('time').count() })))
    expect.soft(structures[0], `${number}: lists and times, part by part`).toEqual(structures[1])
    await drawn.keyboard.press('ArrowDown')
  }
})

for (const [browser, why] of [['/nowhere/chrome', 'names /nowhere/chrome, which does not exist'], [process.execPath, 'does not start']] as const) {
  test(`with ${path.basename(browser)} as the browser, the texts stay those of the Markdown, and a message says so`, async () => {
    const made = test.info().outputPath('build')
    const page = path.join(made, 'index.html')
    await mkdir(made)
    await writeFile(page, withTexts(presentPage('題', ''), { slides: ['<p>Markdown</p>'], phrases: [] }))
    const { env } = process
    process.env = { ...env, [browserVariable]: browser }
    const said: string[] = []
    await completeTexts(made, mainVariant, what => said.push(what))
    process.env = env
    expect(said).toEqual([expect.stringMatching(`^[^.].*${why}.*, so a slide that fails in the talk will show only the lines of its Markdown`)])
    expect(await readFile(page, 'utf8')).toContain('<p>Markdown</p>')
  })
}
