/** The lint itself: each planted fault is caught under its own name, and nothing else is said. */
import { expect, it } from 'vitest'
import { everyNode } from '../fixtures/every-node.ts'
import { lint } from './lint.ts'
import { changed } from './package.ts'
import { word } from './render.ts'

const body = (change: (xml: string) => string) => (path: string, xml: string) => (path === 'word/document.xml' ? change(xml) : xml)
const revision = (name: string, id: number, inner: string): string => `<w:${name} w:id="${id}" w:author="a" w:date="2026-01-01T00:00:00Z">${inner}</w:${name}>`
const paragraph = (inner: string) => body((xml) => xml.replace('<w:body>', `<w:body><w:p>${inner}</w:p>`))
const run = '<w:r><w:t>x</w:t></w:r>'

const FAULTS: readonly [code: string, what: string, plant: (path: string, xml: string) => string][] = [
  ['bookmark-range', 'a bookmark without its end', body((xml) => xml.replace(/<w:bookmarkEnd [^>]*>/, ''))],
  ['comment-range', 'a comment without its start', body((xml) => xml.replace(/<w:commentRangeStart [^>]*>/, ''))],
  ['move-from-range', 'a move that does not end', paragraph('<w:moveFromRangeStart w:id="900" w:name="m" w:author="a"/><w:moveToRangeStart w:id="901" w:name="m" w:author="a"/><w:moveToRangeEnd w:id="901"/>')],
  ['half-move', 'a move that goes nowhere', paragraph('<w:moveFromRangeStart w:id="900" w:name="m" w:author="a"/><w:moveFromRangeEnd w:id="900"/>')],
  ['shared-id', 'a deletion with the id of an insertion', paragraph(revision('ins', 900, run) + revision('del', 900, '<w:r><w:delText>x</w:delText></w:r>'))],
  ['shared-id', 'an insertion with the id of a bookmark', paragraph(revision('ins', 0, run))],
  ['deleted-text', 'plain text in a deletion', paragraph(revision('del', 900, run))],
  ['deleted-text', 'deleted text in no deletion', paragraph('<w:r><w:delText>x</w:delText></w:r>')],
  ['bookmark-name', 'two bookmarks of one name', body((xml) => xml.replace('_lilla_okonomi" w:id', '_LILLA_formal" w:id').replaceAll('REF _lilla_okonomi', 'REF _LILLA_formal'))],
  ['bookmark-name', 'a name that Word takes no bookmark by', paragraph('<w:bookmarkStart w:id="900" w:name="med-strek"/><w:bookmarkEnd w:id="900"/>')],
  ['unknown-style', 'a style that is not there', body((xml) => xml.replace('"BodyText"', '"Brødtekst"'))],
  ['unknown-list', 'a list that is not there', paragraph('<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="999"/></w:numPr></w:pPr>')],
  ['unknown-list', 'a level that the list has not', body((xml) => xml.replace('<w:ilvl w:val="1"/>', '<w:ilvl w:val="9"/>'))],
  ['empty-cell', 'a cell without a paragraph', body((xml) => xml.replace(/<\/w:tcPr>.*?<\/w:tc>/, '</w:tcPr></w:tc>'))],
  ['ragged-table', 'a row with a cell too few', body((xml) => xml.replace(/<w:tc>.*?<\/w:tc>/, ''))],
  ['unbalanced-field', 'a field that does not end', body((xml) => xml.replace(/<w:r><w:fldChar w:fldCharType="end"\/><\/w:r>/, ''))],
  ['dangling-link', 'a cross-reference to nothing', body((xml) => xml.replace('REF _lilla_okonomi', 'REF _lilla_borte'))],
  ['dangling-link', 'a link to nothing', body((xml) => xml.replace('w:anchor="_lilla_bokstav_b"', 'w:anchor="borte"'))],
  ['no-alternative-text', 'a picture without words', body((xml) => xml.replace(/ descr="[^"]*"/, ' descr=""'))],
  ['unfilled-placeholder', 'a list whose number was never filled in', (path, xml) => (path === 'word/styles.xml' ? xml.replace(/<w:numId w:val="\d+"\/>/, '<w:numId w:val="{clauses-0}"/>') : xml)],
  ['unused-note', 'a footnote that nothing refers to', body((xml) => xml.replace(/<w:footnoteReference w:id="1"\/>/, ''))],
]

const good = await word(everyNode)

it('is silent about a good file', () => expect(lint(good)).toEqual([]))

it.each(FAULTS)('%s: %s', (code, _what, plant) => {
  const bad = changed(good, plant)
  const found = lint(bad).map((finding) => finding.code)
  expect(found).toContain(code)
  // A list that is not there is two faults at once: that of the list and that of the placeholder.
  expect(found.filter((other) => other !== code && !(code === 'unfilled-placeholder' && other === 'unknown-list'))).toEqual([])
})
