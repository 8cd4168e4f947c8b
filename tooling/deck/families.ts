/** CSS families of the deck's own fonts: for text, for code, and for the few characters that a page needs first. */
export const families = { sans: 'Deck Sans', mono: 'Deck Mono', first: 'Deck First' } as const
