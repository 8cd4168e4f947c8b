/** The pictures on a page: in elements, drawings and styles. */
import type { Pending } from './pending'

/** Addresses in the value of a property such as `background-image`. */
const addresses = (value: string): string[] => [...value.matchAll(/url\("([^"]+)"\)/g)].map(([, address]) => address!)

/** The addresses of the pictures that an element shows, other than that of an `<img>`. */
function shownBy(element: Element): string[] {
  const { backgroundImage, maskImage, listStyleImage, borderImageSource } = getComputedStyle(element)
  return [
    ...[backgroundImage, maskImage, listStyleImage, borderImageSource].flatMap(addresses),
    ...element instanceof SVGImageElement ? [element.href.baseVal] : [],
    ...element instanceof HTMLVideoElement && element.poster ? [element.poster] : [],
  ]
}

/** A name for a picture that is short enough for a message. */
function named(address: string): string {
  const short = address.startsWith('data:') ? address.slice(0, 40) : address.replace(location.origin, '')
  return short.length > 100 ? `${short.slice(0, 100)}…` : short
}

/** Waits until every picture is loaded and ready to be painted, including lazy ones. */
export function awaitPictures(pending: Pending, slideOf: (element: Element) => string): void {
  const follow = (element: Element, address: string, image: HTMLImageElement): void =>
    pending.follow(`the picture ${named(address)} on ${slideOf(element)} is not loaded`, image.decode(), () => `the picture ${named(address)} on ${slideOf(element)} does not load.`)

  for (const image of document.images) {
    // Outside the viewport, a lazy picture would never be loaded or decoded.
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
