/** Builds the talk as it is presented, every variant of it in one process, for the checks in `present/` and `looks/`; they wait for it. */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'playwright/test'
import { variants } from '../../tooling/deck/config'
import { ensurePresentation, presentCache } from '../../tooling/present/build'
import { signFolder } from '../../tooling/shared/made'

for (const variant of variants) {
  test(`${variant}: a talk whose sources have changed is built again, and says so`, async () => {
    test.setTimeout(180_000)
    const folder = path.join(presentCache, variant)
    await mkdir(folder, { recursive: true })
    await writeFile(path.join(folder, 'build.json'), JSON.stringify({ sources: 'of another day' }))
    await signFolder(folder, 'npm run present')
    const said: string[] = []
    await ensurePresentation(variant, what => said.push(what))
    // Where no browser had looked at the slides, that would be said, too.
    expect(said).toEqual(['The deck has changed. Building it …'])
  })
}
