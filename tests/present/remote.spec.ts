/** The talk on the local network: open to those who have the code, and to no one else. */
import type { Answer } from './requests'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { Access } from '../../tooling/present/access'
import { routeFor, routes } from '../../tooling/present/routes'
import { edgeDefects, heightDefects, zoomDefects } from '../helpers/phone'
import { address, ask, own, subscribe } from './requests'
import { test as base, expect, expectSlide, folder } from './windows'

const test = base.extend<{ remote: { local: string, network: string, access: Access, joined: () => string[] } }>({
  remote: async ({ serve }, use) => {
    const joined: string[] = []
    const access = new Access()
    const { url, remoteUrl } = await serve({ remote: { address, access, onJoin: device => joined.push(device) } })
    await use({ local: url, network: remoteUrl!, access, joined: () => joined })
  },
})

test('without the code the network gets nothing: no page, no notes, no place and no control', async ({ remote: { network, access } }) => {
  access.issue()
  const assets = await readdir(path.join(folder, 'assets'))
  for (const file of ['talk', 'talk?window=audience', 'build.json', 'index.html', 'favicon.svg', 'assets/', 'nowhere', '../package.json', ...assets.map(name => `assets/${name}`)])
    expect(await ask(network + file), file).toMatchObject({ status: 401, body: 'Code first' })
  for (const page of ['', 'presenter', 'presenter?x=1'])
    expect(await ask(network + page), page).toMatchObject({ status: 303, headers: { location: '/join' } })
  for (const session of ['', 'guess', '__proto__'])
    expect((await ask(`${network}talk`, { headers: { cookie: `deck-session-${new URL(network).port}=${session}` } })).status).toBe(401)
  expect((await ask(`${network}talk`, { method: 'POST', headers: own(network), body: '{"do":"next"}' })).status).toBe(401)
  expect(await subscribe(network, '/talk', own(network))).toBe(401)
  const join = await ask(`${network}join`)
  expect(join.status).toBe(200)
  expect(join.headers['content-security-policy']).toContain('default-src \'none\'')
})

test('every known and unknown route is guarded on the network as the table says, and open on this machine', async ({ remote: { local, network } }) => {
  const statusOf = (url: string, method: string, path: string): Promise<number> => method === 'SOCKET'
    ? subscribe(url, path, own(url))
    : ask(new URL(path, url).href, { method, headers: method === 'POST' ? own(url) : {}, ...method === 'POST' && { body: '{}' } }).then(({ status }) => status)
  const paths = [...new Set(routes.map(({ path }) => path.replace('*', '/favicon.svg')))]
  for (const path of paths) {
    for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'SOCKET']) {
      const guard = routeFor(routes, method, path)?.guard ?? 'session'
      const name = `${method} ${path}, which has the guard ${guard}`
      const outside = await statusOf(network, method, path)
      if (guard === 'none')
        expect([200, 400], `${name}: the handler answers`).toContain(outside)
      else
        expect(outside, name).toBe(guard === 'login' ? 303 : 401)
      expect([200, 101, 204, 400, 404, 405], `${name}: on this machine`).toContain(await statusOf(local, method, path))
    }
  }
})

test('a wrong code is refused and delays the next one, even a right one', async ({ remote: { network, access, joined } }) => {
  const code = access.issue()
  const enter = (code: string): Promise<Answer> => ask(`${network}session`, { method: 'POST', headers: own(network), body: JSON.stringify({ code }) })
  expect((await enter('AAAA-AAAA')).status).toBe(401)
  const hasty = await enter(code)
  expect(hasty.status).toBe(429)
  expect(Number(hasty.headers['retry-after'])).toBe(1)
  expect(hasty.headers['set-cookie']).toBeUndefined()
  for (const body of ['', '{', '{"code":1}', '{"code":"a","more":1}', `{"code":"${'A'.repeat(5000)}"}`])
    expect((await ask(`${network}session`, { method: 'POST', headers: own(network), body })).status, body.slice(0, 20)).toBeGreaterThanOrEqual(400)
  expect(joined()).toEqual([])
})

test('a phone joins with the QR code, controls the talk, and leaves no trace of the code', async ({ remote: { local, network, access, joined }, open, browser }) => {
  const code = access.issue()
  const told: string[] = []
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'ja-JP' })
  const phone = await context.newPage()
  phone.on('request', request => told.push(request.url(), JSON.stringify(request.headers())))
  await phone.goto(`${network}join#${code}`)
  await expect(phone).toHaveURL(`${network}presenter`)
  await expect(phone.locator('.present-notes')).not.toBeEmpty()
  expect(await phone.evaluate(() => innerWidth), 'the page is as wide as the phone').toBe(390)
  await expect(phone.getByRole('button', { name: '投影画面を開く' }), 'a phone cannot open a stage, which no one would see').toHaveCount(0)
  expect([...await zoomDefects(phone, '.presenter'), ...await heightDefects(phone), ...await edgeDefects(phone, '.moves')]).toEqual([])
  await phone.setViewportSize({ width: 390, height: 844 })
  expect(joined()).toEqual([address])
  expect(told.filter(text => text.includes(code) || text.includes(code.replace('-', '')))).toEqual([])
  expect(await phone.evaluate(() => [location.href, document.referrer, document.cookie, JSON.stringify({ ...localStorage })].join(' '))).not.toContain(code)
  expect(await context.cookies()).toMatchObject([{ name: `deck-session-${new URL(network).port}`, httpOnly: true, sameSite: 'Strict', path: '/' }])

  // All three follow each other.
  const [stage, presenter] = [await open(local), await open(`${local}presenter`)]
  await phone.getByRole('button', { name: '次へ' }).tap()
  await expectSlide(2, stage, presenter, phone)
  await presenter.keyboard.press('ArrowDown')
  await expectSlide(3, stage, presenter, phone)
  await phone.reload()
  await expectSlide(3, phone)

  // The code is used up for others; the device that joined may scan it again.
  await phone.goto(`${network}join#${code}`)
  await expect(phone).toHaveURL(`${network}presenter`)
  const other = await (await browser.newContext()).newPage()
  await other.goto(`${network}join#${code}`)
  await expect(other.getByRole('status')).toContainText('コードが違うか、もう使えません')
  expect(other.url(), 'a refused code does not stay in the address either → tooling/present/joinPage.ts').toBe(`${network}join`)
  expect(joined()).toEqual([address])
  await context.close()
  await other.context().close()
})

test('typing a wrong code shows what is wrong, and the right one lets the phone join', async ({ remote: { network, access }, browser }) => {
  const code = access.issue()
  const context = await browser.newContext()
  const phone = await context.newPage()
  await phone.goto(`${network}presenter`)
  await expect(phone).toHaveURL(`${network}join`)
  await expect(phone.getByText('この接続は暗号化されていません')).toBeVisible()
  const field = phone.getByLabel('パソコンの端末に出ているコード')
  await field.fill('AAAA-AAAA')
  await field.press('Enter')
  await expect(phone.getByRole('status')).toContainText('コードが違う')
  await field.fill(code.toLowerCase())
  await field.press('Enter')
  await expect(phone.getByRole('status')).toHaveText(/^1秒待って/)
  // After the second that it has to wait.
  await expect(async () => {
    // The last attempt may already be taking effect.
    if (phone.url() === `${network}join`)
      await field.press('Enter', { timeout: 500 })
    await expect(phone).toHaveURL(`${network}presenter`, { timeout: 500 })
  }).toPass({ timeout: 10_000 })
  await context.close()
})

test('the session ends with the server, and the phone is asked for a code again', async ({ serve, browser }) => {
  const first = new Access()
  const code = first.issue()
  const remote = { address, onJoin: () => {} }
  const server = await serve({ remote: { ...remote, access: first } })
  const context = await browser.newContext()
  const phone = await context.newPage()
  await phone.goto(`${server.remoteUrl}join#${code}`)
  await expect(phone.locator('.present-notes')).toBeVisible()
  await server.close()
  await serve({ port: Number(new URL(server.url).port), remote: { ...remote, access: new Access() } })
  await expect(phone).toHaveURL(`${server.remoteUrl}join`)
  await context.close()
})

test('no other site reaches the talk: not by another host name, a form, a script or a frame', async ({ remote: { local, network } }) => {
  for (const url of [local, network]) {
    const { port } = new URL(url)
    for (const host of ['evil.example', `evil.example:${port}`, `127.0.0.1:1`, `127.0.0.1.evil.example:${port}`])
      expect((await ask(`${url}presenter`, { headers: { host } })).status, host).toBe(421)
  }
  expect((await ask(`${local}presenter`, { headers: { host: `localhost:${new URL(local).port}` } })).status).toBe(200)
  // The network's host name is not valid on loopback, which requires no code.
  expect((await ask(local, { headers: { host: new URL(network).host } })).status).toBe(421)

  const noOrigin: Record<string, string> = {}
  for (const headers of [noOrigin, { origin: 'null' }, { origin: 'http://evil.example' }])
    expect(await subscribe(local, '/talk', headers), `a socket with ${JSON.stringify(headers)}`).toBe(403)
  expect(await subscribe(local, '/talk', { host: 'evil.example', origin: 'http://evil.example' })).toBe(421)
  expect(await subscribe(local, '/presenter/', own(local))).toBe(405)
  expect(await subscribe(local, '/talk', own(local))).toBe(101)

  const action = '{"do":"last"}'
  const { 'content-type': type, origin } = own(local)
  const strangers: Record<string, string>[] = [
    { 'content-type': type! },
    { 'content-type': type!, 'origin': 'null' },
    { 'content-type': type!, 'origin': 'http://evil.example' },
    { 'content-type': 'text/plain', 'origin': origin! },
  ]
  for (const headers of strangers)
    expect((await ask(`${local}talk`, { method: 'POST', headers, body: action })).status).toBeGreaterThanOrEqual(403)
  expect((await ask(`${local}talk`, { headers: { origin: 'http://evil.example' } })).status).toBe(403)
  for (const body of ['', '{}', '{"do":"fly"}', '{"do":"go","slide":"2"}', '{"do":"next","more":1}'])
    expect((await ask(`${local}talk`, { method: 'POST', headers: own(local), body })).status, body).toBe(400)
  expect((await ask(`${local}talk`, { method: 'POST', headers: own(local), body: action })).status).toBe(200)

  for (const file of ['', 'index.html', 'build.json', 'nowhere']) {
    const { headers } = await ask(local + file)
    expect(headers, file).toMatchObject({ 'cross-origin-resource-policy': 'same-origin', 'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff' })
    expect(headers['content-security-policy'], file).toContain('frame-ancestors \'none\'')
  }
  expect((await ask(`${local}/`)).status, 'an invalid address').toBe(400)
})
