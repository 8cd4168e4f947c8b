/** The server of a talk, given requests that no window sends: it neither stops nor floods the terminal. */
import type { ServeOptions } from '../../tooling/present/server'
import { once } from 'node:events'
import { cp, rm } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { Access } from '../../tooling/present/access'
import { listenOnFreePort } from '../helpers/ports'
import { address, ask, listens, own } from './requests'
import { expect, folder, test } from './windows'

/** Lets phones in without a notification. */
const remote = (): NonNullable<ServeOptions['remote']> => ({ address, access: new Access(), onJoin: () => {} })

test('every file is sent whole and with its type, even when only a part is requested', async ({ serve }) => {
  const { url } = await serve()
  const page = await ask(url)
  expect(page).toMatchObject({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' } })
  for (const range of ['bytes=5-2', 'bytes=0-1', 'bytes=99999999-', 'lines=1'])
    expect(await ask(url, { headers: { range } }), range).toMatchObject({ status: 200, body: page.body })
  const [script] = /assets\/[^"]+\.js/.exec(page.body)!
  for (const [file, type] of [['favicon.svg', 'image/svg+xml'], [script, 'text/javascript; charset=utf-8']] as const)
    expect(await ask(url + file), file).toMatchObject({ status: 200, headers: { 'content-type': type } })
  for (const file of ['build.json', 'nowhere', 'assets', 'assets/', '%', '__proto__', `..%2f..%2f..%2fpackage.json`])
    expect(await ask(url + file), file).toMatchObject({ status: 404, body: 'Not found' })
})

test('a build that is removed while it is presented is still served in full', async ({ serve }, testInfo) => {
  const copy = testInfo.outputPath('build')
  await cp(folder, copy, { recursive: true })
  const { url } = await serve({ folder: copy })
  await rm(copy, { recursive: true })
  const page = await ask(url)
  expect(page.status).toBe(200)
  const [script] = /assets\/[^"]+\.js/.exec(page.body)!
  expect((await ask(url + script)).status).toBe(200)
})

test('a client that hangs up during a request causes no error in the server', async ({ serve }) => {
  const { remoteUrl } = await serve({ remote: remote() })
  const { hostname, port, host } = new URL(remoteUrl!)
  const { error } = console
  const told: unknown[] = []
  console.error = (...what) => told.push(...what)
  try {
    const socket = connect(Number(port), hostname)
    const closed = once(socket, 'close')
    socket.resume().end(`POST /session HTTP/1.1\r\nHost: ${host}\r\nOrigin: http://${host}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{`)
    await closed
    expect((await ask(`${remoteUrl}join`)).status).toBe(200)
  }
  finally {
    console.error = error
  }
  expect(told).toEqual([])
})

test('if the port is taken on the network, nothing stays open on this machine either', async ({ serve }) => {
  const taken = createServer()
  const port = await listenOnFreePort(taken, address)
  try {
    await expect(serve({ port, remote: remote() })).rejects.toThrow(`${address}:${port} is not available (EADDRINUSE).`)
    expect(await listens('127.0.0.1', port)).toBe(false)
  }
  finally {
    taken.close()
  }
})

test('the talk is also served on port 80, which browsers omit from the address', async ({ serve }) => {
  const server = await serve({ port: 80 }).catch((error: Error) => error)
  test.skip(server instanceof Error, 'this user may not listen on port 80')
  const { url } = server as Awaited<ReturnType<typeof serve>>
  expect(url).toBe('http://127.0.0.1/')
  expect((await ask(url, { headers: { host: '127.0.0.1', ...own(url) } })).status).toBe(200)
})

test('two talks on one machine do not sign out each other\'s phone', async ({ serve, browser }) => {
  const context = await browser.newContext()
  const phone = await context.newPage()
  const talks = [remote(), remote()]
  const servers = [await serve({ remote: talks[0] }), await serve({ remote: talks[1] })]
  for (const [i, { remoteUrl }] of servers.entries()) {
    await phone.goto(`${remoteUrl}join#${talks[i]!.access.issue()}`)
    await expect(phone.locator('.present-notes')).toBeVisible()
  }
  for (const { remoteUrl } of servers) {
    await phone.goto(`${remoteUrl}presenter`)
    await expect(phone).toHaveURL(`${remoteUrl}presenter`)
  }
  await context.close()
})
