/** Builds the talk as it is presented, either variant of it, for the checks in `present/` and `looks/`; they wait for it. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import { expect, test } from 'playwright/test'
import { variants } from '../../tooling/deck/config'
import { presentCache } from '../../tooling/present/build'
import { root } from '../../tooling/shared/folders'
import { signFolder } from '../../tooling/shared/made'
import { freePort } from '../helpers/ports'

for (const variant of variants) {
  test(`${variant}: a talk whose sources have changed is built again, and says so`, async () => {
    test.setTimeout(180_000)
    const folder = path.join(presentCache, variant)
    await mkdir(folder, { recursive: true })
    await writeFile(path.join(folder, 'build.json'), JSON.stringify({ sources: 'of another day' }))
    await signFolder(folder, 'npm run present')
    const child = spawn(process.execPath, ['--import', 'tsx', 'tooling/cli/deck.ts', 'present', variant, '--no-open', '--port', String(await freePort())], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    child.stdout.on('data', part => said += part)
    await expect.poll(() => said, { timeout: 150_000 }).toContain('Presenter')
    child.kill('SIGTERM')
    const [code] = await once(child, 'exit')
    expect(code).toBe(0)
    expect(said).toContain('The deck has changed. Building it …')
    expect(said, 'a browser has looked at the slides').not.toContain('only the lines of its Markdown')
  })
}
