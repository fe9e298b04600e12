/** `{{> sakshode}}`: the head of a saksfremlegg, made from the front matter: whose case, its numbers, and where it is treated. */
import type { Meta } from '../document/meta.ts'
import type { Block, Inline, Position, TableRow } from '../document/tree.ts'
import { longDate, wordsOf, type Words } from '../document/words.ts'
import type { Reading } from './state.ts'
import { oneLine } from './values.ts'

interface HeadWords {
  columns: Readonly<Record<'date' | 'code' | 'file' | 'record' | 'responsible' | 'officer', string>>
  treated: readonly [committee: string, date: string, number: string]
}

const nb: HeadWords = {
  columns: { date: 'Dato', code: 'Arkivkode', file: 'Arkivsak-ID', record: 'J.post-ID', responsible: 'Saksansvarlig', officer: 'Saksbehandler' },
  treated: ['Behandlingsutvalg', 'Møtedato', 'Politisk saksnr.'],
}
const nn: HeadWords = {
  columns: { ...nb.columns, responsible: 'Saksansvarleg', officer: 'Saksbehandlar' },
  treated: ['Behandlingsutval', 'Møtedato', 'Politisk saksnr.'],
}

/** A cell, or the path of the value that it waits for. */
type Cell = { value: string } | { missing: string }

/** @returns the name of the organisation where there is one, and two tables; a value that is not given is a blank. */
export function caseHead(position: Position, { meta, report }: Reading): Block[] {
  const words = wordsOf(meta)
  const said = words.locale === 'nn-NO' ? nn : nb
  const cell = (content: Cell): Inline[] => {
    if ('value' in content) return [{ type: 'text', value: oneLine(content.value), position }]
    report.say('VRD-007', position, { name: content.missing, missing: content.missing })
    return [{ type: 'blank', name: content.missing, position }]
  }
  const row = (cells: readonly Cell[]): TableRow => ({
    type: 'tableRow', position, children: cells.map((content) => ({ type: 'tableCell', position, children: cell(content) })),
  })
  const table = (head: readonly string[], rows: readonly (readonly Cell[])[]): Block => ({
    type: 'table', position, align: head.map(() => null), children: [row(head.map((value) => ({ value }))), ...rows.map(row)],
  })
  const numbers = numbersOf(meta, words)
  const treated = listOf(meta['behandling']).map((entry, i): Cell[] => [
    given(entry['utvalg'], `behandling.${i}.utvalg`), given(day(entry['moetedato'], words), `behandling.${i}.moetedato`), given(entry['saksnr'], `behandling.${i}.saksnr`),
  ])
  const { virksomhet } = meta
  return [
    ...(typeof virksomhet === 'string' ? [{ type: 'paragraph' as const, position, children: [{ type: 'text' as const, value: oneLine(virksomhet), marks: ['strong' as const], position }] }] : []),
    table(numbers.map(([name]) => said.columns[name]), [numbers.map(([, content]) => content)]),
    ...(treated.length > 0 ? [table(said.treated, treated)] : []),
  ]
}

/** The archive's code and the number of the record are often given only when the case is registered: no blank waits for them. */
function numbersOf(meta: Meta, words: Words): [keyof HeadWords['columns'], Cell][] {
  const archive = (meta['arkiv'] ?? {}) as Readonly<Record<string, unknown>>
  const pair = (year: string, sequence: string): string | undefined => {
    const [a, b] = [archive[year], archive[sequence]]
    // As case systems print it: the year in two digits.
    return typeof a === 'number' && typeof b === 'number' ? `${a % 100 < 10 ? '0' : ''}${a % 100}/${b}` : undefined
  }
  const code = archive['klasseID']
  const record = pair('journalaar', 'journalsekvensnummer')
  return [
    ['date', given(day(archive['dokumentetsDato'] ?? meta.utkast, words), 'utkast')],
    ...(typeof code === 'string' ? [['code', { value: code }] as [keyof HeadWords['columns'], Cell]] : []),
    ['file', given(pair('saksaar', 'sakssekvensnummer'), 'arkiv.sakssekvensnummer')],
    ...(record === undefined ? [] : [['record', { value: record }] as [keyof HeadWords['columns'], Cell]]),
    ['responsible', given(archive['saksansvarlig'], 'arkiv.saksansvarlig')],
    ['officer', given(archive['saksbehandler'], 'arkiv.saksbehandler')],
  ]
}

const day = (value: unknown, words: Words): unknown => (typeof value === 'string' ? longDate(value, words) : value)
const given = (value: unknown, path: string): Cell => (value === null || value === undefined || value === '' ? { missing: path } : { value: String(value) })
const listOf = (value: unknown): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(value) ? value.filter((entry): entry is Record<string, unknown> => typeof entry === 'object' && entry !== null) : []
