/** What the tooling needs to know of this deck; see `tooling/index.ts`. */
import * as facts from './data'
import { checkData, checkPages, neededFor } from './data/checks'
import { japaneseDate } from './data/dates'
import { marksModule } from './data/marks'
import { readings } from './data/readings'
import { sectionOf } from './data/sections'
import { colours, colourTokens } from './styles/colours'
import { defineDeck } from './tooling/index'

const { event, figures, layers, products, talks } = facts
const title = `${event.name} まとめ`
const file = `hashicorp-meetup-${event.number}-recap`

const handoutLines = [
  `${japaneseDate(event.date)}、会場：${event.venue.host} ${event.venue.room}`,
  `スライドと台本。${event.asOf}の内容`,
  `出典：${event.source.author}さん「${event.source.title}」、${japaneseDate(event.source.date)}`,
]

export default defineDeck({
  language: 'ja',
  author: `このまとめの発表者（出典の著者は${event.source.author}さん）`,
  date: event.source.date,
  shortName: `HUG ${event.number} まとめ`,
  themeColor: { light: colours.light.ground, dark: colours.dark.ground, start: colours.stage.stage },
  headmatter: {
    titleTemplate: '%s',
    keywords: ['HashiCorp', ...layers.map(({ product }) => product).reverse()],
    favicon: '/favicon.svg',
    colorSchema: 'auto',
    aspectRatio: '16/9',
    canvasWidth: 1280,
    notesAutoRuby: readings,
  },
  variants: {
    recap: { entry: 'slides.md', title, link: 'すべてのスライドを見る(完全版)', download: file, share: '20分版', pdfA: true },
    lt: { entry: 'lt.md', path: 'lt', title: `${title}(5分版)`, link: '5分版を見る', download: `${file}-5min`, share: '5分版' },
  },
  handout: { variant: 'recap', title: `${title}(配布資料)`, heading: title, lines: handoutLines, contents: '目次', footer: `${title}・${event.asOf}の内容` },
  fonts: {
    sans: {
      // One weight heavier than regular, so that the last row can read it.
      400: '@expo-google-fonts/ibm-plex-sans-jp/500Medium/IBMPlexSansJP_500Medium.ttf',
      700: '@expo-google-fonts/ibm-plex-sans-jp/700Bold/IBMPlexSansJP_700Bold.ttf',
    },
    mono: { 400: '@expo-google-fonts/ibm-plex-mono/400Regular/IBMPlexMono_400Regular.ttf' },
  },
  sectionOf,
  neededFor,
  propTypes: {
    FigureId: figures.map(({ id }) => id),
    LayerId: layers.map(({ id }) => id),
    ProductName: products.map(({ name }) => name),
    TalkId: talks.map(({ id }) => id),
  },
  modules: { 'deck:marks': marksModule(products), 'deck:tokens.css': colourTokens(layers) },
  facts: { ...facts },
  checkData,
  checkPages,
})
