/**
 * Has each piece of text in another language keep that in the tags: Chromium makes no tag of a plain `<span lang>`, and
 * takes it for the language around. What can take the focus has a tag.
 */
export function keepLanguages(): void {
  for (const words of document.querySelectorAll('body [lang]:not([tabindex])'))
    words.setAttribute('tabindex', '-1')
}
