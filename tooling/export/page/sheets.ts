/**
 * Deals blocks out to sheets by their heights, in their order: a block goes on the sheet that is open if there is room, else on
 * a new one. A block that is higher than a sheet gets one to itself. Returns for each sheet the places of its blocks.
 */
export function paginate(heights: readonly number[], room: number, gap: number): number[][] {
  const sheets: number[][] = []
  let left = 0
  heights.forEach((height, index) => {
    const open = sheets.at(-1)
    if (open && height + gap <= left) {
      open.push(index)
      left -= height + gap
    }
    else {
      sheets.push([index])
      left = room - height
    }
  })
  return sheets
}
