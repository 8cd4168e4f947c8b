import { useEventListener } from '@vueuse/core'

/** How far a finger must move for a swipe, and how level, so that scrolling and tapping still work. */
const distance = 48
const slope = 0.6

/**
 * Listeners that turn the page: on a swipe, and on a click or tap that hits no control. On the left third of the window it
 * goes back, elsewhere forward.
 */
export function usePageTurns(turn: (way: 'next' | 'prev') => void): Record<string, (event: PointerEvent) => void> {
  let start: { id: number, x: number, y: number } | undefined
  // Otherwise Safari would turn the page instead of moving an enlarged slide sideways.
  useEventListener(visualViewport, 'resize', () => document.documentElement.toggleAttribute('data-enlarged', visualViewport!.scale > 1.01))

  return {
    pointerdown({ pointerId, pointerType, clientX, clientY }) {
      // A second finger means pinching.
      start = pointerType === 'touch' && !start ? { id: pointerId, x: clientX, y: clientY } : undefined
    },
    pointerup({ pointerId, clientX, clientY }) {
      if (start?.id === pointerId) {
        const dx = clientX - start.x
        if (Math.abs(dx) >= distance && Math.abs(clientY - start.y) <= Math.abs(dx) * slope)
          turn(dx < 0 ? 'next' : 'prev')
      }
      start = undefined
    },
    pointercancel() {
      start = undefined
    },
    click({ target, clientX }) {
      if (!(target as Element).closest('a, button, summary, input, label') && getSelection()?.isCollapsed)
        turn(clientX < innerWidth / 3 ? 'prev' : 'next')
    },
  }
}
