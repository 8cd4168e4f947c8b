/** The screens of this machine, as far as the browser tells (Window Management API: Chrome, Chromium and Edge). */

/** A screen's place in px, without the system's own bars. */
interface ScreenPlace {
  availLeft: number
  availTop: number
  availWidth: number
  availHeight: number
}

declare global {
  interface Window {
    /** Asks for permission when it is called for the first time. */
    getScreenDetails?: () => Promise<{ screens: readonly ScreenPlace[], currentScreen: ScreenPlace }>
  }
  interface Screen {
    /** There is more than one. */
    readonly isExtended?: boolean
  }
}

/** A screen that this window is not on; undefined where there is none, or the browser or the speaker does not tell. */
async function otherScreen(): Promise<ScreenPlace | undefined> {
  if (!screen.isExtended)
    return undefined
  const details = await window.getScreenDetails?.().catch(() => undefined)
  return details?.screens.find(other => other !== details.currentScreen)
}

/** Opens the audience view in a window of its own, and lets it fill the projector where that can be told from this screen. */
export async function openAudienceView(): Promise<void> {
  // Both need the click: opening uses it up, so the browser is asked before, and opening cannot wait for the answer.
  const answer = otherScreen()
  const opened = window.open('/', 'deck-audience', 'popup,width=1280,height=720')
  const projector = await answer
  if (opened && projector) {
    opened.moveTo(projector.availLeft, projector.availTop)
    opened.resizeTo(projector.availWidth, projector.availHeight)
  }
}
