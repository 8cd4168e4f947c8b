/** Whether this browser can show the deck full screen; phones often cannot. */
export const canFullscreen = document.fullscreenEnabled

export async function toggleFullscreen(): Promise<void> {
  if (document.fullscreenElement)
    await document.exitFullscreen()
  else if (canFullscreen)
    await document.documentElement.requestFullscreen()
}
