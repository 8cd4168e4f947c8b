/**
 * What the public files of the deck may contain, each list in one place: the exact policy of a page, the elements of its
 * head with their values, the web manifest, and every address. Anything that is not listed is reported.
 */
import type { Variant } from '../../tooling/deck/config'
import { createHash } from 'node:crypto'
import { readDeck } from '../../tooling/check'
import { config, mainVariant, variants } from '../../tooling/deck/config'
import { folderOf } from '../../tooling/site/variants'

/** The address for which the tests build the site, with its trailing slash. */
export const siteAddress = 'https://deck.example/talks/'

/** A page of the site, or a variant as one file. */
export type Kind = 'page' | 'file'

/** The hashes of the inline scripts or styles of a page. */
function hashes(html: string, element: 'script' | 'style'): string[] {
  const inline = [...html.matchAll(new RegExp(`<${element}\\b([^>]*)>([\\s\\S]*?)</${element}>`, 'g'))].filter(([, attributes]) => !/\ssrc=/.test(attributes!))
  return inline.map(([, , text]) => `'sha256-${createHash('sha256').update(text!).digest('base64')}'`)
}

/** Every directive of a policy, with all its sources. */
function allowedPolicy(html: string, kind: Kind): Record<string, string[]> {
  const own = kind === 'page' ? ['\'self\''] : []
  const or = (sources: string[]): string[] => sources.length > 0 ? sources : ['\'none\'']
  return {
    'default-src': ['\'none\''],
    'script-src': or([...own, ...hashes(html, 'script')]),
    'style-src': or([...own, ...hashes(html, 'style')]),
    'font-src': [...own, 'data:'],
    'img-src': [...own, 'data:'],
    'media-src': or(own),
    'connect-src': or(own),
    ...kind === 'page' ? { 'manifest-src': own, 'worker-src': own } : {},
    'base-uri': ['\'none\''],
    'form-action': ['\'none\''],
  }
}

/** Directives and sources that a policy has but must not, or lacks. */
export function policyDefects(policy: string, html: string, kind: Kind): string[] {
  const found = Object.fromEntries(policy.split(';').map(rule => rule.trim().split(/\s+/)).map(([name, ...sources]) => [name!, sources]))
  const allowed = allowedPolicy(html, kind)
  return [...new Set([...Object.keys(allowed), ...Object.keys(found)])].flatMap((name) => {
    if (!found[name] || !allowed[name])
      return [`the policy ${found[name] ? 'has' : 'lacks'} ${name}`]
    const [more, less] = [found[name].filter(source => !allowed[name]!.includes(source)), allowed[name].filter(source => !found[name]!.includes(source))]
    return [...more.map(source => `${name} allows ${source}, which the ${kind} does not need`), ...less.map(source => `${name} lacks ${source}`)]
  }).map(defect => `${defect} → tooling/shared/policy.ts`)
}

/** The policy of a page. */
export function policyOf(html: string): string {
  return /<meta http-equiv="Content-Security-Policy" content="([^"]+)">/.exec(html)?.[1] ?? ''
}

/** An element of a head: its name with attributes, and its value. */
type HeadElement = readonly [what: string, says: string]

/** The metadata that the head of a variant may contain, with its values. */
export async function allowedHead(variant: Variant, address?: string): Promise<HeadElement[]> {
  const { title } = config.variants[variant]!
  const description = String((await readDeck(variant)).headmatter.info ?? '')
  const { language, region } = new Intl.Locale(config.language).maximize()
  const up = folderOf(variant) ? '../' : './'
  const here = address && `${address}${folderOf(variant)}`
  return [
    ['title', title],
    ['meta name=description', description],
    ['meta name=author', config.author],
    ['meta name=color-scheme', 'light dark'],
    ['meta name=theme-color media=(prefers-color-scheme: light)', config.themeColor.light],
    ['meta name=theme-color media=(prefers-color-scheme: dark)', config.themeColor.dark],
    ['meta name=referrer', 'no-referrer'],
    ['link rel=icon type=image/svg+xml', `${up}favicon.svg`],
    ['link rel=apple-touch-icon', `${up}icon-180.png`],
    ['link rel=manifest', `${up}site.webmanifest`],
    ['meta property=og:type', 'article'],
    ['meta property=og:locale', `${language}_${region}`],
    ['meta property=og:title', title],
    ['meta property=og:description', description],
    ['meta name=twitter:card', 'summary_large_image'],
    ...here
      ? [
          ['link rel=canonical', here],
          ['meta property=og:url', here],
          ['meta property=og:image', `${here}share.png`],
          ['meta property=og:image:width', '1200'],
          ['meta property=og:image:height', '630'],
          ['meta property=og:image:alt', `表紙「${title}」`],
          ['meta name=twitter:image', `${here}share.png`],
        ] as const
      : [],
  ]
}

/** The elements around them in every page. */
const aroundHead: readonly HeadElement[] = [
  ['meta charset=utf-8', ''],
  ['meta name=viewport', 'width=device-width, initial-scale=1, viewport-fit=cover'],
]

/** The head of a built page: as above, with its policy. The single file has neither files beside it nor an address. */
export async function allowedPage(variant: Variant, kind: Kind, html: string): Promise<HeadElement[]> {
  const head = await allowedHead(variant, kind === 'page' ? siteAddress : undefined)
  return [
    ...aroundHead,
    ['meta http-equiv=Content-Security-Policy', policyOf(html)],
    ...kind === 'page' ? head : head.filter(([what]) => !what.startsWith('link ')),
  ]
}

const unescape = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&')

/** The elements of a head. The policy covers its code and styles, and the check of addresses covers the files that it loads. */
export function headElements(head: string): HeadElement[] {
  const plain = head.replaceAll(/(<(script|style)\b[^>]*>)[\s\S]*?<\/\2>/g, '$1')
  const elements = [...plain.matchAll(/<([a-z][\w-]*)\b([^>]*)>(?:([^<]*)<\/\1>)?/g)]
  return elements.filter(([, name]) => !['script', 'style'].includes(name!)).map(([, name, attributes, text]): HeadElement => {
    const all = [...attributes!.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, key, value = '']) => [key!, unescape(value)] as const)
    const says = all.find(([key]) => key === 'content' || key === 'href')
    return [[name, ...all.filter(one => one !== says).map(([key, value]) => `${key}=${value}`).sort((a, b) => Number(a.startsWith('media')) - Number(b.startsWith('media')) || Number(a.startsWith('type')) - Number(b.startsWith('type')))].join(' '), says?.[1] ?? unescape(text ?? '')]
  })
}

/** Elements that a head has but must not, or lacks, or that have a different value. */
export function headDefects(head: string, allowed: readonly HeadElement[]): string[] {
  const found = headElements(head)
  return [...new Set([...found, ...allowed].map(([what]) => what))].flatMap((what) => {
    const [is, should] = [found, allowed].map(list => list.filter(element => element[0] === what).map(([, says]) => says)) as [string[], string[]]
    if (is.join('\n') === should.join('\n'))
      return []
    return [should.length === 0 ? `<${what}> is not known: "${is.join('", "')}"` : `<${what}> says "${is.join('", "')}" instead of "${should.join('", "')}"`]
  }).map(defect => `${defect} → tooling/site/head.ts, or list it in tests/site/allowed.ts`)
}

/** Differences from the exact web manifest. The files that it names are beside it, wherever the site is. */
export function manifestDefects(text: string): string[] {
  const found = JSON.parse(text) as Record<string, unknown>
  const allowed: Record<string, unknown> = {
    name: config.variants[mainVariant]!.title,
    short_name: config.shortName,
    lang: config.language,
    start_url: './',
    scope: './',
    display: 'standalone',
    background_color: config.themeColor.start,
    theme_color: config.themeColor.start,
    icons: [
      { src: './favicon.svg', type: 'image/svg+xml', sizes: 'any' },
      { src: './icon-512.png', type: 'image/png', sizes: '512x512' },
    ],
  }
  return [...new Set([...Object.keys(allowed), ...Object.keys(found)])]
    .filter(key => JSON.stringify(found[key]) !== JSON.stringify(allowed[key]))
    .map(key => `site.webmanifest: ${key} is ${JSON.stringify(found[key])} instead of ${JSON.stringify(allowed[key])} → manifest() in tooling/site/head.ts`)
}

/** Addresses that no browser requests: XML namespaces, and documentation that libraries mention. */
const names = [
  /^http:\/\/www\.w3\.org\/(?:2000\/svg|1999\/xlink|1998\/Math\/MathML|1999\/xhtml|XML\/1998\/namespace)$/,
  /^https:\/\/vuejs\.org\/error-reference\//,
  /^https:\/\/bit\.ly\/wb-precache$/,
  // In Slidev's settings; the policy blocks requests to it.
  /^https:\/\/www\.plantuml\.com\/plantuml$/,
]

function stringsIn(data: unknown): string[] {
  return typeof data === 'string' ? [data] : typeof data === 'object' && data ? Object.values(data).flatMap(stringsIn) : []
}

const absolute = /\b[a-z][a-z\d+.-]*:\/\/[^\s"'`<>()\\\]}]+/gi

/** Addresses that the talk itself links to, in its facts and slides. */
export async function addressesOfTalk(): Promise<Set<string>> {
  const slides = await Promise.all(variants.map(async variant => (await readDeck(variant)).slides.map(({ content }) => content)))
  return new Set([...stringsIn(config.facts), ...slides.flat()].flatMap(text => text.match(absolute) ?? []))
}

/** Addresses in a public file that are not allowed. `exists` says whether the site has a file. */
export function addressDefects(file: string, text: string, ofTalk: ReadonlySet<string>, exists: (file: string) => boolean): string[] {
  const told = (what: string): string => `${file}: ${what} → make it relative, or list it in tests/site/allowed.ts`
  const foreign = [...new Set(text.match(absolute) ?? [])].filter(address => !address.startsWith(siteAddress) && !ofTalk.has(address) && !names.some(name => name.test(address)))
  // In elements and in style sheets. In code, only absolute addresses are checked.
  const markup = /\.(?:html|svg|xml)$/.test(file) ? text.replaceAll(/(<script\b[^>]*>)[\s\S]*?<\/script>/g, '$1') : ''
  const styles = file.endsWith('.css') ? text : [...markup.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style>/g)].map(([, style]) => style).join('')
  const elements = markup.replaceAll(/<style\b[^>]*>[\s\S]*?<\/style>/g, '')
  const named = [
    ...[...elements.matchAll(/\s(?:src|href|xlink:href|srcset|poster|action|formaction|data|ping|background|manifest)="([^"]*)"/g)].map(([, address]) => address!),
    ...[...styles.matchAll(/url\((?:"([^"]*)"|'([^']*)'|([^)"']*))\)/g)].map(([, a, b, c]) => a ?? b ?? c ?? ''),
    ...[...styles.matchAll(/@import\s+["']([^"']+)/g)].map(([, address]) => address!),
  ]
  const wrong = named.filter((address) => {
    if (address.startsWith('#') || /^data:(?:image|font)\//.test(address) || new RegExp(absolute.source, 'i').test(address))
      return false
    if (/^(?:\/|[a-z][a-z\d+.-]*:)/i.test(address))
      return true
    const target = new URL(address, `https://x.example/${file}`).pathname.slice(1)
    return !exists(decodeURI(target)) && !exists(`${target}index.html`)
  })
  return [...foreign.map(address => told(`leads to ${address}`)), ...[...new Set(wrong)].map(address => told(`"${address}" is not a file beside it`)), ...[...text.matchAll(/["'`(=]\s*\/\/[a-z\d-]+(?:\.[a-z\d-]+)+\//gi)].map(([address]) => told(`leads to ${address}`))]
}
