/** The pictures on a page: those of elements, of drawings and of styles. */
import type { Pending } from './pending'

/** Addresses in a value of `background-image` and the like. */
const addresses = (value: string): string[] => [...value.matchAll(/url\("([^"]+)"\)/g)].map(([, address]) => address!)

/** The addresses of the pictures that an element shows beside that of an `<img>`. */
function shownBy(element: Element): string[] {
  const { backgroundImage, maskImage, listStyleImage, borderImageSource } = getComputedStyle(element)
  return [
    ...[backgroundImage, maskImage, listStyleImage, borderImageSource].flatMap(addresses),
    ...element instanceof SVGImageElement ? [element.href.baseVal] : [],
    ...element instanceof HTMLVideoElement && element.poster ? [element.poster] : [],
  ]
}

/** Short enough for a sentence. */
function named(address: string): string {
  const short = address.startsWith('data:') ? address.slice(0, 40) : address.replace(location.origin, '')
  return short.length > 100 ? `${short.slice(0, 100)}…` : short
}

/** Has every picture loaded and ready to be painted, also one that was to load only when it is looked at. */
export function awaitPictures(pending: Pending, slideOf: (element: Element) => string): void {
  const follow = (element: Element, address: string, image: HTMLImageElement): void =>
    pending.follow(`the picture ${named(address)} on ${slideOf(element)} is not loaded`, image.decode(), () => `the picture ${named(address)} on ${slideOf(element)} does not load.`)

  for (const image of document.images) {
    // Below what is looked at, it would never be loaded, and never be decoded.
    image.loading = 'eager'
    follow(image, image.currentSrc || image.src, image)
  }
  const others = new Set<string>()
  for (const element of document.body.querySelectorAll('*')) {
    for (const address of shownBy(element).filter(address => !others.has(address))) {
      others.add(address)
      follow(element, address, Object.assign(new Image(), { src: address }))
    }
  }
}
