import { pauseMark } from '../../deck/spoken'

function isMark(node: Node | null): node is HTMLElement {
  return node instanceof HTMLElement && node.classList.contains('slidev-note-click-mark')
}

/**
 * A slide's notes with every run of text in an element that names its click, and every （間） in an element of the class
 * `pause`, so that it is not mistaken for words to say.
 */
export function markClicks(noteHtml: string): string {
  const note = document.createElement('div')
  note.innerHTML = noteHtml
  const walker = document.createTreeWalker(note, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
  const texts: { text: Text, click: string }[] = []
  let click = '0'
  while (walker.nextNode()) {
    const node = walker.currentNode
    if (isMark(node))
      click = node.dataset.clicks!
    else if (node instanceof Text && node.data.trim())
      texts.push({ text: node, click })
  }
  for (const { text, click } of texts) {
    const part = document.createElement('span')
    part.dataset.click = click
    part.textContent = isMark(text.previousSibling) ? text.data.trimStart() : text.data
    text.replaceWith(part)
  }
  return note.innerHTML.replace(pauseMark, '<span class="pause">$&</span>')
}
