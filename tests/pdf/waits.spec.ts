/**
 * The print page where something in it never comes, or fails: every wait ends, in a sentence that names the slide and
 * what is waited for. Each defect is planted into a copy of the page that the other checks look at.
 */
import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { test as base, expect } from 'playwright/test'
import { readDeck } from '../../tooling/check'
import { planDocument } from '../../tooling/export/plan'
import { openPrintPage } from '../../tooling/export/printer'
import { serveFolder } from '../../tooling/shared/serve'
import { watchPage } from '../../tooling/shared/watched'
import { printBuild } from '../helpers/places'
import { otherVariant } from '../helpers/slides'

interface Fixtures {
  /** Changes the one file of the copy whose name matches. */
  plant: (file: RegExp, change: (content: string) => string) => Promise<void>
  /** Has the code of the slide in the middle loaded in another way. */
  plantLoader: (loader: string) => Promise<void>
  /** Prints the variant; what is told. */
  print: () => Promise<string>
}

const { slides } = await readDeck(otherVariant)
/** A slide in the middle. */
const place = Math.floor(slides.length / 2)
const alias = String(slides[place]!.frontmatter.routeAlias)
const name = `lide ${place + 1} (${alias})`

const test = base.extend<Fixtures & { copy: string }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a fixture needs from this pattern.
  copy: async ({}, use, testInfo) => {
    const copy = testInfo.outputPath('print')
    await cp(printBuild, copy, { recursive: true })
    await use(copy)
  },
  plant: async ({ copy }, use) => {
    await use(async (file, change) => {
      const [found, ...more] = (await readdir(copy, { recursive: true })).filter(name => file.test(name))
      expect([found, more.length], 'the file that the defect is planted in').toEqual([expect.anything(), 0])
      const content = await readFile(path.join(copy, found!), 'latin1')
      const planted = change(content)
      expect(planted, 'the defect').not.toBe(content)
      await writeFile(path.join(copy, found!), planted, 'latin1')
    })
  },
  plantLoader: async ({ copy, plant }, use) => {
    // Which file of the build has the slides is the bundler's business.
    const scripts = (await readdir(copy, { recursive: true })).filter(name => name.endsWith('.js'))
    const holds = await Promise.all(scripts.map(async name => (await readFile(path.join(copy, name), 'utf8')).includes('componentsCache[')))
    const home = path.basename(scripts.find((_, i) => holds[i])!)
    await use(loader => plant(new RegExp(`${home.replace('.', '\\.')}$`), (script) => {
      const aliases = [...script.matchAll(/"routeAlias": "([\w-]+)"/g)].map(([, alias]) => alias)
      return script.replaceAll(/componentsCache\[(\d+)\] \?\?= await [^\n]+;/g, (whole, index) => aliases[Number(index)] === alias ? loader : whole)
    }))
  },
  print: async ({ copy, browser }, use) => {
    const site = await serveFolder(copy)
    await use(async () => {
      const page = await openPrintPage(browser, site.url, 1)
      const { job } = await planDocument(otherVariant, { withClicks: false, dark: false })
      return await page.print({ ...job, timeoutMs: 2000 }).then(({ printed }) => `${printed.length} pages`, ({ message }) => message)
    })
    await site.close()
  },
})

for (const [what, loader, told] of [
  ['never comes', 'await new Promise(() => {})', `^S${name} is not drawn: nothing has come for 2 seconds\\.\n`],
  ['waits for ever in its setup', '{ [Symbol.toStringTag]: "Module", default: { setup: () => new Promise(() => {}) } }', `^S${name} is not drawn: nothing has come for 2 seconds\\.\n`],
  ['throws in its setup', '{ [Symbol.toStringTag]: "Module", default: { setup() { throw new Error("boom") } } }', `^S${name} cannot be drawn: boom\\.\n`],
  ['throws in its setup after a while', '{ [Symbol.toStringTag]: "Module", default: { async setup() { await 0; throw new Error("boom") } } }', `^S${name} cannot be drawn: boom\\.\n`],
  ['holds a component that throws', '{ [Symbol.toStringTag]: "Module", default: { __name: "Sparkline", setup() { throw new Error("boom") } } }', `^S${name} cannot be drawn: <Sparkline>: boom\\.\n`],
  ['cannot be loaded', '(() => { throw new Error("no such code") })()', `^S${name} cannot be drawn: its code cannot be loaded\\.\nThe page complains: .*no such code`],
] as const) {
  test(`a slide that ${what} is named`, async ({ plantLoader, print }) => {
    await plantLoader(loader)
    expect(await print()).toMatch(new RegExp(told.replaceAll(/[()]/g, '\\$&')))
  })
}

/** Puts something into the slide in the middle as soon as it stands. */
function put(code: string): string {
  return `<script>
  new MutationObserver(() => {
    const slide = document.querySelectorAll('.print-slide-container')[${place}]?.querySelector('[data-slidev-no]')
    if (!slide || slide.planted) return
    slide.planted = true
    ${code}
  }).observe(document, { subtree: true, childList: true })
</script></head>`
}

for (const [what, code] of [
  ['picture', 'slide.append(Object.assign(new Image(), { src: "/gone.png", alt: "" }))'],
  ['picture of a style', 'slide.style.backgroundImage = "url(/gone.png)"'],
  ['picture of a drawing', 'slide.insertAdjacentHTML("beforeend", "<svg><image href=\\"/gone.png\\" width=\\"9\\" height=\\"9\\"/></svg>")'],
] as const) {
  test(`a ${what} that does not load is named with its slide`, async ({ plant, print }) => {
    await plant(/^index\.html$/, html => html.replace('</head>', put(code)))
    expect(await print()).toMatch(new RegExp(`^The picture /gone\\.png on s${name.replaceAll(/[()]/g, '\\$&')} does not load\\.\n`))
  })
}

test('a part of a drawing without a size is named with its slide', async ({ plant, print }) => {
  await plant(/^index\.html$/, html => html.replace('</head>', put('slide.insertAdjacentHTML("beforeend", "<svg><rect width=\\"NaN\\" height=\\"9\\" aria-label=\\"NaN\\"/></svg>")')))
  expect(await print()).toMatch(new RegExp(`^S${name.replaceAll(/[()]/g, '\\$&')}: <rect> with width="NaN", which is no number\\.\n`))
})

test('a link to neither a slide nor a place is named with its slide', async ({ plant, print }) => {
  await plant(/^index\.html$/, html => html.replace('</head>', put('slide.insertAdjacentHTML("beforeend", "<a href=\\"#gone\\">there</a>")')))
  expect(await print()).toMatch(new RegExp(`^The link "there" on s${name.replaceAll(/[()]/g, '\\$&')} leads to #gone, which is neither a slide nor a place on this one\\.\n`))
})

test('pictures that are to load only when they are looked at are printed', async ({ plant, print }) => {
  await plant(/^index\.html$/, html => html.replace('</head>', put('for (let i = 0; i < 20; i++) slide.append(Object.assign(new Image(), { loading: "lazy", src: "favicon.svg?" + i, alt: "" }))')))
  expect(await print()).toBe(`${slides.length} pages`)
})

test('a font that is damaged is named', async ({ plant, print }) => {
  await plant(/deck-sans-700[\w-]+\.woff2$/, font => font.slice(0, font.length / 2))
  expect(await print()).toMatch(/^The font "?Deck Sans"? 700 cannot be loaded\.\n/)
})

test('a page that does not answer, and one that is late, are told with what they complain about', async ({ page }) => {
  const { inTime, whileAnswering } = watchPage(page)
  await page.setContent('<script>setTimeout(() => { throw new Error("boom") })</script>')
  await expect(inTime('the heading', page.locator('h1').waitFor(), { limit: 500, missing: async () => ['slide 3'] }))
    .rejects
    .toThrow('The browser has waited 0.5 seconds for the heading; slide 3 is missing.\nThe page complains: boom')
  await page.goto('about:blank')
  await expect(whileAnswering('the slides', page.evaluate('for (;;) {}'), 500)).rejects.toThrow('has waited 0.5 seconds for the slides, and the page does not answer')
  await page.close()
})
