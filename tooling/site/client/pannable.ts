/**
 * Puts drawings and tables, which keep their size, into frames that scroll sideways by finger and by keyboard.
 * Only for slides that do not change any more: their renderer then does not miss what was moved.
 */
export function framePannable(root: Element): void {
  for (const element of root.querySelectorAll('svg[role="img"], table')) {
    const frame = document.createElement('div')
    frame.className = 'deck-pannable'
    frame.tabIndex = 0
    frame.setAttribute('role', 'group')
    frame.setAttribute('aria-label', element.tagName === 'TABLE' ? '横に動かせる表' : '横に動かせる図')
    element.replaceWith(frame)
    frame.append(element)
  }
}
