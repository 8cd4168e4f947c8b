/** Whether notes can be read aloud to a room as they stand. */
import { pauseMark, spokenCharacters } from '../../tooling/deck/spoken'

/** In characters of Japanese, about eleven seconds: what one breath and one hearing hold. */
export const longestSentence = 60

/** How a paragraph ends that is said to people: です・ます, with or without a particle after it. */
const polite = /(?:です|ます|でした|ました|ません|ましょう|でしょう|ください)[かねよ]*$/
const question = /(?:でしょう|でしょうか|ですか|ますか)$/
/** How a sentence ends in plain form, as in a book: it stumbles among sentences that are said to people. A noun may end one. */
const bookish = /(?:で(?:ある|あった)|だ(?:った|ろう)?|[いえきぎけげしじせちっにねびべみめりれん]た|ない|\p{Script=Han}[うくぐすつぬぶむる]|[いえきけしせちてにねびべみめりれ]る)$/u
/** Brackets that stand by themselves, where a sentence ends or none has begun; in one they may belong to a name. */
const aside = /(?<=^|[。）)])\s*([（(](?!間[）)])[^）)]*[）)])/g

/**
 * What in notes is hard to say, or hard to follow on the slide, as sentences with their fix.
 * @param script of one slide, as it is spoken in one variant
 */
export function hardToSay(script: string): string[] {
  const paragraphs = script.split(/\n\s*\n/).map(paragraph => paragraph.trim()).filter(Boolean)
  return paragraphs.flatMap((paragraph, i) => [...hardInParagraph(paragraph), ...answeredAtOnce(paragraph, paragraphs[i + 1])])
}

/** A question to which the next click shows the answer. */
function answeredAtOnce(paragraph: string, next = ''): string[] {
  const last = paragraph.split('。').slice(0, -1).at(-1)
  return last && question.test(last) && paragraph.endsWith('。') && next.startsWith('[click')
    ? [`"${last.trim()}" asks, and the next click answers: write （間）after it, so that the room can`]
    : []
}

function hardInParagraph(paragraph: string): string[] {
  const start = paragraph.slice(0, 20)
  const words = paragraph.replace(/\[click(?::\d+)?\]/g, '').trim()
  const sentences = words.replace(pauseMark, '').split('。').map(sentence => sentence.trim())
  const rest = sentences.pop()
  if (rest || sentences.length === 0)
    return [`"${start}" ${words ? 'does not end with 。: finish the sentence' : 'is a click of which nothing is said: give it its sentence'}`]

  const problems = sentences
    .filter(sentence => spokenCharacters(sentence) > longestSentence)
    .map(sentence => `"${sentence}" is ${Math.round(spokenCharacters(sentence))} characters long when spoken: make sentences of at most ${longestSentence}`)
  if (!polite.test(sentences.at(-1)!))
    problems.push(`"${sentences.at(-1)}" is not said to people: end the paragraph in です・ます`)
  // The last sentence may be a question too: what follows it is the next slide.
  for (const part of words.split(pauseMark).flatMap(part => part.split('。').slice(0, -2))) {
    if (question.test(part))
      problems.push(`"${part.trim()}" asks, and goes on at once: write （間）after it, or let it be the last sentence`)
  }
  for (const sentence of sentences.slice(0, -1)) {
    if (bookish.test(sentence) && !polite.test(sentence))
      problems.push(`"${sentence}" is in another style than what is said around it: end it in です・ます, or in a noun`)
  }
  for (const [, found] of words.matchAll(aside))
    problems.push(`"${found}" stands by itself among what is said, and only （間） is a cue: say it, or leave it out`)
  if (paragraph.lastIndexOf('[click') > 0)
    problems.push(`"${start}" has a [click] in its midst: begin a paragraph with it`)
  return problems
}
