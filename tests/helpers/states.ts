/** Whether states in the markup are visible, and whether what the browser paints by itself has the right colours. */
import type { Page } from 'playwright/test'

/** Controls that an attribute marks as on, current or disabled, but that look the same without it. Slides have their own checks. */
export async function unseenStates(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const lookOf = (element: Element): string => [undefined, '::before', '::after'].map((pseudo) => {
      const { color, backgroundColor, borderColor, outline, fontWeight, opacity } = getComputedStyle(element, pseudo)
      return [color, backgroundColor, borderColor, outline, fontWeight, opacity].join()
    }).join()
    const states = ['aria-pressed="true"', 'aria-disabled="true"', 'aria-current']
    return states.flatMap(state => [...document.querySelectorAll(`[${state}]`)].filter(element => element.checkVisibility() && !element.closest('.slidev-page')).flatMap((element) => {
      const [name] = state.split('=') as [string]
      const [value, look] = [element.getAttribute(name)!, lookOf(element)]
      element.removeAttribute(name)
      const isSeen = look !== lookOf(element)
      element.setAttribute(name, value)
      return isSeen ? [] : [`${element.localName} "${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 20)}" has ${name}="${value}", and looks as it does without → a rule for [${name}]`]
    }))
  })
}

/** The page, fields and scrolling parts whose colour scheme does not match the brightness of their background. */
export async function schemeDefects(page: Page): Promise<string[]> {
  return await page.evaluate(() => [document.documentElement, ...document.querySelectorAll('body *')]
    .filter(element => element.matches(':root, input') || (/auto|scroll/.test(getComputedStyle(element).overflowY) && element.checkVisibility()))
    .flatMap((element) => {
      let around: Element | null = element
      while (around && getComputedStyle(around).backgroundColor === 'rgba(0, 0, 0, 0)')
        around = around.parentElement
      const ground = around ? getComputedStyle(around).backgroundColor : 'rgb(255, 255, 255)'
      const scheme = Math.max(...ground.match(/\d+/g)!.slice(0, 3).map(Number)) < 128 ? 'dark' : 'light'
      const { colorScheme } = getComputedStyle(element)
      return colorScheme === scheme ? [] : [`${element.localName}.${element.getAttribute('class')} has color-scheme: ${colorScheme} on ${ground} → ${scheme}`]
    }))
}
