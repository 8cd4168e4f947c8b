/**
 * Size in px on the canvas and number of columns, the best first. What needs the last ones is no slide for a room, but
 * is not cut off either.
 */
const settings = [[32, 1], [28, 1], [28, 2], [24, 1], [24, 2], [24, 3], [20, 2], [20, 3], [16, 3], [12, 4]] as const

/** Sets text as large as its place holds all of it. */
export function fitText(place: HTMLElement): void {
  for (const [size, columns] of settings) {
    Object.assign(place.style, { fontSize: `${size}px`, columnCount: columns })
    // A column too many stands beside the place.
    if (place.scrollHeight <= place.clientHeight && place.scrollWidth <= place.clientWidth)
      return
  }
}
