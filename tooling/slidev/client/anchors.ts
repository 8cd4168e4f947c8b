/** Links to a place on the same slide, such as those of footnotes: the router would mistake them for addresses of slides. */
addEventListener('click', (event) => {
  const link = (event.target as Element).closest('.slidev-page a[href*="#"]')
  const id = /#([^#/?][^#]*)$/.exec(link?.getAttribute('href') ?? '')?.[1]
  const place = id && [...link!.closest('.slidev-page')!.querySelectorAll<HTMLElement>('[id]')].find(element => element.id === decodeURIComponent(id))
  if (!place)
    return
  event.preventDefault()
  event.stopPropagation()
  place.tabIndex = -1
  place.focus()
}, { capture: true })
