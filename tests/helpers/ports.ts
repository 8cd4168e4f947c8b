/** Ports that stay free until a test uses them. */
import type { Server } from 'node:net'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import process from 'node:process'
import { variants } from '../../tooling/deck/config'
import { presentCache } from '../../tooling/present/build'

/**
 * Systems assign ports from 32768 or 49152 upwards to the connections of a browser, so such a port may be taken between the
 * check and the start of a server. Below them, each worker has its own 800 ports, and a parallel test run starts at a
 * different one of them.
 */
let next = 20_000 + 800 * Number(process.env.TEST_PARALLEL_INDEX) + process.ppid % 400

/** Whether nothing listens on a port, at any address of this machine. */
async function isFree(port: number): Promise<boolean> {
  const server = createServer()
  try {
    await once(server.listen(port), 'listening')
  }
  catch {
    return false
  }
  await once(server.close(), 'close')
  return true
}

/** A free port, without a saved talk of an earlier run. */
export async function freePort(): Promise<number> {
  const port = next++
  if (!await isFree(port))
    return await freePort()
  for (const variant of variants)
    await rm(path.join(presentCache, `${variant}-${port}.json`), { force: true, recursive: true })
  return port
}

/** Makes a server listen on a free port, at an address of this machine. Returns the port. */
export async function listenOnFreePort(server: Server, address = '127.0.0.1'): Promise<number> {
  const port = await freePort()
  await once(server.listen(port, address), 'listening')
  return port
}
