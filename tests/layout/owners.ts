/** Whether notes give a thing to the part that has it in the drawings: the table is DynamoDB's, not S3's. */

/** A name in Latin letters, and what is said to be its own. */
const owned = /([A-Z][\w.-]*(?: [A-Z\d][\w.-]*)*)の([\p{Script=Han}\p{Script=Katakana}ー]{2,}|[a-z]+)/gu

/**
 * Things that notes give to the wrong part: a drawing that names both gives it to the other.
 * @param slides with the text alternatives of their drawings
 */
export function misattributed(slides: readonly { name: string, note: string, alternatives: readonly string[] }[]): string[] {
  const drawings = slides.flatMap(({ alternatives }) => alternatives).map(text => text.normalize('NFKC'))
  const owners = drawings.flatMap(drawing => [...drawing.matchAll(owned)].map(([, owner, thing]) => ({ drawing, owner: owner!, thing })))
  return slides.flatMap(({ name, note }) => [...note.normalize('NFKC').matchAll(owned)].flatMap(([words, said, thing]) => {
    const right = owners.filter(one => one.thing === thing && one.drawing.includes(said!))
    return right.length === 0 || right.some(({ owner }) => owner === said)
      ? []
      : [`${name}, notes: "${words}" is "${right[0]!.owner}の${thing}" in the text alternative of a drawing.\n  → Correct the name, or say otherwise whose it is.`]
  }))
}
