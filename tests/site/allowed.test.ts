/** Checks what the tooling writes against the lists of what is allowed. `allowed.spec.ts` checks what was built. */
import { expect, test } from 'playwright/test'
import { config, variants } from '../../tooling/deck/config'
import { policyFor } from '../../tooling/shared/policy'
import { headOf, manifest } from '../../tooling/site/head'
import { folderOf } from '../../tooling/site/variants'
import { addressDefects, allowedHead, headDefects, manifestDefects, policyDefects, siteAddress } from './allowed'
import { mainVariant } from './site'

const html = '<style>a{}</style><script src="./x.js"></script><script type="module">1</script><style>b{}</style>'

test('the policy is exactly what is allowed', () => {
  for (const kind of ['page', 'file'] as const) {
    const policy = policyFor(html, kind === 'file')
    expect(policyDefects(policy, html, kind)).toEqual([])
    for (const [find, replace, told] of [
      ['script-src ', 'script-src data: ', 'script-src allows data:'],
      ['style-src ', 'style-src \'unsafe-inline\' ', 'style-src allows \'unsafe-inline\''],
      ['img-src ', 'img-src https: ', 'img-src allows https:'],
      ['base-uri \'none\'; ', '', 'the policy lacks base-uri'],
      ['default-src', 'frame-src *; default-src', 'the policy has frame-src'],
      [/'sha256-[^']+'/, '', 'lacks \'sha256-'],
    ] as const)
      expect(policyDefects(policy.replace(find, replace), html, kind).join('\n'), String(find)).toContain(told)
  }
})

for (const variant of variants) {
  test(`${variant}: the head contains what is allowed, with and without an address`, async () => {
    const description = (await allowedHead(variant)).find(([what]) => what === 'meta name=description')![1]
    for (const address of [siteAddress, undefined]) {
      const head = headOf(variant, description, address)
      expect(headDefects(head, await allowedHead(variant, address))).toEqual([])
    }
  })
}

test('an element that is not listed, one that is missing, and a different value are reported', async () => {
  const allowed = await allowedHead(mainVariant, siteAddress)
  const head = headOf(mainVariant, allowed.find(([what]) => what === 'meta name=description')![1], siteAddress)
  const other = variants.find(variant => folderOf(variant))
  for (const [find, replace, told] of [
    ['<title>', '<link rel="preconnect" href="https://fonts.example" crossorigin><title>', '<link rel=preconnect crossorigin=> is not known: "https://fonts.example"'],
    ['<title>', '<base href="/"><title>', '<base> is not known'],
    ['<title>', '<meta http-equiv="refresh" content="0; url=/"><title>', '<meta http-equiv=refresh> is not known'],
    ['<title>', '<meta name="robots" content="noindex"><title>', '<meta name=robots> is not known'],
    ['ja_JP', 'en_US', '<meta property=og:locale> says "en_US" instead of "ja_JP"'],
    [`${siteAddress}share.png`, `${siteAddress}${folderOf(other ?? mainVariant)}other.png`, '<meta property=og:image> says'],
    ['<meta name="referrer" content="no-referrer">', '', '<meta name=referrer> says "" instead of "no-referrer"'],
    [config.themeColor.dark, '#abcdef', '<meta name=theme-color media=(prefers-color-scheme: dark)> says "#abcdef"'],
  ] as const) {
    expect(head, find).toContain(find)
    expect(headDefects(head.replace(find, () => replace), allowed).join('\n')).toContain(told)
  }
})

test('the web manifest contains what is allowed, and a different value is reported', () => {
  expect(manifestDefects(manifest())).toEqual([])
  for (const [find, replace, told] of [
    ['"start_url":"./"', '"start_url":"/"', 'start_url is "/" instead of "./"'],
    ['icon-512', 'icon-521', 'icons is'],
    ['"display"', '"orientation":"landscape","display"', 'orientation is "landscape" instead of undefined'],
  ] as const)
    expect(manifestDefects(manifest().replace(find, replace)).join('\n')).toContain(told)
})

test('an address that is neither relative nor listed is reported', () => {
  const ofTalk = new Set(['https://talk.example/report'])
  const defects = (file: string, text: string): string => addressDefects(file, text, ofTalk, name => ['lt/style.css', 'favicon.svg', 'index.html'].includes(name)).join('\n')
  for (const [file, text] of [
    ['lt/index.html', '<link href="./style.css"><a href="../"><a href="#cover"><a href="https://talk.example/report"><img src="data:image/png;base64,AA"><script>a="https://vuejs.org/error-reference/#1"</script>'],
    ['lt/style.css', 'a { background: url(data:image/svg+xml;utf8,x) url("../favicon.svg") }'],
    ['a.js', 'x="http://www.w3.org/2000/svg"'],
  ] as const)
    expect(defects(file, text), text).toBe('')
  for (const [file, text, told] of [
    ['index.html', '<img src="/favicon.svg">', '"/favicon.svg" is not a file beside it'],
    ['index.html', '<img src="./gone.png">', '"./gone.png" is not a file beside it'],
    ['index.html', '<a href="javascript:void(0)">', '"javascript:void(0)" is not a file'],
    ['index.html', '<script src="//cdn.example/x.js">', 'leads to "//cdn.example/'],
    ['index.html', '<style>a{background:url(/x.png)}</style>', '"/x.png" is not a file'],
    ['a.css', '@import "https://fonts.example/css"', 'leads to https://fonts.example/css'],
    ['a.js', 'fetch("https://count.example/hit")', 'leads to https://count.example/hit'],
    ['a.js', 'new WebSocket("wss://count.example")', 'leads to wss://count.example'],
    ['a.svg', '<image xlink:href="http://pics.example/a.png"/>', 'leads to http://pics.example/a.png'],
    ['robots.txt', 'Sitemap: https://other.example/map.xml', 'leads to https://other.example/map.xml'],
  ] as const)
    expect(defects(file, text), text).toContain(told)
})
