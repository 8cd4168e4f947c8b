/** Runs a command and measures its cost. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import process from 'node:process'
import { setTimeout } from 'node:timers/promises'
import { stripVTControlCharacters } from 'node:util'
import { CliError } from '../tooling/shared/errors'
import { root } from '../tooling/shared/folders'

/** Arguments for Node, additions to the environment, and the folder to run in; by default that of the deck. */
export interface Command {
  args: readonly string[]
  env?: Record<string, string>
  cwd?: string
}

function start({ args, env, cwd = root }: Command) {
  const child = spawn(process.execPath, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', chunk => output += chunk)
  const done = once(child, 'close').then(([code]) => {
    if (code !== 0)
      throw new CliError(`${args.join(' ')} ended with ${code}:`, stripVTControlCharacters(output).trim().split('\n').slice(-12).join('\n'))
  })
  return { pid: child.pid!, done, output: () => output }
}

/** Wall time of a command, in seconds. */
export async function secondsOf(command: Command): Promise<number> {
  const begin = performance.now()
  await start(command).done
  return (performance.now() - begin) / 1000
}

/** A process and its descendants. */
function treeOf(pid: number): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
    try {
      // The name in brackets may contain anything; only numbers follow it.
      parents.set(Number(name), Number(readFileSync(`/proc/${name}/stat`, 'latin1').replace(/^.*\) /s, '').split(' ')[1]))
    }
    catch {
      // The process has ended meanwhile.
    }
  }
  const tree = new Set([pid])
  // A child may have a lower number than its parent, so repeat until none is added.
  for (let size = 0; size < tree.size;) {
    size = tree.size
    parents.forEach((parent, child) => tree.has(parent) && tree.add(child))
  }
  return [...tree]
}

/** Memory of a process and its descendants in bytes, with shared pages counted once (PSS). */
function memoryOf(pid: number): number {
  return treeOf(pid).reduce((sum, pid) => {
    try {
      return sum + Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'latin1'))?.[1] ?? 0) * 1024
    }
    catch {
      return sum
    }
  }, 0)
}

/**
 * Peak memory of a command and all that it starts, in bytes, sampled four times a second.
 * @param command the command to run
 * @param printing a word of its output that shows that it begins to print
 * @returns undefined where the system does not report it; Linux does
 */
export async function memoryWhile(command: Command, printing?: string): Promise<{ peak: number, printing: number } | undefined> {
  if (process.platform !== 'linux')
    return undefined
  const { pid, done, output } = start(command)
  const most = { peak: 0, printing: 0 }
  for (let over = false; !over;) {
    const now = memoryOf(pid)
    most.peak = Math.max(most.peak, now)
    if (!printing || output().includes(printing))
      most.printing = Math.max(most.printing, now)
    over = await Promise.race([setTimeout(250, false), done.then(() => true)])
  }
  return most
}
