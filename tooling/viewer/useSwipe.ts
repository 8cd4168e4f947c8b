export type SwipeDirection = 'left' | 'right'

/** How far a finger must travel for a swipe, and how level, so that scrolling and tapping stay what they are. */
const distance = 48
const slope = 0.6

/** Listeners that turn a finger's way across an element into a swipe. */
export function useSwipe(onSwipe: (direction: SwipeDirection) => void): Record<string, (event: PointerEvent) => void> {
  let start: { id: number, x: number, y: number } | undefined

  return {
    pointerdown({ pointerId, pointerType, clientX, clientY }) {
      // A second finger means pinching.
      start = pointerType === 'touch' && !start ? { id: pointerId, x: clientX, y: clientY } : undefined
    },
    pointerup({ pointerId, clientX, clientY }) {
      if (start?.id === pointerId) {
        const dx = clientX - start.x
        if (Math.abs(dx) >= distance && Math.abs(clientY - start.y) <= Math.abs(dx) * slope)
          onSwipe(dx < 0 ? 'left' : 'right')
      }
      start = undefined
    },
    pointercancel() {
      start = undefined
    },
  }
}
