/** The content of an element of an XMP packet. The items of a list are joined. */
export function xmpPart(xmp: string, element: string): string {
  const content = new RegExp(`<${element}>(.*?)</${element}>`, 's').exec(xmp)?.[1] ?? ''
  const items = [...content.matchAll(/<rdf:li[^>]*>(.*?)<\/rdf:li>/gs)].map(([, item]) => item!)
  return (items.length > 0 ? items.join(', ') : content).replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}
