/**
 * `npm start` as a user runs it, in one small deck that is served once: its address, what pages of other sites may do
 * with it, and how saved mistakes are reported.
 */
import type { Page } from 'playwright/test'
import type { Command } from '../helpers/command'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import path from 'node:path'
import { test } from 'playwright/test'
import { root } from '../../tooling/shared/folders'
import { start } from '../helpers/command'
import { makeDeck } from '../helpers/copy'
import { plantCheck, planted, plantedTold } from '../helpers/plant'
import { listenOnFreePort } from '../helpers/ports'
import { writeFiles } from '../helpers/write'
import { ask } from '../present/requests'

const cover = 'pages/00-cover.md'

/** The title on the cover. */
const title = '例題を語る夕べ'

let deck: string
let command: Command
/** The requested port, on which another server listens. */
let taken: number
/** Address of the stage without a trailing slash, as printed on the terminal. */
let url: string
const neighbour = createServer()
/** A window that stays open, because every new one requests all of Slidev, file by file. It follows the presenter view. */
let stage: Page

// All tests share one server.
test.describe.configure({ mode: 'default' })

test.beforeAll(async ({ browser }) => {
  test.setTimeout(150_000)
  deck = await makeDeck()
  await plantCheck(deck)
  // The packages are in another folder. Vite must be allowed to serve from there, and must not share its cache with others.
  const settings = { cacheDir: path.join(deck, '.cache/vite'), server: { fs: { allow: [path.join(root, 'node_modules')] } } }
  await writeFiles(deck, { 'setup/vite-plugins.ts': `export default () => [{ name: 'served-from-a-copy', config: () => (${JSON.stringify(settings)}) }]\n` })
  // The deck starts with a character that no font has, which is fixed right away.
  const page = path.join(deck, cover)
  const sound = await readFile(page, 'utf8')
  await writeFile(page, sound.replace('-->', '\n𩸽の話です。\n-->'))
  taken = await listenOnFreePort(neighbour, 'localhost')
  // NODE_ENV is as on a machine that installs without development dependencies.
  command = start('start', ['short', '--port', String(taken)], { deck, env: { EDITOR: 'true', NODE_ENV: 'production' } })
  await command.says('Presenter')
  await command.says('"𩸽の話です。" is not in the deck\'s fonts.')
  await writeFile(page, sound)
  url = /Audience {3}(\S+)/.exec(command.said())![1]!
  stage = await (await browser.newContext()).newPage()
  await stage.goto(url)
})

test.afterAll(async () => {
  await stage.context().close()
  command.signal('SIGTERM', 'it alone')
  await command.outcome
  neighbour.close()
  await rm(deck, { recursive: true })
})

// A new server builds its first page during the request.
const expect = test.expect.configure({ timeout: 120_000 })

test('a taken port is skipped for the next, and stage and presenter view are at the printed addresses', async ({ page }) => {
  test.setTimeout(150_000)
  expect(command.said()).toContain(`Port ${taken} is taken; using ${new URL(url).port}.`)
  await expect(stage.getByRole('heading', { level: 1 }).first()).toContainText(title)
  const [, presenter] = /Presenter {2}(\S+)/.exec(command.said())!
  expect(presenter).toBe(`${url}/presenter`)

  await page.goto(presenter!)
  await expect(page.locator('.slidev-presenter')).toBeVisible()
  await expect(page).toHaveURL(/#\/presenter\/1/)
  const plan = page.locator('.deck-plan')
  await expect(plan.getByText('開始前')).toBeVisible()
  await expect(plan.getByRole('listitem'), 'sections').toHaveCount(3)
  // Slidev's clock shows its button only under the pointer.
  await page.locator('[class="i-carbon:play"]').dispatchEvent('click')
  await expect(plan.getByText('予定どおり')).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(plan.getByText(/秒早い$/)).toBeVisible()
  await expect(plan.getByRole('navigation', { name: '構成' })).toContainText('始まり')
})

test('a character that no font has is reported at the start, and after an edit', async () => {
  for (const [file, change, told] of [
    [cover, text => text.replace('-->', '\n鮭🎉の話です。\n-->'), 'notes: "🎉" (U+1F389) in "鮭🎉の話です。" is not in the deck\'s fonts.'],
    ['components/TimeTable.vue', text => text.replace('</template>', '<!-- ☕ --><b>⭐</b></template>'), '"⭐" (U+2B50) is not in the deck\'s fonts.'],
  ] as [file: string, change: (text: string) => string, told: string][]) {
    const before = await readFile(path.join(deck, file), 'utf8')
    await writeFile(path.join(deck, file), change(before))
    await command.says(told)
    await writeFile(path.join(deck, file), before)
  }
  expect(command.said().match(/U\+29E3D/g), 'the report is not repeated').toHaveLength(1)
  expect(command.said(), 'text in a comment').not.toContain('☕')
})

/** Every page of a deck, as it is on disk. */
async function pagesOf(deck: string): Promise<Record<string, string>> {
  const folder = path.join(deck, 'pages')
  return Object.fromEntries(await Promise.all((await readdir(folder)).map(async name => [name, await readFile(path.join(folder, name), 'utf8')] as const)))
}

/** Tries what a page can do to another server. Returns the outcome of each attempt. */
async function attack(target: string): Promise<Record<string, string>> {
  const slide = `${target}/__slidev/slides/1.json`
  const body = '{"note":"planted","rest":"="}'
  const settle = (answer: Promise<Response>): Promise<string> => answer.then(async response => response.type === 'opaque' ? 'sent' : `read ${response.status}, ${(await response.text()).length > 0}`, () => 'failed')
  const element = (name: 'img' | 'script', src: string): Promise<string> => new Promise((resolve) => {
    const made = Object.assign(document.createElement(name), { src, type: 'module', onload: () => resolve('loaded'), onerror: () => resolve('failed') })
    document.body.append(made)
  })
  const form = (): Promise<string> => new Promise((resolve) => {
    document.body.innerHTML += `<iframe name="there"></iframe><form method="post" enctype="text/plain" target="there" action="${slide}"><input name='{"note":"planted","rest":"' value='"}'></form>`
    document.querySelector('iframe')!.addEventListener('load', () => resolve('sent'))
    document.querySelector('form')!.submit()
  })
  const socket = (): Promise<string> => new Promise((resolve) => {
    Object.assign(new WebSocket(target.replace('http', 'ws'), 'vite-hmr'), { onopen: () => resolve('open'), onerror: () => resolve('failed') })
  })
  return {
    form: await form(),
    blind: await settle(fetch(slide, { method: 'POST', mode: 'no-cors', headers: { 'content-type': 'text/plain' }, body })),
    json: await settle(fetch(slide, { method: 'POST', headers: { 'content-type': 'application/json' }, body })),
    state: await settle(fetch(`${target}/@server-reactive/nav`, { method: 'POST', mode: 'no-cors', body: '{"patch":{"page":3}}' })),
    read: await settle(fetch(slide)),
    token: await settle(fetch(`${target}/@vite/client`)),
    script: await element('script', `${target}/@vite/client`),
    editor: await element('img', `${target}/__open-in-editor?file=package.json`),
    socket: await socket(),
  }
}

test('a page of another site cannot change files or read anything', async ({ page }) => {
  const elsewhere = createServer((_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<!DOCTYPE html><body>'))
  const port = await listenOnFreePort(elsewhere)
  const before = await pagesOf(deck)
  const { port: own } = new URL(url)
  for (const site of [`http://127.0.0.1:${port}/`, `http://localhost:${port}/`]) {
    await page.goto(site)
    expect.soft(await page.evaluate(attack, url), `the attempts of ${site}`).toEqual({
      form: 'sent',
      blind: 'sent',
      json: 'failed',
      state: 'sent',
      read: 'failed',
      token: 'failed',
      script: 'failed',
      editor: 'failed',
      socket: 'failed',
    })
    expect.soft(await pagesOf(deck), `the pages after the attempts of ${site}`).toEqual(before)
  }
  // A link from another site still works.
  await page.setContent(`<a href="${url}/presenter">slides</a>`)
  await page.getByRole('link').click()
  await page.waitForURL(`${url}/#/presenter`, { waitUntil: 'commit' })

  for (const host of ['evil.example', `evil.example:${own}`, `localhost.evil.example:${own}`, `192.0.2.7:${own}`]) {
    for (const file of ['', '__slidev/slides/1.json', '@vite/client', 'pages/00-cover.md'])
      expect((await ask(`${url}/${file}`, { headers: { host } })).status, `${file} by the name ${host}`).toBe(403)
    expect((await ask(`${url}/__slidev/slides/1.json`, { method: 'POST', headers: { host, origin: `http://${host}` }, body: '{"note":"planted"}' })).status).toBe(403)
  }
  expect((await ask(`${url}/__slidev/slides/1.json`, { method: 'POST', headers: { origin: 'null' }, body: '{"note":"planted"}' })).status).toBe(403)
  expect(await pagesOf(deck)).toEqual(before)
  elsewhere.close()
})

test('the deck\'s own pages may do what other sites may not', async ({ page }) => {
  const before = await pagesOf(deck)
  // The page must not be notified of its own change to the deck, or it reloads in the middle of its work.
  await page.routeWebSocket(/./, () => {})
  await page.goto(url)
  expect(await page.evaluate(attack, url)).toMatchObject({ form: 'sent', blind: 'read 200, true', json: 'read 200, true', read: 'read 200, true', script: 'loaded' })
  expect((await pagesOf(deck))[path.basename(cover)]).toContain('planted')
  await writeFile(path.join(deck, cover), before[path.basename(cover)]!)
})

/** A mistake that is saved while the talk is served. */
interface Mistake {
  what: string
  change: (text: string) => string
  /** The messages about it. */
  told: readonly RegExp[]
  /** Whether a window that is opened meanwhile must show it, too. */
  isLookedAtLate?: true
}

/** Mistakes by file. A file is fixed after its last mistake only, because each recovery reloads the whole talk. */
const mistakes: readonly (readonly [file: string, ...mistakes: Mistake[]])[] = [
  ['data/event.ts', { what: 'a wrong fact', change: text => text.replace(/\n\s*date: .*/, ''), told: [/^One thing in the deck is wrong:\s+data\/event\.ts, date: is missing/], isLookedAtLate: true }, { what: 'facts that cannot be read', change: text => `${text}const = 1\n`, told: [/^data\/ cannot be read: [\s\S]*data\/event\.ts:\d+:\d+/] }],
  [cover, { what: 'a page with invalid YAML', change: text => text.replace('layout: cover', 'layout: cover: x'), told: [/pages\/00-cover\.md, slide 1 .*frontmatter: cannot be read/] }, {
    what: 'a page with an unknown component and a mistake for the deck\'s own check',
    change: text => text.replace('<!--', '<NoSuchThing />\n\n<!--').replace('-->', `\n${planted.error}\n-->`),
    told: [/<NoSuchThing>: there is no such component/, /notes: "【誤り】" was found/],
  }],
  ['layouts/cover.vue', { what: 'a component that cannot be read', change: text => text.replace('<script setup lang="ts">', '$&\nconst = 1'), told: [/Unexpected token[\s\S]*layouts\/cover\.vue/], isLookedAtLate: true }],
  ['layouts/cover.vue', { what: 'a component that fails', change: text => text.replace('<script setup lang="ts">', '$&\nthrow new Error("planted")'), told: [/layouts\/cover\.vue fails: planted/] }],
  ['tooling/setup/preparser.ts', { what: 'a hook that fails', change: text => `${text}throw new Error('planted')\n`, told: [/^The deck's code cannot be run:\s+tooling\/setup\/preparser\.ts:\d+:\d+: planted/], isLookedAtLate: true }],
]

/** The page that is displayed instead of the talk, or Vite's overlay. */
const shownProblem = 'main > pre, vite-error-overlay .message-body'

test('a saved mistake is reported on the terminal and in the browser, which recovers by itself once it is fixed', async () => {
  test.setTimeout(mistakes.length * 60_000)
  const heading = stage.getByRole('heading', { level: 1, name: title })
  const problem = stage.locator(shownProblem)
  await stage.goto(`${url}/#/1`)
  for (const [file, ...own] of mistakes) {
    // A page that is still loading may load the mistake before the server notices it. To the server, the fix would be no change.
    await stage.waitForLoadState()
    await expect(heading).toBeVisible()
    const before = await readFile(path.join(deck, file), 'utf8')
    for (const { what, change, told, isLookedAtLate } of own) {
      const said = command.said().length
      const changed = change(before)
      expect(changed).not.toBe(before)
      await writeFile(path.join(deck, file), changed)
      // The new problem is on top of the previous one until that disappears.
      for (const one of told)
        await expect(problem.last(), `${what}, in the browser`).toHaveText(one)
      // Such a window is notified in three ways, two of which may coincide: by the deck's plugin, by Vite, which then also prints
      // the message, and by the replacement server.
      if (isLookedAtLate) {
        const late = await stage.context().newPage()
        await late.goto(url)
        for (const one of told)
          await expect(late.locator(shownProblem).last(), `${what}, in a window that is opened meanwhile`).toHaveText(one)
        await late.close()
      }
      for (const one of told)
        await expect.poll(() => command.said().slice(said).replace(/^[\s\S]*?(?=\n)/, '').trim(), `${what}, on the terminal`).toMatch(new RegExp(one.source, 'm'))
    }
    await writeFile(path.join(deck, file), before)
    await expect(heading, `${own.map(({ what }) => what).join(' and ')}, fixed`).toBeVisible()
    await expect(problem).toHaveCount(0)
  }
})

test('a picture that is removed and one that is added are reported', async () => {
  const picture = path.join(deck, 'public/favicon.svg')
  const drawn = await readFile(picture, 'utf8')
  await rm(picture)
  await command.says('image: there is no file /favicon.svg.')
  await writeFile(picture, drawn.replace('</svg>', '<text>a</text></svg>'))
  await command.says('image: /favicon.svg has text, which each machine sets in a font of its own.')
  await writeFile(picture, drawn)
  await expect(stage.getByRole('heading', { level: 1 }).first()).toContainText(title)
})

test('a mistake from before a restart of Slidev\'s server is still reported after it', async () => {
  test.setTimeout(150_000)
  const [file, hook] = [cover, 'tooling/setup/vite-plugins.ts'].map(name => path.join(deck, name)) as [string, string]
  const [before, hookBefore] = await Promise.all([file, hook].map(name => readFile(name, 'utf8'))) as [string, string]
  const begun = (): number => command.said().match(/presenter mode/g)?.length ?? 0
  const status = (): Promise<number | undefined> => ask(`${url}/`, { headers: { accept: 'text/html' } }).then(({ status }) => status, () => undefined)
  await writeFile(file, before.replace('<!--', '<NoSuchThing />\n\n<!--'))
  await expect.poll(status).toBe(503)
  const servers = begun()
  await writeFile(hook, `${hookBefore}\n`)
  await expect.poll(begun, 'servers that have started').toBe(servers + 1)
  await expect.poll(status, 'the new server shows what is wrong').toBe(503)
  await writeFile(file, before)
  // This test is not about windows that load in the middle of this.
  const fresh = await stage.context().newPage()
  await stage.close()
  stage = fresh
  await stage.goto(url)
  await expect(stage.getByRole('heading', { level: 1, name: title }), 'fixed').toBeVisible()
})

test('warnings appear on the terminal and in a corner of the page, and the slides stay', async () => {
  test.setTimeout(150_000)
  const file = path.join(deck, cover)
  const before = await readFile(file, 'utf8')
  const title = stage.getByRole('heading', { level: 1 }).first()
  const panel = stage.locator('deck-warnings')
  await stage.goto(`${url}/#/1`)
  await expect(title).toBeVisible()
  await expect(panel).toHaveCount(0)

  await writeFile(file, before.replace('-->', `\n${planted.warning}${planted.hint}\n-->`))
  await expect(panel.locator('summary')).toHaveText('2 warnings')
  for (const [severity, heading] of [['warning', 'Export, build and present will refuse this:'], ['hint', 'This may be right; look at it once more:']] as const)
    expect(command.said()).toMatch(new RegExp(`${heading}\\n\\n.*${plantedTold(severity)}`))
  const { width, height } = (await panel.boundingBox())!
  expect(width * height, 'the area of the page that it covers, in pixels').toBeLessThan(1280 * 720 / 200)
  await expect(title).toBeVisible()
  await expect(stage.locator(shownProblem)).toHaveCount(0)

  // The keyboard opens it without changing the slide.
  await panel.locator('summary').focus()
  await stage.keyboard.press('Space')
  for (const severity of ['warning', 'hint'] as const)
    await expect(panel.locator('pre')).toContainText(plantedTold(severity))
  await expect(title).toBeVisible()
  const late = await stage.context().newPage()
  await late.goto(`${url}/presenter`)
  await expect(late.locator('deck-warnings summary'), 'in a window that is opened meanwhile').toHaveText('2 warnings')
  await late.close()

  await writeFile(file, before)
  await expect(panel, 'fixed').toHaveCount(0)
})

test('a hook that cannot be read is reported with a clear message', async () => {
  const deck = await makeDeck()
  const hook = path.join(deck, 'tooling/setup/vite-plugins.ts')
  await writeFile(hook, `${await readFile(hook, 'utf8')}const = 1\n`)
  // This is how the command starts Slidev.
  const slidev = fork('tooling/start/slidev.mjs', [path.join(deck, 'short.md')], { cwd: deck, execArgv: [], silent: true })
  const [[told], [code]] = await Promise.all([once(slidev, 'message'), once(slidev, 'exit')])
  await rm(deck, { recursive: true })
  expect(told).toMatch(/^The deck's code cannot be run:[\s\S]*tooling\/setup\/vite-plugins\.ts:\d+:\d+/)
  expect(code).toBe(1)
})
