/** `arkivmelding.xml`: a case and its documents for the archive, after the schema arkivmelding.opprett of Fiks Arkiv v2. */
import { createHash } from 'node:crypto'
import type { Meta } from '../../document/meta.ts'
import {
  ATTACHED_AS, CASE_STATUSES, codeOf, DOCUMENT_STATUSES, DOCUMENT_TYPES, fileFormat, RECORD_TYPES, SENDER, VARIANTS, type Code,
} from './codes.ts'
import { element, type Content, type Element } from './xml.ts'

const NAMESPACE = 'https://ks-no.github.io/standarder/fiks-protokoll/fiks-arkiv/arkivmelding/opprett/v2'
const CATALOGUE = 'https://ks-no.github.io/standarder/fiks-protokoll/fiks-arkiv/metadatakatalog/v2'

export interface ArchivedFile {
  /** In the message: plain letters only. */
  name: string
  /** As a reader would save it. */
  title: string
  bytes: Uint8Array
  variant: keyof typeof VARIANTS
  /** Made here, so that its claims are known. */
  isOwn: boolean
}

export interface ArchivedDocument {
  kind: keyof typeof DOCUMENT_TYPES
  title: string
  /** Of the document, ISO. */
  date?: string
  /** Its number in the case system. */
  id?: string
  status: keyof typeof DOCUMENT_STATUSES
  files: readonly ArchivedFile[]
}

/** @param documents the main document first, then its attachments in order. */
export function arkivmelding(meta: Meta, documents: readonly ArchivedDocument[]): string {
  const [main] = documents
  const message = element('arkivmelding', [
    element('system', 'lilla'),
    element('antallFiler', documents.reduce((count, { files }) => count + files.length, 0)),
    folder(meta, main?.title ?? ''),
    record(meta, documents),
  ], { xmlns: NAMESPACE, 'xmlns:n5mdk': CATALOGUE, 'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance' })
  return `<?xml version="1.0" encoding="UTF-8"?>\n${message?.xml ?? ''}\n`
}

type Archive = Readonly<Record<string, unknown>>
const archiveOf = (meta: Meta): Archive => (meta['arkiv'] ?? {}) as Archive
const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() !== '' ? value : undefined)
const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined)

const code = (name: string, value: Code | undefined): Element | undefined =>
  element(name, value && [element('n5mdk:kode', value.kode), element('n5mdk:beskrivelse', value.beskrivelse)])
const person = (name: string, value: unknown): Element | undefined => element(name, element('n5mdk:navn', textOf(value)))

function folder(meta: Meta, title: string): Element | undefined {
  const archive = archiveOf(meta)
  const [year, sequence] = [numberOf(archive['saksaar']), numberOf(archive['sakssekvensnummer'])]
  const status = textOf(archive['saksstatus'])
  return element('mappe', [
    element('mappeID', textOf(archive['mappeID']) ?? (year !== undefined && sequence !== undefined ? `${year}/${sequence}` : undefined)),
    element('tittel', title),
    element('offentligTittel', textOf(archive['offentligTittel'])),
    ...parties(meta),
    protection(meta),
    element('klassifikasjon', element('klasseID', textOf(archive['klasseID']))),
    element('saksaar', year),
    element('sakssekvensnummer', sequence),
    element('saksdato', textOf(archive['saksdato'])),
    person('administrativEnhet', archive['administrativEnhet']),
    person('saksansvarlig', archive['saksansvarlig']),
    code('saksstatus', status === undefined ? undefined : codeOf(status, CASE_STATUSES)),
  ], { 'xsi:type': 'saksmappe' })
}

function record(meta: Meta, documents: readonly ArchivedDocument[]): Element | undefined {
  const archive = archiveOf(meta)
  const [main] = documents
  const isCase = main?.kind === 'saksframlegg'
  const officer = textOf(archive['saksbehandler'])
  const type = textOf(archive['journalposttype']) ?? (isCase ? 'S' : 'X')
  return element('registrering', [
    ...parties(meta),
    protection(meta),
    ...documents.map(described),
    element('registreringsID', textOf(archive['registreringsID'])),
    element('tittel', main?.title),
    element('offentligTittel', textOf(archive['offentligTittel'])),
    ...(Array.isArray(archive['noekkelord']) ? archive['noekkelord'].map((word) => element('noekkelord', textOf(word))) : []),
    element('forfatter', textOf(archive['forfatter'])),
    element('korrespondansepart', officer === undefined ? undefined : [
      code('korrespondanseparttype', SENDER),
      element('erBehandlingsansvarlig', 'true'),
      element('korrespondansepartNavn', officer),
      person('administrativEnhet', archive['administrativEnhet']),
      person('saksbehandler', officer),
    ]),
    element('journalaar', numberOf(archive['journalaar'])),
    element('journalsekvensnummer', numberOf(archive['journalsekvensnummer'])),
    element('journalpostnummer', numberOf(archive['journalpostnummer'])),
    code('journalposttype', codeOf(type, RECORD_TYPES)),
    element('journaldato', textOf(archive['journaldato'])),
    element('dokumentetsDato', textOf(archive['dokumentetsDato']) ?? meta.utkast),
    element('antallVedlegg', documents.length - 1),
  ], { 'xsi:type': 'journalpost' })
}

function parties({ parter = [] }: Meta): (Element | undefined)[] {
  return parter.flatMap((party) => party.underskrivere ?? [party]).map(({ navn, orgnr }) =>
    element('part', [
      element('partNavn', navn),
      code('partRolle', { kode: 'Part', beskrivelse: 'Part i avtalen' }),
      element('organisasjonID', element('identifikator', orgnr)),
    ]),
  )
}

function protection({ skjerming }: Meta): Element | undefined {
  const { tilgangsrestriksjon, skjermingshjemmel, skjermingOpphoererDato } = (skjerming ?? {}) as Archive
  const [restriction, basis] = [textOf(tilgangsrestriksjon), textOf(skjermingshjemmel)]
  if (restriction === undefined || basis === undefined) return undefined
  return element('skjerming', [
    code('tilgangsrestriksjon', { kode: restriction, beskrivelse: restriction }),
    element('skjermingshjemmel', basis),
    element('skjermingOpphoererDato', textOf(skjermingOpphoererDato)),
  ])
}

function described({ kind, title, id, status, files }: ArchivedDocument, index: number): Element | undefined {
  return element('dokumentbeskrivelse', [
    code('dokumenttype', DOCUMENT_TYPES[kind]),
    code('dokumentstatus', DOCUMENT_STATUSES[status]),
    element('tittel', title),
    code('tilknyttetRegistreringSom', index === 0 ? ATTACHED_AS.main : ATTACHED_AS.attachment),
    element('dokumentnummer', index + 1),
    ...files.map(object),
    element('referanseEksternNoekkel', id === undefined ? undefined : [element('n5mdk:fagsystem', 'dokumentID'), element('n5mdk:noekkel', id)]),
  ])
}

function object({ name, title, bytes, variant, isOwn }: ArchivedFile): Element | undefined {
  const { format, mimeType } = fileFormat(name, bytes, isOwn)
  const content: Content = [
    element('versjonsnummer', 1),
    code('variantformat', VARIANTS[variant]),
    code('format', format),
    element('mimeType', mimeType),
    element('filnavn', title),
    element('referanseDokumentfil', name),
    element('sjekksum', createHash('sha256').update(bytes).digest('hex')),
    element('sjekksumAlgoritme', 'SHA-256'),
    element('filstoerrelse', bytes.length),
  ]
  return element('dokumentobjekt', content)
}
