/** The list of those who accede: a table or a YAML list becomes members, and each row that is not right is told of. */
import type { Decision, Signatory } from '../document/meta.ts'
import type { Language, Message } from '../document/message.ts'
import { nearest } from '../document/suggest.ts'
import type { Position } from '../document/tree.ts'
import { readYamlFile } from '../read/yaml-file.ts'
import { hasCheckDigit } from '../validate/rules/org-identifiers.ts'
import { readCsv, type Cell, type Csv } from './csv.ts'
import { memberMessage, type MemberSentence } from './member-sentences.ts'

export interface Member extends Signatory {
  /** Of its own organ, where the list says so. */
  vedtak?: Omit<Decision, 'part'>
}

export interface MemberList {
  members: readonly Member[]
  messages: readonly Message[]
}

/** What a row can say, and what its column may be called besides. */
const COLUMNS = {
  navn: ['kommune', 'kommunenavn', 'medlem', 'part', 'name'],
  orgnr: ['organisasjonsnummer', 'organisasjonsnr', 'orgnummer', 'org.nr.', 'org.nr', 'org nr'],
  kommunenummer: ['kommunenr', 'knr', 'kommunenr.'],
  rolle: ['stilling', 'tittel'],
  fullmakt: [],
  organ: ['utvalg', 'vedtaksorgan'],
  dato: ['vedtaksdato', 'møtedato'],
  saksnr: ['saksnummer', 'sak'],
} as const
type Column = keyof typeof COLUMNS
const NAMES = Object.keys(COLUMNS) as Column[]
/** Half a decision would print with no line to write the rest on. */
const DECISION = ['organ', 'dato', 'saksnr'] as const satisfies readonly Column[]

/** A list longer than all municipalities and counties of Norway ten times over is another file. */
const MOST = 5000

interface Field {
  value: string
  /** The column or key as the author calls it. */
  heading: string
  position?: Position
}
type Row = Partial<Record<Column, Field>>

/**
 * @param file as the user knows it; its ending says whether it is YAML.
 * @param numbers of the municipalities there are; without them any number will do.
 */
export function readMembers(file: string, bytes: Uint8Array, language: Language, numbers?: ReadonlySet<string>): MemberList {
  const messages: Message[] = []
  const say: Say = (id, position, values) => void messages.push(memberMessage(file, language, id, position, values))
  const rows = /\.ya?ml$/iu.test(file) ? yamlRows(bytes, say) : csvRows(bytes, say)
  if (rows.length > MOST) say('MDL-010', undefined, { n: rows.length, most: MOST })
  if (messages.some(({ fatal }) => fatal)) return { members: [], messages }
  const seen: Seen = { keys: new Map(), names: new Map(), ...(numbers && { numbers }) }
  const members = rows.flatMap((numbered) => memberOf(numbered, seen, say) ?? [])
  if (rows.length === 0) say('MDL-003', undefined, {})
  return { members, messages }
}

type Say = (id: MemberSentence, position: Position | undefined, values: Readonly<Record<string, string | number>>) => void
interface Numbered {
  row: Row
  /** Of the line in the file, or of the entry in the list. */
  ordinal: number
  /** Where the row begins, for what is missing in it. */
  start?: Position
  /** What is wrong with it has been said. */
  isWrong?: boolean
}

/** What the rows above have said. */
interface Seen {
  /** The row of each number, and of each name that has none. */
  keys: Map<string, number>
  names: Map<string, { row: number; orgnr: boolean; kommunenummer: boolean }[]>
  numbers?: ReadonlySet<string>
}

function csvRows(bytes: Uint8Array, say: Say): Numbered[] {
  const csv = readCsv(bytes)
  const [head, ...rest] = csv?.rows ?? []
  if (!csv || !head) {
    say(csv ? 'MDL-003' : 'MDL-001', undefined, {})
    return []
  }
  const columns = head.map(({ text }) => columnOf(text))
  tornCells(head, head, csv, say)
  const passedOver = head.filter(({ text }, i) => columns[i] === undefined && text !== '').map(({ text }) => text)
  if (!columns.includes('navn')) {
    const near = nearest('navn', head.map(({ text }) => text.toLowerCase()))
    say('MDL-002', placeIn(csv, head[0]?.position), { columns: head.map(({ text }) => `«${text}»`).join(', '), near: near ?? 'navn' })
    return []
  }
  head.forEach((cell, i) => {
    const first = columns.indexOf(columns[i])
    if (columns[i] !== undefined && first !== i) say('MDL-016', placeIn(csv, cell.position), { first: head[first]?.text ?? '', second: cell.text, column: columns[i] })
  })
  if (passedOver.length > 0) say('MDL-004', undefined, { columns: passedOver.map((name) => `«${name}»`).join(', ') })
  return rest.map((cells) => ({
    ordinal: ordinalOf(cells),
    isWrong: tornCells(cells, head, csv, say),
    ...startOf(csv, cells[0]?.position),
    row: Object.fromEntries(cells.flatMap(({ text, position }, i) => {
      const column = columns[i]
      const place = placeIn(csv, position)
      return column === undefined || text === '' ? [] : [[column, { value: text, heading: head[i]?.text ?? column, ...(place && { position: place }) }]]
    })),
  }))
}

const ordinalOf = (cells: readonly Cell[]): number => cells[0]?.position.start.line ?? 0

/** Says which cells the quotes or the separators have parted otherwise than the headings tell. @returns whether there are any. */
function tornCells(cells: readonly Cell[], head: readonly Cell[], csv: Csv, say: Say): boolean {
  const found = cells.flatMap(({ text, position, quoting }, i) => {
    const heading = head[i]?.text ?? ''
    // A note or an address may well have lines, as long as they are no rows.
    const isTorn = quoting !== undefined && (quoting !== 'lines' || columnOf(heading) !== undefined)
    const id: MemberSentence | undefined = isTorn ? (quoting === 'stray' ? 'MDL-013' : 'MDL-014') : heading === '' && text !== '' ? 'MDL-015' : undefined
    return id ? [{ id, position, values: { row: ordinalOf(cells), column: heading || i + 1, value: text } }] : []
  })
  for (const { id, position, values } of found) say(id, placeIn(csv, position), values)
  return found.length > 0
}

const startOf = (csv: Csv, position: Position | undefined): { start?: Position } => (position && csv.isUtf8 ? { start: { start: position.start, end: position.start } } : {})

/** Places are those of the file as UTF-8, in which others will look for them. */
const placeIn = ({ isUtf8 }: Csv, position: Position | undefined): Position | undefined => (isUtf8 ? position : undefined)

function yamlRows(bytes: Uint8Array, say: Say): Numbered[] {
  const yaml = readYamlFile(new TextDecoder().decode(bytes))
  if ('fault' in yaml) {
    say('MDL-001', yaml.fault, {})
    return []
  }
  const isInside = typeof yaml.data === 'object' && yaml.data !== null && 'medlemmer' in yaml.data
  const list: unknown = isInside ? (yaml.data as { medlemmer: unknown }).medlemmer : yaml.data
  if (!Array.isArray(list)) {
    say('MDL-001', undefined, {})
    return []
  }
  return list.map((entry: unknown, i) => {
    const path = [...(isInside ? ['medlemmer'] : []), i]
    const row: Row = {}
    const fields = typeof entry === 'object' && entry !== null ? Object.entries(entry) : [['navn', entry] as const]
    for (const [key, value] of fields) {
      const column = columnOf(key)
      const { value: position } = yaml.locate(typeof entry === 'object' ? [...path, key] : path)
      if (column === undefined) say('MDL-004', position, { columns: `«${key}»` })
      else if (row[column]) say('MDL-016', position, { first: row[column].heading, second: key, column })
      // YAML has read numbers and dates as such; a leading zero that it has dropped is found below.
      else if (value !== null && value !== undefined && value !== '') row[column] = { heading: key, value: value instanceof Date ? value.toISOString().slice(0, 10) : String(value).normalize('NFC').trim(), ...(position && { position }) }
    }
    const { value: whole } = yaml.locate(path)
    return { row, ordinal: i + 1, ...(whole && { start: { start: whole.start, end: whole.start } }) }
  })
}

function columnOf(heading: string): Column | undefined {
  const name = heading.normalize('NFC').trim().toLowerCase()
  return NAMES.find((column) => column === name || (COLUMNS[column] as readonly string[]).includes(name))
}

/** A row that is not right makes no member, and everything that is wrong with it is said. */
function memberOf({ row, ordinal, start, isWrong }: Numbered, seen: Seen, say: Say): Member | undefined {
  if (isWrong) return undefined
  let isRight = true
  const tell = (id: MemberSentence, column: Column, values: Readonly<Record<string, string | number>> = {}): void =>
    say(id, row[column]?.position ?? start, { row: ordinal, column: row[column]?.heading ?? column, value: row[column]?.value ?? '', ...values })
  const wrong: typeof tell = (...said) => {
    isRight = false
    tell(...said)
  }
  for (const column of NAMES) if (isFormula(row[column]?.value ?? '')) wrong('MDL-005', column)
  if (!isRight) return undefined
  const { navn, rolle, fullmakt, organ, saksnr, dato } = row
  const orgnr = row.orgnr?.value.replace(/[\s.]/gu, '')
  const kommunenummer = row.kommunenummer?.value
  if (navn === undefined) wrong('MDL-006', 'navn')
  if (orgnr !== undefined && !(/^\d{9}$/u.test(orgnr) && hasCheckDigit(orgnr))) wrong('MDL-007', 'orgnr')
  if (kommunenummer !== undefined && !/^\d{4}$/u.test(kommunenummer)) wrong('MDL-008', 'kommunenummer', { expected: /^\d{3}$/u.test(kommunenummer) ? `0${kommunenummer}` : '0301' })
  const day = dato && isoDay(dato.value)
  if (dato && day === undefined) wrong('MDL-009', 'dato')
  const lacking = DECISION.filter((column) => row[column] === undefined)
  if (lacking[0] !== undefined && lacking.length < DECISION.length) wrong('MDL-011', lacking[0], { lacking: lacking.join(' og ') })
  if (!isRight || navn === undefined) return undefined
  const name = fullName(navn.value, kommunenummer)
  // The same name may stand for two (Herøy, Våler): numbers tell them apart, where there are any.
  const keys = [orgnr !== undefined && `orgnr ${orgnr}`, kommunenummer !== undefined && `nr ${kommunenummer}`, orgnr === undefined && kommunenummer === undefined && `navn ${name.toLowerCase()}`].filter((key) => key !== false)
  const first = keys.map((key) => seen.keys.get(key)).find((one) => one !== undefined)
  if (first !== undefined) {
    wrong('MDL-012', 'navn', { value: name, first })
    return undefined
  }
  for (const key of keys) seen.keys.set(key, ordinal)
  const named = seen.names.get(name.toLowerCase()) ?? []
  const like = named.find((other) => !(other.orgnr && orgnr !== undefined) && !(other.kommunenummer && kommunenummer !== undefined))
  if (like) tell('MDL-018', 'navn', { value: name, first: like.row })
  seen.names.set(name.toLowerCase(), [...named, { row: ordinal, orgnr: orgnr !== undefined, kommunenummer: kommunenummer !== undefined }])
  if (kommunenummer !== undefined && seen.numbers?.has(kommunenummer) === false) tell('MDL-017', 'kommunenummer')
  return {
    navn: name,
    ...(orgnr !== undefined && { orgnr }),
    ...(kommunenummer !== undefined && { kommunenummer }),
    ...(rolle && { rolle: rolle.value }),
    ...(fullmakt && { fullmakt: fullmakt.value }),
    ...(organ && { vedtak: { organ: organ.value, ...(day !== undefined && { dato: day }), ...(saksnr && { saksnr: saksnr.value }) } }),
  }
}

/** What a spreadsheet would compute, or has failed to: never a name or a number. */
const isFormula = (text: string): boolean => /^(?:[=@+]|-(?=.*[\d(])|#(?:REF|NAME|VALUE|DIV|N\/A|NUM|NULL))/iu.test(text)

/** Lists of municipalities say «Oslo», agreements «Oslo kommune». */
const fullName = (name: string, kommunenummer: string | undefined): string => (kommunenummer !== undefined && !/kommune/iu.test(name) ? `${name} kommune` : name)

/** `2026-05-12` or `12.05.2026`, if there is such a day. */
function isoDay(text: string): string | undefined {
  const [, day, month, year] = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/u.exec(text) ?? []
  const iso = year === undefined ? text : `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
  const date = /^\d{4}-\d{2}-\d{2}$/u.test(iso) ? new Date(`${iso}T00:00:00Z`) : undefined
  return date && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined
}
