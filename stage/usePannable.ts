import type { Ref } from 'vue'
import { onMounted } from 'vue'

/**
 * Puts drawings and tables that are wider than the page into a frame that scrolls sideways, by finger and by keyboard.
 * The slide does not change any more when this is done, so its renderer does not miss what was moved.
 */
export function usePannable(root: Readonly<Ref<HTMLElement | null>>): void {
  onMounted(() => {
    for (const element of root.value?.querySelectorAll('svg[role="img"], table') ?? []) {
      const frame = document.createElement('div')
      frame.className = 'deck-pannable'
      frame.tabIndex = 0
      frame.setAttribute('role', 'group')
      frame.setAttribute('aria-label', element.tagName === 'TABLE' ? '横に動かせる表' : '横に動かせる図')
      element.replaceWith(frame)
      frame.append(element)
    }
  })
}
