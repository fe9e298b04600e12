/** What each node of a tree may hold: the closed form that `docs/json.md` describes, for files that anyone may have written. */
import type { ChangeKind, NodeType, OlderProperties } from '../document/tree.ts'

/** @returns whether a value may stand there. */
export type Test = (value: unknown) => boolean

export const isText: Test = (value) => typeof value === 'string' && value.length <= 1_000_000
const isId: Test = (value) => typeof value === 'string' && value !== '' && value.length <= 1000
const isTrue: Test = (value) => value === true
const oneOf = (...known: readonly unknown[]): Test => (value) => known.includes(value)
const listOf = (test: Test): Test => (value) => Array.isArray(value) && value.length <= 1000 && value.every(test)
const isWhole = (least: number, most: number): Test => (value) => Number.isInteger(value) && (value as number) >= least && (value as number) <= most
const orNull = (test: Test): Test => (value) => value === null || test(value)

const isMarks = listOf(oneOf('strong', 'emphasis', 'code'))
const isAlign = oneOf('left', 'right', 'center', null)
const isMedia = oneOf('markdown', 'pdf', 'other')
const isHash: Test = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
/** Never out of the folder of the file: a path is read from the disk. */
const isPath: Test = (value) => typeof value === 'string' && value !== '' && value.length <= 1000 && !/^[/\\]|^[a-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)/i.test(value)
const isAddress: Test = (value) => typeof value === 'string' && value.length <= 10_000 && /^(?:https?:\/\/|mailto:|tel:|#.)/i.test(value)

export interface Shape {
  /** Must be there. */
  needs: Readonly<Record<string, Test>>
  /** May be there. */
  may: Readonly<Record<string, Test>>
  /** What its children may be; it has none where this is absent. */
  children?: readonly NodeType[]
}

const INLINE: readonly NodeType[] = ['text', 'break', 'link', 'reference', 'image', 'footnote', 'note', 'blank']
const FLOW: readonly NodeType[] = ['paragraph', 'list', 'table', 'blockquote', 'code', 'rule', 'signatureBlock', 'attachmentList']
export const TOP: readonly NodeType[] = ['title', 'titleLine', 'heading', ...FLOW, 'attachment']

const shape = (children: readonly NodeType[] | undefined, needs: Shape['needs'] = {}, may: Shape['may'] = {}): Shape => ({ needs, may, ...(children && { children }) })

export const SHAPES: Readonly<Record<Exclude<NodeType, 'document'>, Shape>> = {
  title: shape(INLINE),
  titleLine: shape(INLINE, { role: oneOf('subtitle', 'period', 'between', 'party', 'and') }),
  heading: shape(INLINE, { level: isWhole(1, 6) }, { id: isId, unnumbered: isTrue }),
  paragraph: shape(INLINE, {}, { id: isId, unnumbered: isTrue }),
  list: shape(['listItem'], { kind: oneOf('bullet', 'number', 'letter') }, { continues: isTrue, start: isWhole(0, 999_999_999) }),
  listItem: shape(FLOW, {}, { id: isId }),
  table: shape(['tableRow'], { align: listOf(isAlign) }),
  tableRow: shape(['tableCell']),
  tableCell: shape(INLINE),
  blockquote: shape(FLOW),
  code: shape(['text'], {}, { language: isText }),
  rule: shape(undefined),
  signatureBlock: shape(['signature']),
  signature: shape(['signatureLine'], { party: isText }),
  signatureLine: shape(INLINE, { role: oneOf('name', 'orgnr', 'office', 'decision') }),
  attachmentList: shape(['attachmentEntry']),
  attachmentEntry: shape(INLINE, { target: isId }),
  attachment: shape(['title', 'titleLine', 'heading', ...FLOW], { id: isId, file: isPath, media: isMedia, sha256: isHash }, { draft: isTrue }),
  text: shape(undefined, { value: isText }, { marks: isMarks }),
  break: shape(undefined),
  link: shape(INLINE, { url: isAddress }),
  reference: shape(undefined, { target: isId }, { label: isText, capital: isTrue, marks: isMarks }),
  image: shape(undefined, { src: isPath, alt: isText }),
  footnote: shape(FLOW),
  note: shape(['text'], {}, { about: isWhole(0, 100_000), finding: isId }),
  blank: shape(undefined, { name: isId }, { marks: isMarks }),
}

/** Properties that a node had in the older draft. */
export const OLDER: Readonly<Record<keyof OlderProperties, Test>> = {
  value: isText,
  marks: orNull(isMarks),
  level: isWhole(1, 6),
  kind: oneOf('bullet', 'number', 'letter'),
  start: orNull(isWhole(0, 999_999_999)),
  continues: orNull(isTrue),
  unnumbered: orNull(isTrue),
  align: orNull((value) => isAlign(value) || listOf(isAlign)(value)),
  language: orNull(isText),
  id: orNull(isId),
  target: isId,
  party: isText,
  file: isPath,
  media: isMedia,
  draft: orNull(isTrue),
  sha256: isHash,
}

const KINDS: readonly ChangeKind[] = ['inserted', 'deleted', 'movedFrom', 'movedTo', 'formatted']
export const CHANGE: Readonly<Record<string, Test>> = { kind: oneOf(...KINDS), id: isId, author: isText, date: (value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/.test(value) }
/** Of a block's end. */
export const END: Readonly<Record<string, Test>> = { ...CHANGE, kind: oneOf('inserted', 'deleted') }
