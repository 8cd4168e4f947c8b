/**
 * Distributes blocks over sheets by height, in order: a block goes on the current sheet if there is room, else on a new one. A
 * block that is taller than a sheet gets one to itself. Returns the positions of the blocks on each sheet.
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
