/** Each variant as built: its slides, notes, clicks and drawings, and a silent console. */
import type { Part } from '../../tooling/check/drawings'
import type { Spoken } from './fit'
import { expect } from 'playwright/test'
import { readDeck } from '../../tooling/check'
import { sharedAlternatives } from '../../tooling/check/alternatives'
import { entriesOfDrawings } from '../../tooling/check/recorded/drawings'
import { unconfirmed } from '../../tooling/check/records'
import { variants } from '../../tooling/deck/config'
import { slideLabel } from '../../tooling/deck/slideName'
import { outshone } from '../helpers/appears'
import { expectNone, test } from '../helpers/shown'
import { announcedElsewhere, misspoken } from './fit'
import { exchanged, misacted, misapportioned, misattributed, misnamed, turnedRound } from './owners'
import { misplaced } from './sides'

for (const variant of variants) {
  test(`${variant}: every slide is drawn, with its title`, async ({ shown }) => {
    const { sources, slides } = await shown(variant)
    const plain = (text: string): string => text.replace(/[\s*_`]/g, '')
    expectNone(slides.flatMap(({ text }, i) => plain(text).includes(plain(sources[i]!.title ?? '?')) ? [] : [`slide ${i + 1} (${slideLabel(sources[i]!)}) does not show its title "${sources[i]!.title}"`]))
  })

  test(`${variant}: the console is silent, and no request goes to another machine`, async ({ shown }) => {
    expectNone((await shown(variant)).noise)
  })

  test(`${variant}: every slide has its notes, with [click] for each of its clicks`, async ({ shown }) => {
    const { sources, slides } = await shown(variant)
    expectNone(slides.flatMap(({ steps }, i) => {
      const { note = '' } = sources[i]!
      const clicks = [...note.matchAll(/\[click(?::(\d+))?\]/g)].reduce((sum, [, count]) => sum + Number(count ?? 1), 0)
      const name = `slide ${i + 1} (${slideLabel(sources[i]!)})`
      return [
        ...note.replace(/\[.*?\]/g, '').trim() ? [] : [`${name} has no notes`],
        ...clicks === steps ? [] : [`${name} has ${steps} clicks, but its notes have ${clicks} [click]`],
      ]
    }))
  })

  test(`${variant}: the notes are about what is shown while they are spoken`, async ({ shown }) => {
    const spokenIn = async (one: string): Promise<Spoken[]> => {
      const { sources, slides } = await shown(one)
      return slides.map(({ text, appears, lines, drawings }, i) => ({ name: `${one}, slide ${i + 1} (${slideLabel(sources[i]!)})`, note: sources[i]!.note ?? '', content: sources[i]!.content, text, appears, lines, alternatives: (drawings.at(-1) ?? []).flatMap(({ alternative }) => alternative || []) }))
    }
    const slides = await spokenIn(variant)
    const others = await Promise.all(variants.filter(other => other !== variant).map(spokenIn))
    expectNone([...misspoken(slides), ...announcedElsewhere(slides, others.flat())])
  })

  test(`${variant}: notes point to the right side`, async ({ shown }) => {
    const { sources, slides } = await shown(variant)
    expectNone(misplaced(slides.map(({ places }, i) => ({ name: `${variant}, slide ${i + 1} (${slideLabel(sources[i]!)})`, note: sources[i]!.note ?? '', places }))))
  })

  test(`${variant}: the word that answers a question is not dimmed when it appears`, async ({ shown }) => {
    const { sources, slides } = await shown(variant)
    expectNone(slides.flatMap(({ appears, faint }, i) => appears.flatMap((text, step) => step === 0
      ? []
      : outshone(text, faint[step]!)
          .map(word => `slide ${i + 1} (${slideLabel(sources[i]!)}), click ${step}: 「${word}」 is the answer, but is dimmed with the rest → dim the others only`))))
  })

  test(`${variant}: parts own and do on the slides what the notes say`, async ({ shown }) => {
    const { sources, slides } = await shown(variant)
    const told = slides.map(({ text, drawings }, i) => ({
      name: `${variant}, slide ${i + 1} (${slideLabel(sources[i]!)})`,
      note: sources[i]!.note ?? '',
      text,
      alternatives: (drawings.at(-1) ?? []).flatMap(({ alternative }) => alternative || []),
    }))
    expectNone([misattributed, misnamed, misacted, misapportioned, turnedRound, exchanged].flatMap(check => check(told)))
  })

  test(`${variant}: the line under a drawing ends at one height`, async ({ shown }) => {
    const { sources, slides } = await shown(variant)
    const usual = Math.max(...slides.flatMap(({ foot }) => foot ?? []))
    expectNone(slides.flatMap(({ foot }, i) => foot === undefined || usual - foot < 1 ? [] : [`slide ${i + 1} (${slideLabel(sources[i]!)}): its last line ends at ${Math.round(foot)} px, and that of others at ${Math.round(usual)} → let the drawing leave it room, or see styles/`]))
  })

  test(`${variant}: every element and attribute is known`, async ({ shown }) => {
    const { sources, slides } = await shown(variant)
    expectNone(slides.flatMap(({ unknown }, i) => unknown.map(markup => `slide ${i + 1} (${slideLabel(sources[i]!)}): ${markup}`)))
  })
}

test('the drawings are as confirmed', async ({ shown }) => {
  const drawn = await Promise.all(variants.map(async (variant) => {
    const { sources, slides } = await shown(variant)
    return [variant, slides.map(({ drawings }, i) => ({ alias: slideLabel(sources[i]!), clicks: drawings }))] as const
  }))
  const found = await unconfirmed('drawings', async () => entriesOfDrawings(Object.fromEntries(drawn)))
  if (found.length > 0)
    throw new Error(found.join('\n'))
})

for (const variant of variants) {
  test(`${variant}: parts that follow each other in one place of a drawing have one name`, async ({ shown }) => {
    const { sources, slides } = await shown(variant)
    const isAt = ({ box: a }: Part, { box: b }: Part): boolean => (['left', 'top', 'right', 'bottom'] as const).every(side => Math.abs(a[side] - b[side]) < 4)
    expectNone(slides.flatMap(({ drawings }, i) => drawings.flatMap((drawn, click) => drawn.flatMap(({ parts }) => {
      const nodes = parts.filter(({ kind, name }) => kind === 'node' && name)
      return nodes.flatMap((node, k) => nodes.slice(k + 1).filter(other => isAt(node, other) && node.name !== other.name).map(other => `slide ${i + 1} (${slideLabel(sources[i]!)}), click ${click}: "${other.name}" takes the place of "${node.name}" → its cell, or where it comes from (\`comesFrom\`)`))
    }))))
  })

  test(`${variant}: no two drawings share a text alternative`, async ({ shown }) => {
    const { sources, slides } = await shown(variant)
    expectNone(sharedAlternatives(slides.map(({ drawings }, i) => ({ name: `slide ${i + 1} (${slideLabel(sources[i]!)})`, drawings: drawings.at(-1) ?? [] }))))
  })
}

test('all variants have the same settings, except those that tell them apart', async () => {
  const own = ['info', 'duration', 'routeAlias', 'src']
  const settings = await Promise.all(variants.map(async (variant) => {
    const { headmatter } = await readDeck(variant)
    return Object.fromEntries(Object.entries(headmatter).filter(([key]) => !own.includes(key)))
  }))
  for (const other of settings)
    expect(other).toEqual(settings[0])
  const descriptions = await Promise.all(variants.map(async variant => (await readDeck(variant)).headmatter.info))
  expect(new Set(descriptions).size, `different descriptions of ${variants.join(', ')} for search engines and shared links → \`info\` in each entry: ${descriptions.join(' / ')}`).toBe(variants.length)
})
