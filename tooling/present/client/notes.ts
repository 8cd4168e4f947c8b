import { pauseMark } from '../../deck/spoken'

/** Text with every （間） in an element of the class `pause`, so that it is not taken for words. */
function withPauses(text: string): Node[] {
  return text.split(new RegExp(`(${pauseMark.source})`)).filter(Boolean).map((piece) => {
    if (!piece.match(pauseMark))
      return document.createTextNode(piece)
    const pause = document.createElement('span')
    pause.className = 'pause'
    pause.textContent = piece
    return pause
  })
}

function isMark(node: Node | null): node is HTMLElement {
  return node instanceof HTMLElement && node.classList.contains('slidev-note-click-mark')
}

/**
 * A slide's notes with every run of text in an element that says to which click it belongs.
 * @param noteHtml the notes as Slidev renders them, with an element of the class `slidev-note-click-mark` for a click
 */
export function markClicks(noteHtml: string): string {
  const note = document.createElement('div')
  note.innerHTML = noteHtml
  const walker = document.createTreeWalker(note, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
  const texts: { text: Text, step: string }[] = []
  let step = '0'
  while (walker.nextNode()) {
    const node = walker.currentNode
    if (isMark(node))
      step = node.dataset.clicks!
    else if (node instanceof Text && node.data.trim())
      texts.push({ text: node, step })
  }
  for (const { text, step } of texts) {
    const part = document.createElement('span')
    part.dataset.click = step
    part.append(...withPauses(isMark(text.previousSibling) ? text.data.trimStart() : text.data))
    text.replaceWith(part)
  }
  return note.innerHTML
}
