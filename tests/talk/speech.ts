/** Checks whether notes can be read aloud to a room as they are. */
import { pauseMark, spokenCharacters } from '../../tooling/deck/spoken'

/** In Japanese characters, about eleven seconds: what a speaker can say in one breath and a listener can hold. */
export const longestSentence = 60

/** The end of a paragraph addressed to people: です・ます, with or without a particle after it. */
const polite = /(?:です|ます|でした|ました|ません|ましょう|でしょう|ください)[かねよ]*$/
const question = /(?:でしょう|でしょうか|ですか|ますか)$/
/** The end of a sentence in plain form, as in a book, which stands out among spoken sentences. A noun may end one. */
const bookish = /(?:で(?:ある|あった)|だ(?:った|ろう)?|[いえきぎけげしじせちっにねびべみめりれん]た|ない|\p{Script=Han}[うくぐすつぬぶむる]|[いえきけしせちてにねびべみめりれ]る)$/u
/** Brackets between sentences. Within a sentence, they may belong to a name. */
const aside = /(?<=^|[。）)])\s*([（(](?!間[）)])[^）)]*[）)])/g

/**
 * What is hard to say in notes, or hard to follow on the slide, as messages with a fix.
 * @param script the notes of one slide, as spoken in one variant
 */
export function hardToSay(script: string): string[] {
  const paragraphs = script.split(/\n\s*\n/).map(paragraph => paragraph.trim()).filter(Boolean)
  return paragraphs.flatMap((paragraph, i) => [...hardInParagraph(paragraph), ...answeredAtOnce(paragraph, paragraphs[i + 1])])
}

/** A question that the next click answers. */
function answeredAtOnce(paragraph: string, next = ''): string[] {
  const last = paragraph.split('。').slice(0, -1).at(-1)
  return last && question.test(last) && paragraph.endsWith('。') && next.startsWith('[click')
    ? [`"${last.trim()}" is a question, and the next click answers it: write （間） after it, so that the room can`]
    : []
}

function hardInParagraph(paragraph: string): string[] {
  const start = paragraph.slice(0, 20)
  const words = paragraph.replace(/\[click(?::\d+)?\]/g, '').trim()
  const sentences = words.replace(pauseMark, '').split('。').map(sentence => sentence.trim())
  const rest = sentences.pop()
  if (rest || sentences.length === 0)
    return [`"${start}" ${words ? 'does not end with 。: finish the sentence' : 'is a click without words: give it a sentence'}`]

  const problems = sentences
    .filter(sentence => spokenCharacters(sentence) > longestSentence)
    .map(sentence => `"${sentence}" is ${Math.round(spokenCharacters(sentence))} characters long when spoken: make sentences of at most ${longestSentence}`)
  if (!polite.test(sentences.at(-1)!))
    problems.push(`"${sentences.at(-1)}" is not addressed to people: end the paragraph in です・ます`)
  // The last sentence may be a question too, because the next slide follows it.
  for (const part of words.split(pauseMark).flatMap(part => part.split('。').slice(0, -2))) {
    if (question.test(part))
      problems.push(`"${part.trim()}" is a question without a pause: write （間） after it, or make it the last sentence`)
  }
  for (const sentence of sentences.slice(0, -1)) {
    if (bookish.test(sentence) && !polite.test(sentence))
      problems.push(`"${sentence}" has another style than the sentences around it: end it in です・ます, or in a noun`)
  }
  for (const [, found] of words.matchAll(aside))
    problems.push(`"${found}" is an aside, and only （間） is a cue: say it, or leave it out`)
  if (paragraph.lastIndexOf('[click') > 0)
    problems.push(`"${start}" has a [click] in the middle: start a paragraph with it`)
  return problems
}
