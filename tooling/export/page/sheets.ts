/**
 * Deals blocks out to sheets, in their order: a block goes on the sheet that is open if there is room, else on a new
 * one. A block that is higher than a sheet gets one to itself.
 * @param heights of the blocks
 * @param room height of a sheet, in the same unit
 * @param gap least distance between two blocks
 * @returns for each sheet, the places of its blocks in `heights`
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
