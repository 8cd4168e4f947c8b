/**
 * Size in px on the canvas and number of columns, best first. A room can hardly read the last ones, but nothing is
 * cut off.
 */
const settings = [[32, 1], [28, 1], [28, 2], [24, 1], [24, 2], [24, 3], [20, 2], [20, 3], [16, 3], [12, 4]] as const

/** Sets text in the largest size at which all of it fits its place. */
export function fitText(place: HTMLElement): void {
  for (const [size, columns] of settings) {
    Object.assign(place.style, { fontSize: `${size}px`, columnCount: columns })
    // An extra column overflows sideways.
    if (place.scrollHeight <= place.clientHeight && place.scrollWidth <= place.clientWidth)
      return
  }
}
