/** Keys by their browser names, and those that must be left to the browser. */
import type { Page } from 'playwright/test'

/** Every key on a keyboard that could have an action. */
export const allKeys = [
  ...Array.from({ length: 0x5E }, (_, i) => String.fromCharCode(0x21 + i)),
  ...[' ', 'ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', 'Enter', 'Escape', 'Tab', 'Backspace', 'Delete', 'Insert', 'F5'],
]

/** Marks of keys that belong to the browser, the system, or an input method during composition. */
const others = ['altKey', 'ctrlKey', 'metaKey', 'isComposing'] as const

/** Presses every key with such a mark. Returns those that the deck takes from the browser. */
export async function takenKeys(page: Page): Promise<string[]> {
  const taken = await page.evaluate(({ keys, others }) => others.flatMap(other => keys.filter((key) => {
    const event = new KeyboardEvent('keydown', { key, [other]: true, bubbles: true, cancelable: true })
    return !document.activeElement!.dispatchEvent(event)
  }).map(key => `${other} and ${key}`)), { keys: allKeys, others })
  return taken.map(keys => `${keys} → see command in tooling/viewer/useKeyStrokes.ts`)
}

/** A text as a Japanese input method types it: ２０ for 20. */
export const fullWidth = (text: string): string => text.replaceAll(/[\u0021-\u007E]/g, character => String.fromCharCode(character.charCodeAt(0) + 0xFEE0))
