/** Videos on paper: a still picture of each, with its title, which links to it if the deck is on the web. */
import type { Pending } from './pending'

async function firstPicture(video: HTMLVideoElement): Promise<string> {
  if (video.poster)
    return video.poster
  if (video.readyState < video.HAVE_CURRENT_DATA) {
    video.preload = 'auto'
    await new Promise((resolve, reject) => {
      video.addEventListener('loadeddata', resolve, { once: true })
      // Of several sources, the browser tries the next; only the last one's error is final.
      for (const source of [video, ...[...video.querySelectorAll('source')].slice(-1)])
        source.addEventListener('error', reject, { once: true })
      video.load()
    })
  }
  const canvas = Object.assign(document.createElement('canvas'), { width: video.videoWidth, height: video.videoHeight })
  canvas.getContext('2d')!.drawImage(video, 0, 0)
  return canvas.toDataURL()
}

/** Replaces a video with a picture of the same size and a title. */
async function replace(video: HTMLVideoElement): Promise<void> {
  const picture = Object.assign(new Image(), { alt: video.title, src: await firstPicture(video) })
  await picture.decode()
  const { offsetWidth: width, offsetHeight: height } = video
  picture.style.cssText = `width: ${width}px; height: ${height}px; object-fit: contain`
  const title = Object.assign(document.createElement('a'), { textContent: video.title, href: video.currentSrc || video.src })
  title.style.cssText = 'position: absolute; bottom: 0; left: 0; padding: 4px 12px; color: #ffffff; background: #000000'
  const frame = document.createElement('span')
  frame.className = video.className
  frame.style.cssText = `position: relative; display: inline-block; width: ${width}px; height: ${height}px`
  frame.append(picture, title)
  video.replaceWith(frame)
}

/** Replaces each video in the page with a picture. */
export function replaceFilms(pending: Pending, slideOf: (element: Element) => string): void {
  for (const video of document.querySelectorAll('video')) {
    const name = `the film "${video.title}" on ${slideOf(video)}`
    pending.follow(`${name} is not loaded`, replace(video), () => `${name} cannot be shown: give it a poster, or save it as WebM.`)
  }
}
