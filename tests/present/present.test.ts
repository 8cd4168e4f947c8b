/** The talk as it is presented: its place, clock and pace, and who is admitted. */
import type { PresentPlan } from '../../tooling/deck/plan'
import type { Run } from '../../tooling/deck/runs'
import type { Command } from '../../tooling/present/client/keys'
import type { Action, PresentationState } from '../../tooling/present/client/state'
import type { Action as SiteAction } from '../../tooling/viewer/keys'
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises'
import { createServer as createHttpServer } from 'node:http'
import { createServer } from 'node:net'
import path from 'node:path'
import { expect, test } from 'playwright/test'
import { readDeck } from '../../tooling/check'
import { mainVariant, variants } from '../../tooling/deck/config'
import { clock, paceOf, plannedSpan, secondsBehind } from '../../tooling/deck/plan'
import { partsOf, planFrom } from '../../tooling/deck/planFrom'
import { keepRun, lastRuns } from '../../tooling/deck/runs'
import { hashSources } from '../../tooling/deck/sourceHash'
import { Access, codeMinutes } from '../../tooling/present/access'
import { readNote } from '../../tooling/present/build'
import { presentKeyHelp } from '../../tooling/present/client/keyHelp'
import { commandFor } from '../../tooling/present/client/keys'
import { advance, elapsed, initialState, placeAfter } from '../../tooling/present/client/state'
import { inWords } from '../../tooling/present/client/time'
import { openerFor } from '../../tooling/present/open'
import { choosePort } from '../../tooling/present/port'
import { Store } from '../../tooling/present/store'
import { linesOf } from '../../tooling/present/texts'
import { signFolder } from '../../tooling/shared/made'
import { siteKeyHelp } from '../../tooling/viewer/keyHelp'
import { actionFor } from '../../tooling/viewer/keys'
import { allKeys, fullWidth } from '../helpers/keys'
import { freePort, listenOnFreePort } from '../helpers/ports'
import { otherVariant } from '../helpers/slides'
import { writeFiles } from '../helpers/write'

/** Three slides: 10 s; 20 s in three steps; 30 s. */
const plan: PresentPlan = {
  variant: mainVariant,
  title: 'Talk',
  limit: 60,
  slides: [[10], [5, 5, 10], [30]].map((parts, i) => ({ number: i + 1, alias: `s${i + 1}`, title: `Slide ${i + 1}`, parts, droppable: false })),
  sections: [{ title: 'All', short: 'All', first: 1, seconds: 60 }],
}

test.describe('pace', () => {
  for (const [slide, click, elapsed, behind, pace] of [
    [1, 0, 0, 0, 'on time'],
    [1, 0, 10, 0, 'on time'],
    [1, 0, 14, 4, 'on time'],
    [1, 0, 15, 5, 'behind'],
    [2, 0, 10, 0, 'on time'],
    [2, 1, 10, -5, 'ahead'],
    [2, 1, 17, 0, 'on time'],
    [2, 2, 21, 0, 'on time'],
    [2, 2, 59.4, 29, 'behind'],
    [2, 2, 60, 30, 'far behind'],
    [3, 0, 12.6, -17, 'ahead'],
  ] as const) {
    test(`slide ${slide}, step ${click} after ${elapsed} s is ${pace} (${behind} s)`, () => {
      expect(secondsBehind(plan, { slide, click }, elapsed)).toBe(behind)
      expect(paceOf(behind)).toBe(pace)
    })
  }

  test('the plan of a variant follows its notes, click by click', async () => {
    for (const variant of variants) {
      const { slides, sections } = planFrom(variant, await readDeck(variant))
      const whole = sections.reduce((sum, { seconds }) => sum + seconds, 0)
      expect(plannedSpan({ slides } as PresentPlan, { slide: slides.length, click: slides.at(-1)!.parts.length - 1 }).until).toBeCloseTo(whole, 6)
      expect(sections[0]!.first).toBe(1)
    }
  })

  test('the seconds of a slide are shared among its steps by the length of their notes', () => {
    expect(partsOf('ああああ', 9)).toEqual([9])
    const [before, first, second] = partsOf(`${'あ'.repeat(32)}\n\n[click] ${'い'.repeat(64)}\n\n[click] ${'う'.repeat(64)}（間）`, 35)
    // At 320 characters a minute 6 s, 12 s and 12 s; 1 s for the slide, 1 s for each click, and 2 s for the pause.
    expect(before).toBeCloseTo(7, 6)
    expect(first).toBeCloseTo(13, 6)
    expect(second).toBeCloseTo(15, 6)
    expect(partsOf('あ[click:2]い', 10)).toHaveLength(3)
    expect(partsOf('あ[click:2]い', 10)[1]).toBe(0)
  })

  test('times are written as a speaker reads them', () => {
    expect([clock(0), clock(65.9), clock(-3), clock(1200)]).toEqual(['0:00', '1:05', '0:00', '20:00'])
    expect([inWords(45), inWords(60), inWords(135)]).toEqual(['45秒', '1分', '2分15秒'])
  })
})

test('without a browser a slide\'s text is its Markdown below the title', () => {
  expect(linesOf('# 題\n\n<Drawing />\n\n- **太字**と[リンク](https://example.org)\n- <b>印</b>\n\n<!-- 台本 -->\n<script setup>\nconst a = 1\n</script>')).toEqual(['太字とリンク', '印'])
})

test.describe('moving', () => {
  const at = (slide: number, click: number): PresentationState => ({ ...initialState, slide, click })
  for (const [from, action, to] of [
    [[1, 0], { do: 'next' }, [2, 0]],
    [[2, 0], { do: 'next' }, [2, 1]],
    [[2, 2], { do: 'next' }, [3, 0]],
    [[3, 0], { do: 'next' }, [3, 0]],
    [[3, 0], { do: 'prev' }, [2, 2]],
    [[2, 1], { do: 'prev' }, [2, 0]],
    [[1, 0], { do: 'prev' }, [1, 0]],
    [[2, 1], { do: 'nextSlide' }, [3, 0]],
    [[2, 1], { do: 'prevSlide' }, [1, 0]],
    [[2, 1], { do: 'first' }, [1, 0]],
    [[2, 1], { do: 'last' }, [3, 0]],
    [[1, 0], { do: 'go', slide: 2, click: 9 }, [2, 2]],
    [[2, 1], { do: 'go', slide: 4 }, [2, 1]],
    [[2, 1], { do: 'go', slide: 0 }, [2, 1]],
    [[2, 1], { do: 'black' }, [2, 1]],
  ] as [[number, number], Action, [number, number]][]) {
    test(`${JSON.stringify(action)} leads from ${from.join('.')} to ${to.join('.')}`, () => {
      const { slide, click } = advance(plan, at(...from), action, 0)
      expect([slide, click]).toEqual(to)
    })
  }

  test('the next place is known, and there is none after the last', () => {
    expect(placeAfter(plan, { slide: 2, click: 2 })).toEqual({ slide: 3, click: 0 })
    expect(placeAfter(plan, { slide: 3, click: 0 })).toBeUndefined()
  })
})

test.describe('clock', () => {
  test('it runs from start to pause, and resumes from there', () => {
    let talk = advance(plan, initialState, { do: 'start' }, 1000)
    expect(elapsed(talk, 5000)).toBe(4000)
    talk = advance(plan, talk, { do: 'pause' }, 6000)
    expect(elapsed(talk, 99_000)).toBe(5000)
    talk = advance(plan, talk, { do: 'start' }, 100_000)
    expect(elapsed(talk, 101_000)).toBe(6000)
  })
  test('moving on from the first slide starts the clock, on time', () => {
    const talk = advance(plan, initialState, { do: 'next' }, 1000)
    expect(elapsed(talk, 1000)).toBe(10_000)
    expect(secondsBehind(plan, talk, elapsed(talk, 1000) / 1000)).toBe(0)
    expect(elapsed(talk, 3000)).toBe(12_000)
  })
  test('jumping to a slide before the talk does not start the clock', () => {
    const talk = advance(plan, advance(plan, initialState, { do: 'go', slide: 2 }, 0), { do: 'next' }, 0)
    expect(talk.clock.since).toBeNull()
  })
  test('a restart returns to the first slide, with the clock at zero', () => {
    const talk = advance(plan, advance(plan, initialState, { do: 'next' }, 1000), { do: 'restart' }, 2000)
    expect(talk).toEqual(initialState)
  })
})

test('a system clock that is set back takes no time from the talk', () => {
  const talk = advance(plan, { ...initialState, clock: { spent: 500, since: 9000 } }, { do: 'pause' }, 1000)
  expect(talk.clock).toEqual({ spent: 500, since: null })
})

test('trouble on an unknown slide is not kept', () => {
  const talk = advance(plan, initialState, { do: 'report', slide: 4, trouble: 'x' }, 0)
  expect(talk.trouble).toEqual({})
  expect(advance(plan, initialState, { do: 'resume', server: '', state: { ...initialState, trouble: { 3: 'x', 4: 'x' } } }, 0).trouble).toEqual({ 3: 'x' })
})

test('trouble on the stage is kept per slide, and cleared once the slide is fine', () => {
  let talk = advance(plan, initialState, { do: 'report', slide: 2, trouble: 'x' }, 0)
  talk = advance(plan, talk, { do: 'report', slide: 3, trouble: 'y' }, 0)
  talk = advance(plan, talk, { do: 'report', slide: 2, trouble: null }, 0)
  expect(talk.trouble).toEqual({ 3: 'y' })
})

test.describe('the talk in its file', () => {
  /** Opens this test's store, with its own clock in seconds. */
  function open(clock: { seconds: number }, ofPlan = plan): Store {
    const info = test.info()
    return new Store({ plan: ofPlan, file: info.outputPath('talk.json'), runs: info.outputPath('runs'), now: () => clock.seconds * 1000 })
  }
  const runs = (): Promise<Run[]> => lastRuns(test.info().outputPath('runs'), mainVariant, 3)

  test('a store that is opened again within two hours resumes where the last one was', () => {
    const clock = { seconds: 1 }
    const store = open(clock)
    store.change({ do: 'next' })
    store.change({ do: 'next' })
    clock.seconds += 2 * 60 * 60 - 1
    const again = open(clock)
    expect(again.state).toEqual(store.state)
    expect(elapsed(again.state, clock.seconds * 1000)).toBe((10 + 2 * 60 * 60 - 1) * 1000)
    clock.seconds += 1
    expect(open(clock).state).toEqual(initialState)
  })

  test('a file that is broken or names slides that no longer exist does no harm', async () => {
    const clock = { seconds: 1 }
    await mkdir(test.info().outputDir, { recursive: true })
    await writeFile(test.info().outputPath('talk.json'), '{"at":')
    expect(open(clock).state).toEqual(initialState)
    open(clock).change({ do: 'last' })
    expect(open(clock, { ...plan, slides: plan.slides.slice(0, 2) }).state).toMatchObject({ slide: 2, click: 0 })
  })

  test('the last runs of a variant are read, and an invalid file is skipped', async () => {
    const folder = test.info().outputPath('runs')
    for (const [variant, began] of [[mainVariant, 3000], [mainVariant, 1000], [otherVariant, 9000], [mainVariant, 4000], [mainVariant, 2000]] as const)
      keepRun(folder, { variant, began, slides: { cover: began / 1000 } })
    await writeFile(path.join(folder, `${mainVariant}-9999-broken.json`), `{"variant":"${mainVariant}"`)
    await writeFile(path.join(folder, `${mainVariant}-9999-other.json`), `{"variant":"${mainVariant}"}`)
    expect((await runs()).map(({ began }) => began)).toEqual([2000, 3000, 4000])
    expect((await readdir(folder)).filter(name => !name.endsWith('.json')), 'no half-written file stays').toEqual([])
  })

  test('the last fifty runs of each variant are kept', async () => {
    const folder = test.info().outputPath('runs')
    keepRun(folder, { variant: otherVariant, began: 0, slides: {} })
    for (let began = 1; began <= 60; began++)
      keepRun(folder, { variant: mainVariant, began, slides: {} })
    expect((await lastRuns(folder, mainVariant, 100)).map(({ began }) => began)).toEqual(Array.from({ length: 50 }, (_, i) => i + 11))
    expect(await lastRuns(folder, otherVariant, 100)).toHaveLength(1)
  })

  const kept = { at: 1000, state: { ...initialState, slide: 2, click: 1 }, began: 0, shown: { 1: 10_000 } }
  for (const [what, file] of [
    ['no content', null],
    ['no clock', { ...kept, state: { ...kept.state, clock: undefined } }],
    ['a clock without a number', { ...kept, state: { ...kept.state, clock: { spent: '0', since: null } } }],
    ['slide 0', { ...kept, state: { ...kept.state, slide: 0 } }],
    ['no slide', { ...kept, state: { ...kept.state, slide: null } }],
    ['step -1', { ...kept, state: { ...kept.state, click: -1 } }],
    ['half a step', { ...kept, state: { ...kept.state, click: 0.5 } }],
    ['the time of a slide that has no number', { ...kept, shown: { cover: 1 } }],
    ['no time', { ...kept, at: undefined }],
  ] as const) {
    test(`a file with ${what} is ignored`, async () => {
      await mkdir(test.info().outputDir, { recursive: true })
      const write = (content: unknown): Promise<void> => writeFile(test.info().outputPath('talk.json'), JSON.stringify(content))
      await write(kept)
      expect(open({ seconds: 2 }).state).toEqual(kept.state)
      await write(file)
      expect(open({ seconds: 2 }).state).toBe(initialState)
    })
  }

  test('the talk continues where nothing can be written', async () => {
    await mkdir(test.info().outputDir, { recursive: true })
    await writeFile(test.info().outputPath('file'), '')
    const store = new Store({ plan, file: test.info().outputPath('file/talk.json'), runs: test.info().outputPath('file/runs') })
    store.change({ do: 'next' })
    expect(store.state).toMatchObject({ slide: 2, click: 0 })
  })

  test('a finished talk leaves the time of each slide, across a break and a new server', async () => {
    const clock = { seconds: 100 }
    let store = open(clock)
    const after = (seconds: number, ...actions: Action[]): void => {
      clock.seconds += seconds
      for (const action of actions)
        store.change(action)
    }
    store.change({ do: 'start' })
    after(12, { do: 'next' })
    after(3, { do: 'next' }, { do: 'black' })
    after(4, { do: 'pause' })
    after(500, { do: 'start' })
    store = open(clock)
    after(5, { do: 'nextSlide' })
    after(20, { do: 'prev' })
    after(1, { do: 'last' })
    expect(await runs(), 'the run is kept when the last slide is left').toHaveLength(1)
    after(10, { do: 'pause' })
    after(60, { do: 'restart' })
    expect(await runs()).toEqual([{ variant: mainVariant, began: 100_000, slides: { s1: 12, s2: 13, s3: 30 } }])
  })

  test('a talk whose server is stopped at the last slide is kept, with the time of that slide', async () => {
    const clock = { seconds: 0 }
    const store = open(clock)
    store.change({ do: 'start' })
    clock.seconds = 30
    store.change({ do: 'last' })
    expect((await runs()).map(({ slides }) => slides), 'the run is kept as soon as the last slide is reached').toEqual([{ s1: 30 }])
    clock.seconds = 42
    store.end()
    expect((await runs()).map(({ slides }) => slides)).toEqual([{ s1: 30, s3: 12 }])
  })

  test('a slide that was skipped is absent, and only paging through the slides is not a run', async () => {
    const clock = { seconds: 0 }
    const store = open(clock)
    store.change({ do: 'start' })
    clock.seconds = 10
    store.change({ do: 'last' })
    clock.seconds = 14
    store.change({ do: 'pause' })
    expect(await runs()).toEqual([])
    store.change({ do: 'start' })
    clock.seconds = 30
    store.change({ do: 'pause' })
    expect((await runs()).map(({ slides }) => slides)).toEqual([{ s1: 10, s3: 20 }])
  })
})

test.describe('access', () => {
  test('a code lets in one device, however it is typed', () => {
    const access = new Access()
    const code = access.issue()
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/)
    const entry = access.redeem(` ${fullWidth(code.toLowerCase().replace('-', ''))} `, 'phone')
    expect(entry).toHaveProperty('session')
    expect(access.admits((entry as { session: string }).session)).toBe(true)
    expect(access.redeem(code, 'other')).toEqual({ refused: 'wrong' })
    expect(access.admits(undefined)).toBe(false)
    expect(access.admits(code)).toBe(false)
  })
  test('a session ends half a day after its device joined, or after two hours without a request', () => {
    const hour = 60 * 60 * 1000
    let now = 0
    const access = new Access({ now: () => now })
    const enter = (): string => (access.redeem(access.issue(), 'phone') as { session: string }).session
    const [used, left] = [enter(), enter()]
    for (now = hour; now < 12 * hour; now += hour)
      expect(access.admits(used), `after ${now / hour} hours`).toBe(true)
    expect(access.admits(used)).toBe(false)
    expect(access.admits(left)).toBe(false)
    now += 1
    expect(access.admits(used), 'it stays signed out').toBe(false)
    const late = enter()
    now += 2 * hour - 1
    expect(access.admits(late)).toBe(true)
    now += 2 * hour
    expect(access.admits(late)).toBe(false)
  })
  test('a new code voids the previous one, and is valid for as long as the terminal says', () => {
    let now = 0
    const access = new Access({ now: () => now })
    const old = access.issue()
    const code = access.issue()
    expect(access.redeem(old, 'a')).toEqual({ refused: 'wrong' })
    now = codeMinutes * 60_000 - 1
    expect(access.redeem(code, 'b')).toHaveProperty('session')
    const late = access.issue()
    now += codeMinutes * 60_000
    expect(access.redeem(late, 'b')).toEqual({ refused: 'wrong' })
  })
  test('a wrong code makes its device wait, longer each time, and even the right code is refused meanwhile', () => {
    let now = 0
    const access = new Access({ now: () => now })
    const code = access.issue()
    for (const seconds of [1, 2, 4, 8, 16, 32, 60, 60]) {
      expect(access.redeem('WRONG', 'phone')).toEqual({ refused: 'wrong' })
      expect(access.redeem(code, 'phone')).toEqual({ refused: 'wait', seconds })
      now += seconds * 1000
    }
    expect(access.redeem(code, 'phone')).toHaveProperty('session')
  })
  test('a whole network that guesses keeps no one out; the code is voided before a guess has a chance, which is reported once', () => {
    let told = 0
    const access = new Access({ onVoid: () => told++ })
    const guess = (from: number, to: number): void => {
      for (let i = from; i < to; i++)
        access.redeem('WRONG', `device ${i}`)
    }
    let code = access.issue()
    guess(0, 99_999)
    expect(access.redeem(code, 'phone')).toHaveProperty('session')
    guess(100_000, 200_000)
    expect(told, 'there was no code to void').toBe(0)
    code = access.issue()
    guess(200_000, 300_001)
    expect(access.redeem(code, 'phone')).toEqual({ refused: 'wrong' })
    expect(told).toBe(1)
    expect(access.redeem(access.issue(), 'another')).toHaveProperty('session')
  })
})

test('the deck is built again when a source or the lock file changes, and for nothing else', async () => {
  const folder = test.info().outputPath('deck')
  const write = async (name: string, text: string): Promise<string> => {
    await writeFiles(folder, { [name]: text })
    return await hashSources(folder)
  }
  await write('package-lock.json', '1')
  const first = await write('pages/a.md', 'a')
  for (const name of ['tests/a.spec.ts', 'docs/a.md', 'node_modules/x/a.js', '.cache/present/a', 'dist/index.html', 'components.d.ts'])
    expect(await write(name, 'x'), name).toBe(first)
  const hashes = [first, await hashSources(folder, 'https://deck.example/another/')]
  for (const [name, text] of [['pages/a.md', 'b'], ['package-lock.json', '2'], ['components/deep/New.vue', ''], ['slides.md', 'x']] as const)
    hashes.push(await write(name, text))
  expect(new Set(hashes).size).toBe(hashes.length)
})

for (const place of ['.', 'pages']) {
  test(`a source in ${place} that cannot be read does no harm, and is noticed once it can be read`, async () => {
    const [folder, elsewhere] = [test.info().outputPath('deck'), test.info().outputPath('elsewhere')]
    await mkdir(path.join(folder, place), { recursive: true })
    await writeFile(path.join(folder, 'slides.md'), 'a')
    const without = await hashSources(folder)
    await symlink(elsewhere, path.join(folder, place, 'old.md'))
    const dangling = await hashSources(folder)
    expect(dangling).not.toBe(without)
    expect(await hashSources(folder), 'it is stable').toBe(dangling)
    await writeFile(elsewhere, '')
    expect(await hashSources(folder)).not.toBe(dangling)
  })
}

test('a build whose build.json is missing or incomplete does not count as kept', async () => {
  const folder = test.info().outputDir
  await mkdir(folder, { recursive: true })
  expect(await readNote(folder)).toBeUndefined()
  for (const text of ['', '{"sources":"'] as const) {
    await writeFile(path.join(folder, 'build.json'), text)
    expect(await readNote(folder), text).toBeUndefined()
  }
  await writeFile(path.join(folder, 'build.json'), JSON.stringify({ sources: 'of today', plan }))
  expect(await readNote(folder), 'an unsigned build.json may have been changed').toBeUndefined()
  await signFolder(folder, 'npm run present')
  expect(await readNote(folder)).toEqual({ sources: 'of today', plan })
})

test.describe('the port', () => {
  const presenting = (variant: string) => createHttpServer((request, response) => void response.writeHead(204, request.method === 'HEAD' && request.url === '/talk' ? { 'deck-variant': variant } : {}).end())

  test('that is free is used silently', async () => {
    const port = await freePort()
    const told: string[] = []
    expect(await choosePort(port, mainVariant, what => told.push(what))).toBe(port)
    expect(told).toEqual([])
  })
  for (const [who, occupant, silent] of [
    ['the other variant', () => presenting(otherVariant), false],
    ['another program', () => createServer(socket => void socket.end('?')), false],
    ['a program that does not answer', () => createServer(), true],
  ] as const) {
    test(`that ${who} uses is skipped for the next`, async () => {
      const server = occupant()
      const taken = await listenOnFreePort(server)
      const told: string[] = []
      const port = await choosePort(taken, mainVariant, what => told.push(what))
      server.close()
      expect(port).not.toBe(taken)
      expect(told[0]).toBe(`Port ${taken} is taken; using ${port}.`)
      expect(told.length).toBe(silent ? 2 : 1)
      if (silent)
        expect(told[1]).toMatch(new RegExp(`What has port ${taken} does not answer\\..*\`fg\``, 's'))
    })
  }
  test('that this talk uses is reported as its address, even when the port before it is taken', async () => {
    const [other, talk] = [createServer(socket => void socket.end('?')), presenting(mainVariant)]
    const [before, port] = [await listenOnFreePort(other), await listenOnFreePort(talk)]
    for (const wanted of [port, before])
      await expect(choosePort(wanted, mainVariant, () => {})).rejects.toThrow(`already being presented at http://127.0.0.1:${port}/.`)
    other.close()
    talk.close()
  })
})

test.describe('opening windows', () => {
  for (const [platform, env, browser, opener] of [
    ['darwin', {}, undefined, 'open URL'],
    ['win32', {}, undefined, 'cmd /c start  URL'],
    ['linux', { DISPLAY: ':0' }, undefined, 'xdg-open URL'],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, undefined, 'xdg-open URL'],
    ['linux', { DISPLAY: ':0' }, '/usr/bin/chromium', '/usr/bin/chromium --app=URL'],
    ['linux', { DISPLAY: ':0', BROWSER: 'firefox' }, '/usr/bin/chromium', 'firefox URL'],
    ['linux', {}, '/usr/bin/chromium', undefined],
    ['darwin', { SSH_CONNECTION: 'x' }, undefined, undefined],
    ['linux', { DISPLAY: ':0', CI: 'true' }, undefined, undefined],
  ] as const) {
    test(`on ${platform} with ${JSON.stringify(env)} and ${browser ?? 'no Chromium'}, windows are opened by ${opener ?? 'no command'}`, () => {
      expect(openerFor('URL', platform, env, browser)?.join(' ')).toBe(opener)
    })
  }
})

test('the keys are those of the hosted deck, and those of a talk', () => {
  expect(commandFor({ key: 'ArrowRight' })).toBe('next')
  expect(commandFor({ key: 'PageUp' })).toBe('prev')
  expect(commandFor({ key: 'o' })).toBe('goto')
  expect(commandFor({ key: 'd' })).toBe('dark')
  expect(commandFor({ key: 'r' })).toBeUndefined()
  expect(commandFor({ key: 'b' })).toBe('black')
  expect(commandFor({ key: 'B', shift: true })).toBe('black')
  expect(commandFor({ key: '.' })).toBe('black')
  expect(commandFor({ key: 'b', command: true })).toBeUndefined()
  expect(commandFor({ key: 'b', focus: 'INPUT' })).toBeUndefined()
  expect(commandFor({ key: 'b', focus: 'BUTTON' })).toBe('black')
})

/** A word that the help card must contain for each action, however it is phrased. */
const words: Readonly<Record<SiteAction | Command, RegExp>> = {
  next: /次へ/,
  prev: /前へ/,
  nextSlide: /次.*スライド/,
  prevSlide: /前.*スライド/,
  first: /最初/,
  last: /最後/,
  goto: /番号/,
  contents: /目次/,
  help: /操作方法/,
  fullscreen: /全画面/,
  theme: /配色/,
  dark: /配色/,
  view: /縦に並べ/,
  black: /暗転/,
  clock: /時計/,
  larger: /大き/,
  smaller: /小さ/,
}
/** The label on a key, where it differs from the browser's name for it. */
const printed: Readonly<Record<string, string>> = { ' ': 'スペース', 'ArrowRight': '→', 'ArrowLeft': '←', 'ArrowUp': '↑', 'ArrowDown': '↓' }

for (const [where, act, rows] of [
  ['the hosted deck', (key: string) => actionFor({ key }, 'stage'), siteKeyHelp],
  ['stage and presenter view', (key: string) => commandFor({ key }), presentKeyHelp],
] as const) {
  test(`the help card of ${where} names every key that has an effect, and no other`, () => {
    const effective = new Set(allKeys.filter(act).map(key => printed[key] ?? key.replace(/^[A-Z]$/, letter => letter.toLowerCase())))
    const named = rows.flatMap(([keys]) => keys)
    expect([...effective].filter(key => !named.includes(key)), 'keys missing from the card').toEqual([])
    // Digits and Enter only work together, Shift modifies another key, and the browser handles Esc.
    const together = ['1', '2', 'Enter', 'Shift+スペース', 'Esc']
    expect(named.filter(key => !effective.has(key) && !together.includes(key)), 'keys on the card without an effect').toEqual([])
    // Each row contains the word for the action of its keys.
    const wrong = allKeys.flatMap((key) => {
      const [action, name] = [act(key), printed[key] ?? key]
      const meaning = rows.find(([keys]) => keys.includes(name))?.[1]
      return !action || !meaning || words[action].test(meaning) ? [] : [`${name} does ${action}, and the card says "${meaning}"`]
    })
    expect(wrong).toEqual([])
  })
}
