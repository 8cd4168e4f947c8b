/** What no line may break: a name of two to four capitalised words, or one in kanji before さん; with the さん. */
const name = /(\p{Lu}[\p{Script=Latin}\d.]*(?: \p{Lu}[\p{Script=Latin}\d.]*){1,3}(?:さん)?|\p{Script=Han}{1,4}(?: \p{Script=Han}{1,4})?さん)/u

/** A text in pieces, in their order; every second one is a name. */
export const piecesWithNames = (text: string): string[] => text.split(name)
