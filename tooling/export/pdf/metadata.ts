/** The metadata of a file, for people, catalogues and checkers. Also written as XMP, where PDF/UA and PDF/A require their claims. */
import type { PDFDocument } from 'pdf-lib'
import { Buffer } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { PDFString } from 'pdf-lib'
import { escapeHtml } from '../../shared/html'
import { name } from './tree'

export interface Metadata {
  title: string
  author: string
  subject: string
  keywords: readonly string[]
  /** Language tag of RFC 3066. */
  language: string
  date: Date
  /** Whether the file also claims PDF/A-2a. PDF/UA-1 is always claimed. */
  pdfA: boolean
}

const stamp = (date: Date): string => date.toISOString().replace(/\.\d+Z$/, 'Z')

/** PDF/A has no schema for PDF/UA's claim, so a file with both claims must describe it (ISO 19005-2, 6.6.2.3). */
const pdfUaSchema = `
   <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
     <pdfaProperty:name>part</pdfaProperty:name>
     <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
     <pdfaProperty:category>internal</pdfaProperty:category>
     <pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
   </rdf:li></rdf:Bag></pdfaExtension:schemas>
   <pdfaid:part>2</pdfaid:part>
   <pdfaid:conformance>A</pdfaid:conformance>`

function xmpPacket({ title, author, subject, keywords, language, date, pdfA }: Metadata, creator: string, producer: string): string {
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
    xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
    xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeHtml(title)}</rdf:li></rdf:Alt></dc:title>
   <dc:creator><rdf:Seq><rdf:li>${escapeHtml(author)}</rdf:li></rdf:Seq></dc:creator>
   <dc:description><rdf:Alt><rdf:li xml:lang="x-default">${escapeHtml(subject)}</rdf:li></rdf:Alt></dc:description>
   <dc:subject><rdf:Bag>${keywords.map(keyword => `<rdf:li>${escapeHtml(keyword)}</rdf:li>`).join('')}</rdf:Bag></dc:subject>
   <dc:language><rdf:Bag><rdf:li>${escapeHtml(language)}</rdf:li></rdf:Bag></dc:language>
   <pdf:Keywords>${escapeHtml(keywords.join(', '))}</pdf:Keywords>
   <pdf:Producer>${escapeHtml(producer)}</pdf:Producer>
   <xmp:CreatorTool>${escapeHtml(creator)}</xmp:CreatorTool>
   <xmp:CreateDate>${stamp(date)}</xmp:CreateDate>
   <xmp:ModifyDate>${stamp(date)}</xmp:ModifyDate>
   <pdfuaid:part>1</pdfuaid:part>${pdfA ? pdfUaSchema : ''}
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`
}

/**
 * The sRGB profile that PDF/A requires to define a file's colours. Made for this deck according to ICC.1:2004-10 (version 4.2,
 * to which PDF/A-2 refers): primaries, white and curve of IEC 61966-2-1, adapted to D50 with the Bradford method, as that
 * version requires. A profile from elsewhere would come with a licence and be a hundred times larger.
 */
const sRgbProfile = await readFile(new URL('srgb.icc', import.meta.url))

/** Writes the metadata. Its parts must not contradict each other. */
export function writeMetadata(document: PDFDocument, metadata: Metadata): void {
  const { context, catalog } = document
  const { title, author, subject, keywords, language, date } = metadata
  const creator = 'Slidev'
  document.setTitle(title, { showInWindowTitleBar: true })
  document.setAuthor(author)
  document.setSubject(subject)
  document.setKeywords([keywords.join(', ')])
  document.setCreator(creator)
  document.setCreationDate(date)
  document.setModificationDate(date)
  document.setLanguage(language)

  const xmp = xmpPacket(metadata, creator, document.getProducer() ?? '')
  catalog.set(name('Metadata'), context.register(context.stream(Buffer.from(xmp), { Type: 'Metadata', Subtype: 'XML' })))

  const profile = context.register(context.flateStream(sRgbProfile, { N: 3 }))
  catalog.set(name('OutputIntents'), context.obj([{
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: PDFString.of('sRGB'),
    Info: PDFString.of('sRGB IEC61966-2.1'),
    DestOutputProfile: profile,
  }]))
}
