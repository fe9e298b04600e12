/** What the file says of itself: title, parties, dates, language, and which draft of which text it is. */
import type { Meta } from '../../document/meta.ts'
import type { Edition } from '../edition.ts'
import { escapeXml } from './text.ts'

/** The draft's own date, never the clock's; 1980 where there is none, as in the zip archive around it. */
export function draftDate(meta: Meta): Date {
  return new Date(`${/^\d{4}-\d{2}-\d{2}$/.test(meta.utkast ?? '') ? meta.utkast : '1980-01-01'}T00:00:00Z`)
}

/** docProps/core.xml: `docx` writes the time of the build there, and no language. */
export function coreXml(edition: Edition): string {
  const { document, title, words } = edition
  const date = draftDate(document.meta).toISOString().replace('.000Z', 'Z')
  const parties = (document.meta.parter ?? []).map((party) => party.navn)
  const subtitle = [document.meta.undertittel ?? []].flat().join(' – ')
  const subject = subtitle || capital(document.meta.dokumenttype ?? '')
  const element = (name: string, value: string): string => (value === '' ? '' : `<${name}>${escapeXml(value)}</${name}>`)
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    element('dc:title', title),
    element('dc:subject', subject),
    element('dc:creator', listed(parties, words.and)),
    element('cp:lastModifiedBy', listed(parties, words.and)),
    '<cp:revision>1</cp:revision>',
    `<dcterms:created xsi:type="dcterms:W3CDTF">${date}</dcterms:created>`,
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${date}</dcterms:modified>`,
    element('dc:language', words.locale),
    '</cp:coreProperties>',
  ].join('')
}

/** @returns the custom properties by which the file is known again when it comes back. */
export function customProperties({ document, fingerprint }: Edition): { name: string; value: string }[] {
  const { utkast, dokumenttype, status } = document.meta
  return [
    { name: 'Tekstavtrykk', value: fingerprint },
    { name: 'Utkast', value: utkast ?? '' },
    { name: 'Dokumenttype', value: dokumenttype ?? '' },
    { name: 'Status', value: status ?? '' },
  ].filter(({ value }) => value !== '')
}

/** «a, b og c». */
function listed(names: readonly string[], and: string): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${and} ${names.at(-1)}`
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
