import path from 'node:path'
import { expect, test } from 'playwright/test'
import { checkFacts } from '../../data/checks/facts'
import { checkSlides } from '../../data/checks/slides'
import config from '../../deck.config'
import { checkComponents } from '../../tooling/check/components'
import { checkPages } from '../../tooling/check/pages'
import { formatProblem } from '../../tooling/check/problem'
import { readRange, readSources } from '../../tooling/deck/sources'
import { writeFiles } from '../helpers/write'
import { evening } from './evening'

const facts = { ...evening, layers: [{ id: 'network', product: 'Harborline' }, { id: 'infrastructure', product: 'Beacon' }] }

/** A small deck without problems. */
const sound: Record<string, string> = {
  'slides.md': `---
theme: default
routeAlias: cover
src: ./pages/cover.md
---

---
src: ./pages/talk.md
---
`,
  'pages/cover.md': `---
layout: cover
routeAlias: cover
---

# 第7回のまとめ

<!--
5月14日の夜のまとめです。
-->
`,
  'pages/talk.md': `---
layout: opener
routeAlias: talk-video
talk: video
---

# 「例動画社の配信を支えるHarborline」

<!--
架空さんのお話です。
-->

---
routeAlias: scale
layout: center
talk: video
layer: network
---

# 350 Gbpsを超える配信

![図](/mark.svg)

<Mark name="Harborline" :ids="['a', 'b']" v-click class="big">印</Mark> <Toc />

<!--
ピークには毎分、2,500回です。
-->
`,
  'layouts/opener.vue': '<template><slot /></template>',
  'components/deep/Mark.vue': `<script setup lang="ts">
import { marks } from './marks'
const letters = { a: 1, b: 2 }
withDefaults(defineProps<{ name: keyof typeof marks, layer?: LayerId, ids: readonly (keyof typeof letters)[], sign?: 'one' | 'two', size: number }>(), { size: 1 })
</script>
`,
  'components/deep/marks.ts': 'export const marks = { Harborline: 1, Beacon: 2 } as const satisfies Record<string, number>\n',
  'public/mark.svg': '<svg xmlns="http://www.w3.org/2000/svg" />',
}

/** Writes a deck for the running test, and reads it as the checks do. */
async function read(files: Record<string, string>) {
  const folder = test.info().outputPath('deck')
  await writeFiles(folder, files)
  return await readSources(path.join(folder, 'slides.md'))
}

async function sentencesOf(files: Record<string, string>): Promise<string[]> {
  const sources = await read(files)
  return [...checkPages(sources, config), ...checkComponents(sources, { LayerId: facts.layers.map(({ id }) => id) }), ...checkSlides(sources, facts), ...checkFacts(sources, facts)].map(formatProblem)
}

test('a sound deck has no problem', async () => {
  expect(await sentencesOf(sound)).toEqual([])
})

/** Each rule: the file, the words to replace in it, their replacement, and the one expected message. */
const rules: readonly [rule: string, file: string, from: string, to: string, told: string][] = [
  ['a page is missing', 'slides.md', 'talk.md', 'talks.md', 'slides.md, slide 2, src: there is no page ./pages/talks.md'],
  ['a page imports itself', 'pages/cover.md', 'layout: cover', 'src: ./cover.md', 'pages/cover.md, slide 1 (cover), src: there is no page ./cover.md, or it imports itself'],
  ['a range goes too far', 'slides.md', 'talk.md', 'talk.md#1-3', 'slides.md, slide 2, src: "1-3" of #1-3 names no slide of ./pages/talk.md, which has 2'],
  ['a range begins too low', 'slides.md', 'talk.md', 'talk.md#0-2', 'src: "0-2" of #0-2 names no slide'],
  ['a range runs backwards', 'slides.md', 'talk.md', 'talk.md#2-1', 'src: "2-1" of #2-1 names no slide'],
  ['a range is invalid', 'slides.md', 'talk.md', 'talk.md#1,second', 'src: "second" of #1,second names no slide'],
  ['a range is empty', 'slides.md', 'talk.md', 'talk.md#', 'src: "" of # names no slide'],
  ['an import names its slides by number only', 'slides.md', 'talk.md', 'talk.md#1-2', 'slides.md, slide 2, routeAlias: is missing beside src: #1-2 takes other slides when the page changes'],
  ['an import is not the slide that it names', 'slides.md', 'src: ./pages/talk.md', 'routeAlias: scale\nsrc: ./pages/talk.md#1', 'slides.md, slide 2 (scale), routeAlias: #1 of ./pages/talk.md is "talk-video", not "scale".\n  → write src: ./pages/talk.md#2'],
  ['one name is given to two slides', 'slides.md', 'src: ./pages/talk.md', 'routeAlias: scale\nsrc: ./pages/talk.md#1-2', 'slides.md, slide 2 (scale), routeAlias: one name for 2 slides'],
  ['an import overrides the slide', 'slides.md', 'theme: default', 'theme: default\nlayout: points', 'slides.md, slide 1 (cover), layout: it overrides the imported slide\'s own "layout"'],
  ['a slide is shown twice', 'slides.md', '---\nsrc: ./pages/talk', '---\nsrc: ./pages/cover.md\n---\n\n---\nsrc: ./pages/talk', 'pages/cover.md, slide 1 (cover), routeAlias: "cover" is the name of pages/cover.md, slide 1 (cover), too'],
  ['a slide has no name', 'pages/talk.md', 'routeAlias: scale\n', '', 'pages/talk.md, slide 2 (350 Gbpsを超える配信), routeAlias: is missing'],
  ['a name is taken', 'pages/talk.md', 'routeAlias: scale', 'routeAlias: cover', 'pages/talk.md, slide 2 (cover), routeAlias: "cover" is the name of pages/cover.md, slide 1 (cover), too'],
  ['a key is twice in a frontmatter', 'pages/talk.md', 'routeAlias: scale', 'routeAlias: scale\nrouteAlias: scale', 'pages/talk.md, slide 2 (scale), frontmatter: cannot be read: Map keys must be unique at line'],
  ['a layout is unknown', 'pages/talk.md', 'layout: center', 'layout: figure-text', 'pages/talk.md, slide 2 (scale), layout: "figure-text" is no layout'],
  ['a talk is unknown', 'pages/talk.md', 'talk: video\nlayer', 'talk: other\nlayer', 'pages/talk.md, slide 2 (scale), talk: "other" is not in data/talks.ts'],
  ['a layer is unknown', 'pages/talk.md', 'layer: network', 'layer: cloud', 'pages/talk.md, slide 2 (scale), layer: "cloud" is not a layer'],
  ['a title is missing', 'pages/talk.md', '# 350 Gbpsを超える配信', '', 'pages/talk.md, slide 2 (scale), title: is missing'],
  ['a title is left to Vue', 'pages/talk.md', '# 350 Gbpsを超える配信', '# {{ talk.title }}', 'pages/talk.md, slide 2 (scale), title: "{{ talk.title }}" is taken literally'],
  ['notes are missing', 'pages/talk.md', '<!--\nピークには毎分、2,500回です。\n-->', '', 'pages/talk.md, slide 2 (scale), notes: are missing'],
  ['a comment has no end, and takes the next slide as notes', 'pages/talk.md', '架空さんのお話です。\n-->', '架空さんのお話です。', 'pages/talk.md, slide 1 (talk-video), notes: go on into the next slide, which is not shown.\n  → end them with -->'],
  ['code has no end, and takes everything after it', 'pages/talk.md', '<Mark', '```ts {1}\nconst a = 1\n~~~\n````ts\n\n<Mark', 'pages/talk.md, slide 2 (scale), code: "```ts {1}" has no end.\n  → end it with ``` on a line of its own'],
  ['a picture has text, which each machine sets in its own font', 'public/mark.svg', ' />', '><text x="1">a</text></svg>', 'pages/talk.md, slide 2 (scale), image: /mark.svg has text, which each machine sets in a font of its own.\n  → save its text as outlines (paths)'],
  ['a picture is missing', 'pages/talk.md', '/mark.svg', '/marks.svg', 'pages/talk.md, slide 2 (scale), image: there is no file /marks.svg'],
  ['a picture beside the page is missing', 'pages/talk.md', '/mark.svg', './mark.svg', 'pages/talk.md, slide 2 (scale), image: there is no file ./mark.svg'],
  ['a picture comes from elsewhere', 'pages/talk.md', '/mark.svg', 'https://example.org/mark.svg', 'pages/talk.md, slide 2 (scale), image: https://example.org/mark.svg comes from elsewhere'],
  ['a component is unknown', 'pages/talk.md', '<Toc />', '<Tocs />', 'pages/talk.md, slide 2 (scale), <Tocs>: there is no such component'],
  ['a prop is unknown', 'pages/talk.md', 'v-click', 'titel="x"', 'pages/talk.md, slide 2 (scale), <Mark>: it has no prop "titel".\n  → use one of name, layer, ids, sign, size'],
  ['a prop is missing', 'pages/talk.md', 'name="Harborline"', '', 'pages/talk.md, slide 2 (scale), <Mark>: name is missing'],
  ['a product is unknown', 'pages/talk.md', '"Harborline"', '"Harborlime"', 'pages/talk.md, slide 2 (scale), <Mark>: name cannot be "Harborlime".\n  → use one of Harborline, Beacon'],
  ['a prop holds an unknown layer', 'pages/talk.md', 'v-click', 'layer="cloud"', '<Mark>: layer cannot be "cloud".\n  → use one of network, infrastructure'],
  ['a list holds an unknown word', 'pages/talk.md', '\'b\'', '\'c\'', '<Mark>: :ids cannot be "c".\n  → use one of a, b'],
  ['a word is not one that the prop allows', 'pages/talk.md', 'v-click', 'sign="three"', '<Mark>: sign cannot be "three".\n  → use one of one, two'],
  ['an opener\'s title is not the official one', 'pages/talk.md', '配信を支える', '配信を守る', 'pages/talk.md, slide 1 (talk-video), title: "「例動画社の配信を守るHarborline」" is not the talk\'s title.\n  → data/talks.ts says "「例動画社の配信を支えるHarborline」"'],
  ['an opener names no talk', 'pages/talk.md', 'talk: video\n---\n\n# 「', '---\n\n# 「', 'pages/talk.md, slide 1 (talk-video), talk: is missing'],
  ['an opener has another name than in the data', 'pages/talk.md', 'talk-video', 'opening', 'pages/talk.md, slide 1 (opening), routeAlias: "opening" is not the opener\'s name in data/talks.ts'],
  ['an opener\'s notes have the wrong number of the talk', 'pages/talk.md', '架空さんのお話です。', '3つ目は、架空さんのお話です。', 'pages/talk.md, slide 1 (talk-video), notes: call the talk number 3.\n  → in data/talks.ts it is number 2'],
  ['a title states a wrong figure', 'pages/talk.md', '350 Gbps', '300 Gbps', 'pages/talk.md, slide 2 (scale), text: "300 Gbps" is not in the facts.\n  → data/ says 350 Gbps超'],
  ['notes state a wrong figure', 'pages/talk.md', '2,500回', '3,500回', 'pages/talk.md, slide 2 (scale), notes: "3,500回" is not in the facts'],
  ['a title in the frontmatter states a wrong figure', 'pages/talk.md', 'routeAlias: scale', 'routeAlias: scale\ntitle: 第8回の配信', 'pages/talk.md, slide 2 (scale), title: "第8回" is not in the facts'],
]

for (const [rule, file, from, to, told] of rules) {
  test(`it is reported when ${rule}`, async () => {
    expect(sound[file], 'the fixture has the words to replace').toContain(from)
    const sentences = await sentencesOf({ ...sound, [file]: sound[file]!.replace(from, to) })
    expect(sentences[0]).toContain(told)
    expect(sentences, 'one mistake is reported once').toHaveLength(1)
  })
}

/** A slide with notes, for larger decks. */
const slideOf = (frontmatter: string, title = '図'): string => `---\n${frontmatter}\n---\n\n# ${title}\n\n<!--\n図の話です。\n-->\n`

/** A deck whose third and fourth slides may be left out. */
const withDrops: Record<string, string> = {
  'slides.md': '---\nsrc: ./pages/all.md\n---\n',
  'pages/all.md': [
    slideOf('routeAlias: cover'),
    slideOf('layout: opener\nrouteAlias: talk-video\ntalk: video', '「例動画社の配信を支えるHarborline」'),
    slideOf('routeAlias: scale\ndropWhenLate: 1'),
    slideOf('routeAlias: rates\ndropWhenLate: 2'),
    slideOf('routeAlias: end'),
  ].join('\n'),
  'layouts/opener.vue': '<template><slot /></template>',
}

const wrongDrops: readonly [rule: string, file: string, from: string, to: string, told: readonly string[]][] = [
  ['each has its own place', 'pages/all.md', '', '', []],
  ['one place is not a number', 'pages/all.md', 'Late: 1', 'Late: first', ['pages/all.md, slide 3 (scale), dropWhenLate: "first" is no place in an order']],
  ['one place is before the first', 'pages/all.md', 'Late: 1', 'Late: 0', ['slide 3 (scale), dropWhenLate: "0" is no place in an order']],
  ['one place is between two others', 'pages/all.md', 'Late: 1', 'Late: 1.5', ['slide 3 (scale), dropWhenLate: "1.5" is no place in an order']],
  ['two share a place', 'pages/all.md', 'Late: 1', 'Late: 2', ['pages/all.md, slide 4 (rates), dropWhenLate: 2 is the place of pages/all.md, slide 3 (scale), too']],
  ['the cover is left out', 'pages/all.md', 'routeAlias: cover', 'routeAlias: cover\ndropWhenLate: 3', ['slide 1 (cover), dropWhenLate: the talk needs the slide: it is the first slide']],
  ['an opener is left out', 'pages/all.md', 'layout: opener', 'layout: opener\ndropWhenLate: 3', ['slide 2 (talk-video), dropWhenLate: the talk needs the slide: it opens a talk']],
  ['the last slide is left out', 'pages/all.md', 'routeAlias: end', 'routeAlias: end\ndropWhenLate: 3', ['slide 5 (end), dropWhenLate: the talk needs the slide: it is the last slide']],
  ['a slide that another links to is left out', 'pages/all.md', '<!--', '<SlideLink to="rates">規模</SlideLink>\n\n<!--', ['slide 4 (rates), dropWhenLate: the talk needs the slide: slide 1 (cover) links to it']],
  ['a slide that a variant names is left out', 'slides.md', 'src: ./pages/all.md', 'src: ./pages/all.md#1-2\n---\n\n---\nrouteAlias: scale\nsrc: ./pages/all.md#3\n---\n\n---\nsrc: ./pages/all.md#5', ['slide 3 (scale), dropWhenLate: the talk needs the slide: this variant names it']],
  ['a slide that a variant names is left out, and the variant says so', 'slides.md', 'src: ./pages/all.md', 'src: ./pages/all.md#1-2\n---\n\n---\nrouteAlias: rates\ndropWhenLate: 2\nsrc: ./pages/all.md#4\n---\n\n---\nsrc: ./pages/all.md#5', []],
]

for (const [rule, file, from, to, told] of wrongDrops) {
  test(`slides to drop when late: ${rule}`, async () => {
    expect(withDrops[file], 'the fixture has the words to replace').toContain(from)
    const problems = checkPages(await read({ ...withDrops, [file]: withDrops[file]!.replace(from, to) }), config)
    expect(problems.filter(({ field }) => field === 'dropWhenLate').map(formatProblem)).toEqual(told.map(words => expect.stringContaining(words)))
  })
}

test('a range is read as in Slidev', () => {
  expect(readRange(undefined, 3).numbers).toEqual([1, 2, 3])
  expect(readRange('3,1-2', 3).numbers).toEqual([1, 2, 3])
  expect(readRange('2-', 3).numbers).toEqual([2, 3])
  expect(readRange('all', 2).numbers).toEqual([1, 2])
})
