/**
 * A slide's script with every run of text in an element that says to which step it belongs.
 * @param noteHtml the script as Slidev renders it, with an element of the class `slidev-note-click-mark` for a click
 */
export function markParts(noteHtml: string): string {
  const note = document.createElement('div')
  note.innerHTML = noteHtml
  const walker = document.createTreeWalker(note, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
  const texts: { text: Text, step: string }[] = []
  let step = '0'
  while (walker.nextNode()) {
    const node = walker.currentNode
    if (node instanceof HTMLElement && node.classList.contains('slidev-note-click-mark'))
      step = node.dataset.clicks!
    else if (node instanceof Text && node.data.trim())
      texts.push({ text: node, step })
  }
  for (const { text, step } of texts) {
    const part = document.createElement('span')
    part.dataset.step = step
    text.replaceWith(part)
    text.data = text.data.trimStart()
    part.append(text)
  }
  return note.innerHTML
}
