/** Ports that stay free until a check uses them. */
import type { Server } from 'node:net'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import process from 'node:process'
import { variants } from '../../tooling/deck/config'
import { presentCache } from '../../tooling/present/build'

/**
 * Systems give the connections that a browser opens ports from 32768 or 49152 on: one of those may be taken between the
 * moment it was seen free and the start of a server. Below them, each worker has 800 of its own, and another run of the
 * checks at the same time begins elsewhere among them.
 */
let next = 20_000 + 800 * Number(process.env.TEST_PARALLEL_INDEX) + process.ppid % 400

/** Whether nobody listens on a port, at any address of this machine. */
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

/** A port that is free, and where no talk is kept from an earlier run. */
export async function freePort(): Promise<number> {
  const port = next++
  if (!await isFree(port))
    return await freePort()
  for (const variant of variants)
    await rm(path.join(presentCache, `${variant}-${port}.json`), { force: true, recursive: true })
  return port
}

/** Has a server listen on a free port, at an address of this machine; its port. */
export async function listenOnFreePort(server: Server, address = '127.0.0.1'): Promise<number> {
  const port = await freePort()
  await once(server.listen(port, address), 'listening')
  return port
}
