/** `npm start` as a person uses it. */
import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import process from 'node:process'
import { expect, test } from 'playwright/test'
import { readDeck } from '../../tooling/check'
import { planFrom } from '../../tooling/deck/planFrom'
import { root } from '../../tooling/shared/folders'
import { occupy } from '../helpers/ports'

/** Starts the script, in the environment of a machine that installs without development dependencies; what it says is collected. */
function start(...args: string[]): { child: ChildProcess, said: () => string } {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tooling/cli/start.ts', ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_ENV: 'production' } })
  let text = ''
  child.stdout.on('data', part => text += part)
  child.stderr.on('data', part => text += part)
  return { child, said: () => text }
}

const refused: readonly [args: string[], told: string][] = [
  [['encore'], 'There is no variant "encore".\nUse one of recap, lt.'],
  [['toString'], 'There is no variant "toString".'],
  [['--prot', '3031'], 'Unknown option \'--prot\''],
]

for (const [args, told] of refused) {
  test(`npm start -- ${args.join(' ')} is refused in a sentence`, async () => {
    const { child, said } = start(...args)
    const [code] = await once(child, 'exit')
    expect(code).toBe(1)
    expect(said()).toContain(told)
    expect(said(), 'no stack').not.toMatch(/^\s+at /m)
  })
}

test('a port that is taken is left for the next, and stage and presenter are where the terminal says', async ({ page }) => {
  // The first page of a server that has just begun is built while it is asked for.
  test.setTimeout(150_000)
  const patient = expect.configure({ timeout: 60_000 })
  const taken = createServer()
  const port = await occupy(taken, 'localhost')

  const { child, said } = start('lt', '--port', String(port))
  try {
    await patient.poll(said).toMatch(/Presenter {2}http/)
    const [, stage] = /Stage {6}(\S+)/.exec(said())!
    const [, presenter] = /Presenter {2}(\S+)/.exec(said())!
    expect(said()).toContain(`Port ${port} is taken; using ${new URL(stage!).port}.`)
    expect(presenter).toBe(`${stage}/presenter`)

    await page.goto(presenter!)
    await patient(page.locator('.slidev-presenter')).toBeVisible()
    await patient(page).toHaveURL(/#\/presenter\/1/)
    const plan = page.locator('.deck-plan')
    await expect(plan.getByText('開始前')).toBeVisible()
    await expect(plan.getByRole('listitem')).toHaveCount(planFrom('lt', await readDeck('lt')).sections.length)
    // Slidev's clock shows its button under the pointer only.
    await page.locator('[class="i-carbon:play"]').dispatchEvent('click')
    await expect(plan.getByText('予定どおり')).toBeVisible()
    await page.keyboard.press('ArrowRight')
    await expect(plan.getByText(/秒早い$/)).toBeVisible()
    await expect(plan.getByRole('navigation', { name: '構成' })).toContainText('はじめに')
    await page.goto(stage!)
    await patient(page.getByRole('heading', { level: 1 }).first()).toContainText('HashiCorp User Group Meetup')
  }
  finally {
    child.kill('SIGTERM')
    await once(child, 'exit')
    taken.close()
  }
})
