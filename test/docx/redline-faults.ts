/** Faults planted in the marks of a Word file, as a careless encoding would make them. */
import { changed } from './package.ts'

export interface Fault {
  name: string
  /** The redline of `MICRO` that it is planted in. */
  on: string
  plant: (bytes: Uint8Array) => Uint8Array
  /** Whether LibreOffice can see it; our own reader must see every one, or the lint. */
  office: boolean
}

const inBody = (change: (xml: string) => string) => (bytes: Uint8Array): Uint8Array =>
  changed(bytes, (path, xml) => {
    if (path !== 'word/document.xml') return xml
    const after = change(xml)
    if (after === xml) throw new Error('the fault found no place')
    return after
  })
const MARK = /<w:(ins|del|moveFrom|moveTo) [^>]*\/>/

export const FAULTS: readonly Fault[] = [
  { name: 'the end of a new paragraph is not tracked', on: 'paragraphIn', office: true, plant: inBody((xml) => xml.replace(MARK, '')) },
  { name: 'the end of a deleted heading is not tracked', on: 'headingOut', office: true, plant: inBody((xml) => xml.replace(MARK, '')) },
  { name: 'a row is tracked, but not what is in it', on: 'rowIn', office: true, plant: inBody((xml) => xml.replace(/(<\/w:trPr>)(.*?)(<\/w:tr>)/s, (all, open: string, row: string, close: string) => (all.includes('<w:p>') && open ? open + row + close : all)).replace(/(<w:trPr>(?:(?!<\/w:trPr>).)*<w:ins [^>]*\/><\/w:trPr>)(.*?)<\/w:tr>/s, (_, properties: string, row: string) => `${properties}${row.replace(/<w:ins [^>]*[^/]>(.*?)<\/w:ins>/gs, '$1').replace(/<w:rPr><w:ins [^>]*\/><\/w:rPr>/g, '')}</w:tr>`)) },
  { name: 'what is in a row is tracked, but not the row', on: 'rowOut', office: true, plant: inBody((xml) => xml.replace(/<w:del [^>]*\/><\/w:trPr>/, '</w:trPr>')) },
  { name: 'new words are not tracked', on: 'words', office: true, plant: inBody((xml) => xml.replace(/<w:ins [^>]*[^/]>(.*?)<\/w:ins>/s, '$1')) },
  { name: 'deleted words are gone', on: 'words', office: true, plant: inBody((xml) => xml.replace(/<w:del [^>]*[^/]>.*?<\/w:del>/s, '')) },
  { name: 'the old half of a move is marked as the new one', on: 'move', office: true, plant: inBody((xml) => xml.replace(/<w:moveFrom ([^>]*[^/])>(.*?)<\/w:moveFrom>/s, '<w:moveTo $1>$2</w:moveTo>')) },
  { name: 'a move has lost its old half', on: 'move', office: false, plant: inBody((xml) => xml.replace(/<w:moveFromRange(Start|End)[^>]*\/>/g, '').replaceAll('<w:moveFrom ', '<w:del ').replaceAll('</w:moveFrom>', '</w:del>').replace(/(<w:del [^>]*[^/]>)(.*?)<\/w:del>/s, (_, open: string, inner: string) => `${open}${inner.replaceAll('w:t>', 'w:delText>').replaceAll('<w:t ', '<w:delText ')}</w:del>`)) },
  { name: 'the range of a move does not end', on: 'moveClause', office: false, plant: inBody((xml) => xml.replace(/<w:moveToRangeEnd [^>]*\/>/, '')) },
  { name: 'a new item counts in another list', on: 'itemIn', office: true, plant: inBody((xml) => { let n = 0; return xml.replace(/<w:numId w:val="(\d+)"\/>/g, (all) => ((n += 1) === 2 ? '<w:numId w:val="1"/>' : all)) }) },
  { name: 'the kind that a list had is forgotten', on: 'listKind', office: true, plant: inBody((xml) => xml.replace(/<w:pPrChange [^>]*>.*?<\/w:pPrChange>/gs, '')) },
  { name: 'the formatting that words had is forgotten', on: 'bold', office: true, plant: inBody((xml) => xml.replace(/<w:rPrChange [^>]*>.*?<\/w:rPrChange>/gs, '')) },
  { name: 'a split is not tracked', on: 'split', office: true, plant: inBody((xml) => xml.replace(MARK, '')) },
  { name: 'a deletion and an insertion share an id', on: 'words', office: false, plant: inBody((xml) => { const id = /<w:del w:id="(\d+)"/.exec(xml)?.[1] ?? ''; return xml.replace(/(<w:ins w:id=")\d+"/, `$1${id}"`) }) },
  { name: 'deleted words are written as if they stood', on: 'words', office: false, plant: inBody((xml) => xml.replaceAll('w:delText', 'w:t')) },
]
