/** The screens of this machine, if the browser names them (Window Management API: Chrome, Chromium and Edge). */

/** A screen's place in px, without the system's own bars. */
interface ScreenPlace {
  availLeft: number
  availTop: number
  availWidth: number
  availHeight: number
}

declare global {
  interface Window {
    /** Asks for permission on the first call. */
    getScreenDetails?: () => Promise<{ screens: readonly ScreenPlace[], currentScreen: ScreenPlace }>
  }
  interface Screen {
    /** Whether there is more than one screen. */
    readonly isExtended?: boolean
  }
}

/** A screen that this window is not on; undefined if there is none, or the browser or the speaker does not allow asking. */
async function otherScreen(): Promise<ScreenPlace | undefined> {
  if (!screen.isExtended)
    return undefined
  const details = await window.getScreenDetails?.().catch(() => undefined)
  return details?.screens.find(other => other !== details.currentScreen)
}

/** Opens the audience view in its own window, and lets it fill the projector if that can be told apart from this screen. */
export async function openAudienceView(): Promise<void> {
  // Both need the click. Opening uses it up, so the browser is asked first, and opening cannot wait for the answer.
  const answer = otherScreen()
  const opened = window.open('/', 'deck-audience', 'popup,width=1280,height=720')
  const projector = await answer
  if (opened && projector) {
    opened.moveTo(projector.availLeft, projector.availTop)
    opened.resizeTo(projector.availWidth, projector.availHeight)
  }
}
