/** The marks of Word's tracked changes (ECMA-376 part 1, 17.13.5) as XML: what `docx` lacks, or writes against the schema. */
import type { IXmlableObject } from 'docx'
import { REVISION_ID, xmlText } from './text.ts'
import type { Tracking, TrackedKind } from './track.ts'

/** An element as `docx` hands it to its writer: one key, whose value is a list of attributes, elements and texts. */
export type Xml = Record<string, unknown>

const ELEMENTS: Readonly<Record<TrackedKind, string>> = { inserted: 'w:ins', deleted: 'w:del', movedFrom: 'w:moveFrom', movedTo: 'w:moveTo' }

/** Numbers the marks of one file; `finalize` turns them into ids that nothing else in the file has. */
export interface Marker {
  count: number
  /** Moves that have paragraphs at both ends; any other is a deletion and an insertion. */
  moves: Map<string, Set<TrackedKind>>
}

export const attributes = (values: Readonly<Record<string, string>>): Xml => ({ _attr: values })

/** @returns the attributes that every mark has: its own number, author and date. */
export function stamp({ author, date }: Pick<Tracking, 'author' | 'date'>, marker: Marker): Xml {
  marker.count += 1
  return attributes({ 'w:id': `${REVISION_ID}${marker.count}`, 'w:author': xmlText(author), 'w:date': date })
}

/** @returns the kind as Word can have it: half a move is none. */
export function kindIn(tracking: Tracking, marker: Marker): TrackedKind {
  const { kind, id } = tracking
  if (kind !== 'movedFrom' && kind !== 'movedTo') return kind
  if (marker.moves.get(id)?.size === 2) return kind
  return kind === 'movedFrom' ? 'deleted' : 'inserted'
}

/** @returns the marks of a paragraph's or a row's end, in the order of CT_ParaRPr: `w:ins` before `w:del`. */
export function endMarks(tracking: Tracking, marker: Marker): Xml[] {
  const own = { [ELEMENTS[kindIn(tracking, marker)]]: stamp(tracking, marker) }
  // What is deleted inside a move is in neither draft: new where it stands, and gone.
  return tracking.within && tracking.kind === 'deleted' ? [{ 'w:ins': stamp(tracking.within, marker) }, own] : [own]
}

/** @returns runs inside their mark. */
export function markedRuns(runs: readonly IXmlableObject[], tracking: Tracking, marker: Marker): Xml {
  const kind = kindIn(tracking, marker)
  const own = { [ELEMENTS[kind]]: [stamp(tracking, marker), ...(kind === 'deleted' ? runs.map(deleted) : runs)] }
  // Of the two ways to write it (the other is inside `w:moveTo`), the one that every reader measured takes.
  return tracking.within && kind === 'deleted' ? { 'w:ins': [stamp(tracking.within, marker), own] } : own
}

const DELETED_NAMES: Readonly<Record<string, string>> = { 'w:t': 'w:delText', 'w:instrText': 'w:delInstrText' }

/** Text and field codes have other names where they are deleted. */
function deleted(run: IXmlableObject): Xml {
  const content = run['w:r']
  if (!Array.isArray(content)) return run
  return { 'w:r': content.map((child: Xml) => Object.fromEntries(Object.entries(child).map(([name, value]) => [DELETED_NAMES[name] ?? name, value]))) }
}

/** @returns the content of an element's child, such as its properties; none where it has none. */
export function contentOf(xml: unknown, ...path: readonly string[]): unknown[] {
  return path.reduce<unknown[]>((content, name) => {
    const found = content.find((child): child is Xml => typeof child === 'object' && child !== null && name in child)?.[name]
    return Array.isArray(found) ? found : found === undefined || isEmpty(found) ? [] : [found]
  }, [xml])
}

const isEmpty = (value: unknown): boolean => typeof value === 'object' && value !== null && Object.keys(value).length === 0

/** @returns an element with its properties changed; they come first in it, and are made where it had none. */
export function withProperties(xml: IXmlableObject, element: string, properties: string, change: (content: unknown[]) => unknown[]): IXmlableObject {
  const content = contentOf(xml, element)
  const isProperties = (child: unknown): boolean => typeof child === 'object' && child !== null && properties in child
  const attribute = content.filter((child): child is Xml => typeof child === 'object' && child !== null && '_attr' in child)
  const rest = content.filter((child) => !isProperties(child) && !attribute.includes(child as Xml))
  return { [element]: [...attribute, { [properties]: change(contentOf(xml, element, properties)) }, ...rest] }
}

/** @returns where a move begins or ends, none if it is no move in Word; both marks of one end have one number, both ends one name. */
export function rangeMark(side: 'Start' | 'End', move: Tracking, marker: Marker): Xml[] {
  const kind = kindIn(move, marker)
  if (kind !== 'movedFrom' && kind !== 'movedTo') return []
  const name = kind === 'movedFrom' ? 'w:moveFromRange' : 'w:moveToRange'
  const number = { 'w:id': `${REVISION_ID}${kind === 'movedFrom' ? RANGES : 2 * RANGES}${move.id}` }
  if (side === 'End') return [{ [`${name}End`]: attributes(number) }]
  return [{ [`${name}Start`]: attributes({ ...number, 'w:author': xmlText(move.author), 'w:date': move.date, 'w:name': `flytting${move.id}` }) }]
}

/** Numbers of ranges are theirs alone: no file has so many marks. */
const RANGES = 10 ** 9
