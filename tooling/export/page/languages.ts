/**
 * Keeps the language of foreign text in the tags. Chromium makes no tag for a plain `<span lang>`, so its text gets the
 * language of the text around it. A focusable element does get a tag.
 */
export function keepLanguages(): void {
  for (const words of document.querySelectorAll('body [lang]:not([tabindex])'))
    words.setAttribute('tabindex', '-1')
}
