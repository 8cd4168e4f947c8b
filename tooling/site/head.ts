/** What the page says about the deck to browsers, search engines and link previews. */
import type { Variant } from '../deck/config'
import { config, mainVariant } from '../deck/config'
import { escapeHtml } from '../shared/html'
import { folderOf, upFrom } from './variants'

/** The image that shared links show of a variant, beside its page. */
export const shareImage = { file: 'share.png', width: 1200, height: 630 } as const

/**
 * The head elements of a variant; its description is the `info` of its headmatter. The site's address ends with a slash;
 * without an address, the elements that need it are left out.
 */
export function headOf(variant: Variant, description: string, siteUrl?: string): string {
  const { title } = config.variants[variant]!
  const up = upFrom(variant)
  const meta = (key: 'name' | 'property', name: string, content: string): string => `<meta ${key}="${name}" content="${escapeHtml(content)}">`
  const here = siteUrl && `${siteUrl}${folderOf(variant)}`
  const image = here && `${here}${shareImage.file}`

  return [
    `<title>${escapeHtml(title)}</title>`,
    meta('name', 'description', description),
    meta('name', 'author', config.author),
    '<meta name="color-scheme" content="light dark">',
    `<meta name="theme-color" content="${config.themeColor.light}" media="(prefers-color-scheme: light)">`,
    `<meta name="theme-color" content="${config.themeColor.dark}" media="(prefers-color-scheme: dark)">`,
    '<meta name="referrer" content="no-referrer">',
    `<link rel="icon" href="${up}favicon.svg" type="image/svg+xml">`,
    `<link rel="apple-touch-icon" href="${up}icon-180.png">`,
    `<link rel="manifest" href="${up}site.webmanifest">`,
    meta('property', 'og:type', 'article'),
    meta('property', 'og:locale', 'ja_JP'),
    meta('property', 'og:title', title),
    meta('property', 'og:description', description),
    meta('name', 'twitter:card', 'summary_large_image'),
    ...here && image
      ? [
          `<link rel="canonical" href="${escapeHtml(here)}">`,
          meta('property', 'og:url', here),
          meta('property', 'og:image', image),
          meta('property', 'og:image:width', String(shareImage.width)),
          meta('property', 'og:image:height', String(shareImage.height)),
          meta('property', 'og:image:alt', `表紙「${title}」`),
          meta('name', 'twitter:image', image),
        ]
      : [],
  ].join('\n')
}

/** The site as an app that can be added to a home screen. */
export function manifest(): string {
  return JSON.stringify({
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
  })
}
