/** How much of the server one device may use, and what is left for others. */
import type { Socket } from 'node:net'
import type { Access as AccessOf } from '../../tooling/present/access'
import { once } from 'node:events'
import { connect } from 'node:net'
import { Access } from '../../tooling/present/access'
import { address, ask, own } from './requests'
import { test as base, expect, expectSlide } from './windows'

interface Remote {
  local: string
  network: string
  access: AccessOf
  /** Moves the clock of the sessions forward. */
  later: (milliseconds: number) => void
  /** Enters the code as a device does. Returns the header that identifies the session. */
  enter: () => Promise<{ cookie: string }>
  /** Opens connections to the network's listener that send only this text. */
  dial: (count: number, text: string) => Promise<Socket[]>
}

const test = base.extend<{ remote: Remote }>({
  remote: async ({ serve }, use) => {
    let now = Date.now()
    const access = new Access({ now: () => now })
    const { url, remoteUrl } = await serve({ beatMs: 500, remote: { address, access, onJoin: () => {} } })
    const sockets: Socket[] = []
    await use({
      local: url,
      network: remoteUrl!,
      access,
      later: milliseconds => now += milliseconds,
      async enter() {
        const { headers } = await ask(`${remoteUrl}session`, { method: 'POST', headers: own(remoteUrl!), body: JSON.stringify({ code: access.issue() }) })
        return { cookie: headers['set-cookie']![0]!.split(';')[0]! }
      },
      async dial(count, text) {
        const { hostname, port } = new URL(remoteUrl!)
        const more = Array.from({ length: count }, () => connect(Number(port), hostname).on('error', () => {}).resume())
        sockets.push(...more)
        await Promise.all(more.map(async (socket) => {
          await Promise.race([once(socket, 'connect'), once(socket, 'close')])
          socket.write(text)
        }))
        return more
      },
    })
    sockets.forEach(socket => socket.destroy())
  },
})

test('a phone joins and controls the talk, however many half-open connections its network holds', async ({ remote: { local, network, access, dial }, open, browser }) => {
  const stage = await open(local)
  await dial(200, `GET /join HTTP/1.1\r\nHost: ${new URL(network).host}\r\nX-`)
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true })
  const phone = await context.newPage()
  await phone.goto(`${network}join#${access.issue()}`)
  await expect(phone.locator('.present-notes')).not.toBeEmpty()
  await dial(200, '')
  await phone.getByRole('button', { name: '次へ' }).tap()
  await expectSlide(2, stage)
  await stage.keyboard.press('ArrowDown')
  await expectSlide(3, phone)
  await context.close()
})

test('every window of one browser loads and follows, however many are open', async ({ serve, browser }) => {
  const { url } = await serve()
  const context = await browser.newContext()
  // Chromium opens at most six connections to a server.
  const windows = await Promise.all(Array.from({ length: 7 }, () => context.newPage()))
  for (const [i, page] of windows.entries())
    await page.goto(i % 2 ? url : `${url}presenter`)
  for (const [slide, page] of [[2, windows[0]!], [3, windows.at(-1)!]] as const) {
    await page.keyboard.press('ArrowDown')
    await expectSlide(slide, ...windows)
  }
  await context.close()
})

test('a client that begins a request and does not finish it is cut off', async ({ remote: { network, dial } }) => {
  const head = `Host: ${new URL(network).host}\r\nOrigin: ${new URL(network).origin}\r\nContent-Type: application/json\r\n`
  await Promise.all(['', `GET / HTTP/1.1\r\n${head}X-`, `POST /session HTTP/1.1\r\n${head}Content-Length: 100\r\n\r\n{`].map(async (text) => {
    const [socket] = await dial(1, text)
    const closed = await Promise.race([once(socket!, 'close').then(() => true), new Promise(resolve => setTimeout(resolve, 15_000, false))])
    expect(closed, `after ${JSON.stringify(text.slice(0, 12))}`).toBe(true)
  }))
})

test('a device cannot make the talk\'s state larger than its slides allow', async ({ remote: { local, network, enter }, plan }) => {
  const session = await enter()
  const send = async (body: object, to = network): Promise<number> => (await ask(`${to}talk`, { method: 'POST', headers: { ...own(to), ...session }, body: JSON.stringify(body) })).status
  const state = async (): Promise<{ trouble: object }> => JSON.parse((await ask(`${local}talk`, { method: 'POST', headers: own(local), body: '{"do":"go","slide":1}' })).body).state
  const text = 'x'.repeat(500)
  expect(await send({ do: 'report', slide: 10 ** 6, trouble: text })).toBe(200)
  expect(await send({ do: 'report', slide: plan.slides.length, trouble: text })).toBe(200)
  expect((await state()).trouble).toEqual({ [plan.slides.length]: text })
  const alone = { slide: 1, click: 0, clock: { spent: 0, since: null }, black: false, dark: false }
  const trouble = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [i + 1, 'x']))
  expect(await send({ do: 'resume', server: '', state: { ...alone, trouble } })).toBe(200)
  expect(Object.keys((await state()).trouble)).toHaveLength(plan.slides.length)
  for (const wrong of [{ clock: { spent: -1, since: null } }, { clock: { spent: 1e300, since: null } }, { clock: { spent: 0, since: 1e300 } }, { trouble: { 1: `${text}x` } }, { slide: 1e300 }])
    expect(await send({ do: 'resume', server: '', state: { ...alone, trouble: {}, ...wrong } }), JSON.stringify(wrong).slice(0, 40)).toBe(400)
  expect(await send({ do: 'resume', server: 'x'.repeat(1000), state: { ...alone, trouble: {} } })).toBe(400)
  expect(await send({ do: 'report', slide: 1, trouble: 'x'.repeat(70_000) })).toBe(413)
  expect((await ask(`${network}talk`, { headers: { ...session, 'x-large': 'x'.repeat(20_000) } })).status).toBe(431)
})

test('a device that floods the server is limited, and this machine is not', async ({ remote: { local, network, enter } }) => {
  const session = await enter()
  const send = (to: string, headers: object): Promise<number> => ask(`${to}talk`, { method: 'POST', headers: { ...own(to), ...headers }, body: '{"do":"dark"}' }).then(({ status }) => status)
  const statuses: number[] = []
  for (let i = 0; i < 30; i++)
    statuses.push(...await Promise.all(Array.from({ length: 10 }, () => send(network, session))))
  expect(new Set(statuses)).toEqual(new Set([200, 429]))
  expect(await send(local, {})).toBe(200)
})

test('the windows of a device are signed out when its session ends', async ({ remote: { network, access, later }, browser }) => {
  const context = await browser.newContext()
  const phone = await context.newPage()
  await phone.goto(`${network}join#${access.issue()}`)
  await expect(phone.locator('.present-notes')).toBeVisible()
  later(13 * 60 * 60 * 1000)
  await expect(phone).toHaveURL(`${network}join`)
  await context.close()
})
