import type { FunctionalComponent } from 'vue'
import { h } from 'vue'

/** Text that must not break: a name of two to four capitalised words, or one in kanji before さん, with the さん; and a date. */
const name = /(\p{Lu}[\p{Script=Latin}\d.]*(?: \p{Lu}[\p{Script=Latin}\d.]*){1,3}(?:さん)?|\p{Script=Han}{1,4}(?: \p{Script=Han}{1,4})?さん|\d+年\d+月\d+日)/u

/** Splits a text into pieces, in order. Every second one is a name or a date. */
export const piecesWithNames = (text: string): string[] => text.split(name)

/** A text whose names do not break: the handout's style sheet keeps elements of the class `whole-name` on one line. */
export const WholeNames: FunctionalComponent<{ text: string }> = ({ text }) => piecesWithNames(text).map((piece, i) => i % 2 ? h('span', { class: 'whole-name' }, piece) : piece)
WholeNames.props = ['text']
