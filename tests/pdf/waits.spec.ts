/**
 * When something on the print page never arrives, or fails, every wait ends with a message that names the slide and what
 * is missing. Each defect is planted in a copy of the page that the other checks inspect.
 */
import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { test as base, expect } from 'playwright/test'
import { readDeck } from '../../tooling/check'
import { siteAddress } from '../../tooling/deck/siteAddress'
import { planDocument } from '../../tooling/export/plan'
import { openPrintPage } from '../../tooling/export/printer'
import { escapeRegExp } from '../../tooling/shared/regExp'
import { serveFolder } from '../../tooling/shared/serve'
import { watchPage } from '../../tooling/shared/watched'
import { printBuild } from '../helpers/places'
import { layOut } from '../helpers/print-page'
import { otherVariant } from '../helpers/slides'

interface Fixtures {
  /** Changes the only file of the copy whose name matches. */
  plant: (file: RegExp, change: (content: string) => string) => Promise<void>
  /** Replaces the loaders of slides, by the slides' places. */
  plantLoaders: (loaders: ReadonlyMap<number, string>) => Promise<void>
  /** Prints the variant. Returns the number of pages, or the error message. */
  print: () => Promise<string>
}

const { slides } = await readDeck(otherVariant)
/** A slide in the middle. */
const place = Math.floor(slides.length / 2)
const aliasAt = (place: number): string => String(slides[place]!.frontmatter.routeAlias)
const nameAt = (place: number): string => `lide ${place + 1} (${aliasAt(place)})`
const name = nameAt(place)

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
      expect([found, more.length], 'the file to plant the defect in').toEqual([expect.anything(), 0])
      const content = await readFile(path.join(copy, found!), 'latin1')
      const planted = change(content)
      expect(planted, 'the defect').not.toBe(content)
      await writeFile(path.join(copy, found!), planted, 'latin1')
    })
  },
  plantLoaders: async ({ copy, plant }, use) => {
    // The bundler decides which file of the build has the slides.
    const scripts = (await readdir(copy, { recursive: true })).filter(name => name.endsWith('.js'))
    const holds = await Promise.all(scripts.map(async name => (await readFile(path.join(copy, name), 'utf8')).includes('componentsCache[')))
    const home = path.basename(scripts.find((_, i) => holds[i])!)
    await use(loaders => plant(new RegExp(`${escapeRegExp(home)}$`), (script) => {
      const aliases = [...script.matchAll(/"routeAlias": "([\w-]+)"/g)].map(([, alias]) => alias)
      const planted = new Map([...loaders].map(([place, loader]) => [aliasAt(place), loader]))
      return script.replaceAll(/componentsCache\[(\d+)\] \?\?= await [^\n]+;/g, (whole, index) => planted.get(aliases[Number(index)]!) ?? whole)
    }))
  },
  print: async ({ copy, browser }, use) => {
    await using site = await serveFolder(copy)
    await use(async () => {
      const page = await openPrintPage(browser, site.url, 1)
      const { job } = await planDocument(otherVariant, { withClicks: false, dark: false })
      return await page.print({ ...job, timeoutMs: 2000 }).then(({ printed }) => `${printed.length} pages`, ({ message }) => message)
    })
  },
})

/** What may happen to slides, several at once. Up to five problems are all reported. */
const fates: readonly (readonly (readonly [what: string, loader: string, told: string])[])[] = [[
  ['never comes', 'await new Promise(() => {})', ' is not drawn: nothing has come for 2 seconds.'],
  ['waits for ever in its setup', '{ [Symbol.toStringTag]: "Module", default: { setup: () => new Promise(() => {}) } }', ' is not drawn: nothing has come for 2 seconds.'],
  ['throws in its setup', '{ [Symbol.toStringTag]: "Module", default: { setup() { throw new Error("boom") } } }', ' cannot be drawn: boom.'],
], [
  ['throws in its setup after a while', '{ [Symbol.toStringTag]: "Module", default: { async setup() { await 0; throw new Error("boom") } } }', ' cannot be drawn: boom.'],
  ['holds a component that throws', '{ [Symbol.toStringTag]: "Module", default: { __name: "Sparkline", setup() { throw new Error("boom") } } }', ' cannot be drawn: <Sparkline>: boom.'],
  ['cannot be loaded', '(() => { throw new Error("no such code") })()', ' cannot be drawn: its code cannot be loaded.'],
]]
for (const some of fates) {
  test(`each is named: a slide that ${some.map(([what]) => what).join(', one that ')}`, async ({ plantLoaders, print }) => {
    const places = some.map((_, i) => place - 1 + i)
    await plantLoaders(new Map(some.map(([, loader], i) => [places[i]!, loader])))
    const told = await print()
    expect(told.split('\n').filter(line => line.startsWith('Slide ')).sort()).toEqual(some.map(([,, told], i) => `S${nameAt(places[i]!)}${told}`).sort())
    if (some.some(([what]) => what === 'cannot be loaded'))
      expect(told).toMatch(/\nThe page complains: .*no such code/)
  })
}

/** Runs code on a slide, by default the one in the middle, as soon as it is there. */
function put(code: string, at = place): string {
  return `<script>
  new MutationObserver(() => {
    const slide = document.querySelectorAll('.print-slide-container')[${at}]?.querySelector('[data-slidev-no]')
    if (!slide || slide.planted) return
    slide.planted = true
    ${code}
  }).observe(document, { subtree: true, childList: true })
</script></head>`
}

test('pictures that do not load are named with their slide, whether in its content, in a style or in a drawing', async ({ plant, print }) => {
  await plant(/^index\.html$/, html => html.replace('</head>', put([
    'slide.append(Object.assign(new Image(), { src: "/gone.png", alt: "" }))',
    'slide.style.backgroundImage = "url(/lost.png)"',
    'slide.insertAdjacentHTML("beforeend", "<svg><image href=\\"/missing.png\\" width=\\"9\\" height=\\"9\\"/></svg>")',
  ].join('\n'))))
  const told = await print()
  for (const picture of ['gone', 'lost', 'missing'])
    expect(told).toContain(`The picture /${picture}.png on s${name} does not load.\n`)
})

test('a shape with an invalid size is named with its slide', async ({ plant, print }) => {
  await plant(/^index\.html$/, html => html.replace('</head>', put('slide.insertAdjacentHTML("beforeend", "<svg><rect width=\\"NaN\\" height=\\"9\\" aria-label=\\"NaN\\"/></svg>")')))
  expect(await print()).toMatch(new RegExp(`^S${name.replaceAll(/[()]/g, '\\$&')}: <rect> with width="NaN", which is not a number\\.\n`))
})

test('a link to neither a slide nor a place is named with its slide', async ({ plant, print }) => {
  await plant(/^index\.html$/, html => html.replace('</head>', put('slide.insertAdjacentHTML("beforeend", "<a href=\\"#gone\\">there</a>")')))
  expect(await print()).toMatch(new RegExp(`^The link "there" on s${name.replaceAll(/[()]/g, '\\$&')} leads to #gone, which is neither a slide nor a place on this one\\.\n`))
})

test('links lead to slides by name and by number, and to files at their address on the web', async ({ plant, copy, page }) => {
  const links = { [`#/${aliasAt(1)}?clicks=1`]: 2, '#3': 3, [`#${aliasAt(0)}`]: 1, '/favicon.svg': `${siteAddress}favicon.svg`, 'https://a.example/b': 'https://a.example/b' }
  await plant(/^index\.html$/, html => html.replace('</head>', put(Object.keys(links).map(href => `slide.insertAdjacentHTML("beforeend", "<a class=planted style='position: absolute; top: 8px; left: 8px' href='${href}'>there</a>")`).join('\n'))))
  await using site = await serveFolder(copy)
  const { job } = await planDocument(otherVariant, { withClicks: false, dark: false })
  await page.goto(`${site.url}?print`)
  const { printed } = await layOut(page, job)
  const hrefs = await page.locator('a.planted').evaluateAll(links => links.map(link => link.getAttribute('href')))
  expect(hrefs.map(href => printed.find(({ anchor }) => href === `#${anchor}`)?.number ?? href), `${Object.keys(links).join(', ')} → see tooling/export/page/links.ts`).toEqual(Object.values(links))
})

test('of many problems the first five are reported, with the number of the others', async ({ plant, print }) => {
  await plant(/^index\.html$/, html => html.replace('</head>', put(Array.from({ length: 7 }, (_, i) => `slide.append(Object.assign(new Image(), { src: "/gone-${i}.png", alt: "" }))`).join('\n'))))
  const told = (await print()).split('\n')
  expect(told.filter(line => line.startsWith('The picture '))).toHaveLength(5)
  expect(told[5], 'sentenceOf in tooling/export/printer.ts').toBe('And 2 more.')
  expect(told.at(-1)).toBe('Nothing was written. `npm start` shows the slides as they are.')
})

const sides = [['foot', 'top: 700px; left: 8px'], ['right edge', 'top: 8px; left: 1250px'], ['top', 'top: -20px; left: 8px'], ['left edge', 'top: 8px; left: -20px']] as const
test('text that sticks out is reported with its slide, the side and the distance', async ({ plant, print }) => {
  const scripts = sides.map(([, where], i) => put(`slide.insertAdjacentHTML("beforeend", "<p style=\\"position: absolute; ${where}; margin: 0; font: 20px/40px monospace; white-space: nowrap\\">too far out</p>")`, i).replace('</head>', ''))
  await plant(/^index\.html$/, html => html.replace('</head>', `${scripts.join('')}</head>`))
  const told = (await print()).split('\n')
  for (const [i, [side]] of sides.entries())
    expect(told[i]).toMatch(new RegExp(`^S${escapeRegExp(nameAt(i))}: "too far out" sticks out at the ${side} by \\d+ px\\. Say less, split the slide, or write zoom: 0\\.8 in its frontmatter\\.$`))
})

test('a picture that sticks out is reported too, but neither a decoration nor a cropped picture', async ({ plant, print }) => {
  const picture = (alt: string, size: number): string => `<img src=favicon.svg alt=${JSON.stringify(alt)} style="position: absolute; left: 8px; top: 600px; width: 8px; height: ${size}px">`
  await plant(/^index\.html$/, html => html.replace('</head>', put(`slide.insertAdjacentHTML("beforeend", ${JSON.stringify(`${picture('', 200)}<div style="position: absolute; inset: 0; overflow: hidden">${picture('cropped', 200)}</div>${picture('as high as it may be', 120)}${picture('too high', 200)}`)})`)))
  expect(await print()).toBe(`S${name}: the picture "too high" sticks out at the foot by 80 px. Show it smaller, for instance with width="600".\nNothing was written. \`npm start\` shows the slides as they are.`)
})

test('pictures that load lazily are printed', async ({ plant, print }) => {
  await plant(/^index\.html$/, html => html.replace('</head>', put('for (let i = 0; i < 20; i++) slide.append(Object.assign(new Image(), { loading: "lazy", src: "favicon.svg?" + i, alt: "" }))')))
  expect(await print()).toBe(`${slides.length} pages`)
})

test('a damaged font is named', async ({ plant, print }) => {
  await plant(/deck-sans-700[\w-]+\.woff2$/, font => font.slice(0, font.length / 2))
  expect(await print()).toMatch(/^The font "?Deck Sans"? 700 cannot be loaded\.\n/)
})

test('a page that is late, and one that does not answer, are reported with their own errors', async ({ page }) => {
  const { inTime, whileAnswering } = watchPage(page)
  await page.setContent('<script>setTimeout(() => { throw new Error("boom") })</script>')
  await expect(inTime('the heading', page.locator('h1').waitFor(), { limit: 500, missing: async () => ['slide 3'] }))
    .rejects
    .toThrow('The browser has waited 0.5 seconds for the heading; slide 3 is missing.\nThe page complains: boom')
  await page.goto('about:blank')
  await expect(whileAnswering('the slides', page.evaluate('for (;;) {}'), 500)).rejects.toThrow('has waited 0.5 seconds for the slides, and the page does not answer')
  await page.close()
})
