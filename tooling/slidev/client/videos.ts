/** Replaces a video that cannot be loaded with a note that says why. */
addEventListener('error', ({ target }) => {
  const video = target instanceof HTMLElement && target.closest('video')
  if (!video || (video.networkState !== video.NETWORK_NO_SOURCE && !video.error))
    return
  const notice = Object.assign(document.createElement('p'), { textContent: `動画「${video.title}」は、ネットワークにつながっているときに見られます。` })
  video.replaceWith(notice)
}, { capture: true })
