/** Builds every variant of the talk as it is presented, in one process. The checks in `present/` and `looks/` wait for it. */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'playwright/test'
import { variants } from '../../tooling/deck/config'
import { ensurePresentation, presentCache } from '../../tooling/present/build'
import { signFolder } from '../../tooling/shared/made'

for (const variant of variants) {
  test(`${variant}: a talk whose sources have changed is built again, with a message`, async () => {
    test.setTimeout(180_000)
    const folder = path.join(presentCache, variant)
    await mkdir(folder, { recursive: true })
    await writeFile(path.join(folder, 'build.json'), JSON.stringify({ sources: 'of another day' }))
    await signFolder(folder, 'npm run present')
    const said: string[] = []
    await ensurePresentation(variant, what => said.push(what))
    // Without a browser that renders the slides, there would be a second message.
    expect(said).toEqual(['The deck has changed. Building it …'])
  })
}
