/** The Content-Security-Policy of a built page: it may only use what comes with it. */
import { createHash } from 'node:crypto'

function hashes(html: string, element: 'script' | 'style'): string[] {
  // An element with `src` has no text of its own.
  const inline = [...html.matchAll(new RegExp(`<${element}(?![^>]*\\ssrc=)[^>]*>([\\s\\S]*?)</${element}>`, 'g'))]
  return inline.map(([, text]) => `'sha256-${createHash('sha256').update(text!).digest('base64')}'`)
}

/**
 * The policy for a finished page, with the hash of each script and style sheet in it. No `unsafe-eval` and no
 * `unsafe-inline`: Vue sets styles through the object model, which a policy does not forbid. A page that is a single file may
 * load nothing at all.
 */
export function policyFor(html: string, standalone = false): string {
  const own = standalone ? [] : ['\'self\'']
  const rule = (name: string, ...sources: string[]): string => `${name} ${[...new Set(sources)].join(' ') || '\'none\''}`
  return [
    rule('default-src', '\'none\''),
    rule('script-src', ...own, ...hashes(html, 'script')),
    rule('style-src', ...own, ...hashes(html, 'style')),
    rule('font-src', ...own, 'data:'),
    rule('img-src', ...own, 'data:'),
    rule('media-src', ...own),
    rule('connect-src', ...own),
    ...standalone ? [] : [rule('manifest-src', '\'self\''), rule('worker-src', '\'self\'')],
    rule('base-uri', '\'none\''),
    rule('form-action', '\'none\''),
  ].join('; ')
}
