/** Reads a tree from JSON, as `redline.json` holds it. Nothing in it is trusted: it is read whole, in its closed form, or refused with the place. */
import type { Asset } from '../document/assets.ts'
import type { Language, Message } from '../document/message.ts'
import { normalise } from '../document/normalise.ts'
import type { Sources } from '../document/sources.ts'
import { walk, type Document, type NodeType } from '../document/tree.ts'
import { readFile, readImage, type Files } from './files.ts'
import { controlIn, decode, LIMITS } from './guard.ts'
import { metaOf, type Input, type ReadOptions } from './index.ts'
import { reporter, type Both, type Reporter } from './messages.ts'
import { CHANGE, END, OLDER, SHAPES, TOP, type Test } from './tree-shape.ts'

export interface TreeRead {
  /** Absent when a message is fatal. */
  document?: Document
  assets: ReadonlyMap<string, Asset>
  messages: Message[]
}

/** A list of a list of a list… in a tree that lilla wrote is at most this deep. */
const DEPTH = LIMITS.depth * 2

/** Reads the file of a tree, and the pictures and attachments beside it. Never throws for what the file contains. */
export function readTree(input: Input, sources: Sources, options: ReadOptions): TreeRead {
  const language: Language = options.language ?? 'nb'
  const report = reporter(input.path, language, true)
  const refused = (): TreeRead => ({ assets: new Map(), messages: report.messages })
  const text = decode(input.bytes, report, LIMITS.tree)
  if (text === undefined) return refused()
  const given = parsed(text)
  const fault = given === undefined ? both('filen er ikke gyldig JSON', 'the file is not valid JSON') : faultOf(given)
  if (fault !== undefined) {
    report.say('TRE-001', undefined, { why: fault })
    return refused()
  }
  const { document } = given as { document: Document }
  const metas = ([document.meta, document.olderMeta] as const).map((meta) => meta && trustedMeta(meta, options, input.path, report))
  if (report.messages.some(({ fatal }) => fatal)) return refused()
  const [meta, olderMeta] = metas
  const whole = normalise({ type: 'document', meta: meta ?? {}, ...(olderMeta && { olderMeta }), children: document.children })
  const assets = assetsOf(whole, sources, report)
  const isFatal = report.messages.some(({ fatal }) => fatal)
  return { ...(!isFatal && { document: whole }), assets, messages: report.messages }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** @returns the first thing that is wrong, with its JSON Pointer. */
function faultOf(given: unknown): Both | undefined {
  if (!isRecord(given) || given['lilla'] === undefined) {
    const isList = isRecord(given) && given['skjema'] === 'lilla/endringer'
    return isList ? both('den er en liste over endringer, ikke selve teksten. Lag treet med «lilla redline … --format tre»', 'it is a list of changes, not the text itself. Make the tree with “lilla redline … --format tre”') : both('den er ikke skrevet av lilla', 'it was not written by lilla')
  }
  if (given['lilla'] !== 1) return both(`den er av versjon ${shown(given['lilla'])}, og denne lilla kjenner bare versjon 1`, `it is of version ${shown(given['lilla'])}, and this lilla only knows version 1`)
  const { document } = given
  if (!isRecord(document) || document['type'] !== 'document') return both('den mangler «document»', 'it lacks “document”')
  const { type: _, meta, olderMeta, children, ...rest } = document
  const [unknown] = Object.keys(rest)
  if (unknown !== undefined) return unknownKey('/document', unknown)
  if (!isRecord(meta)) return noRecord('/document/meta')
  if (olderMeta !== undefined && !isRecord(olderMeta)) return noRecord('/document/olderMeta')
  return faultInChildren(children, TOP, '/document', 1)
}

const both = (nb: string, en: string): Both => ({ nb, en })
const shown = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 40) : typeof value)
const noRecord = (at: string): Both => both(`${at} er ikke en samling av nøkler og verdier`, `${at} is no set of keys and values`)
const unknownKey = (at: string, key: string): Both => both(`${at} har en ukjent nøkkel, «${shown(key)}»`, `${at} has an unknown key, “${shown(key)}”`)

function faultInChildren(children: unknown, allowed: readonly NodeType[], at: string, depth: number): Both | undefined {
  if (!Array.isArray(children)) return both(`${at}/children er ikke en liste`, `${at}/children is no list`)
  if (depth > DEPTH) return both(`teksten ligger dypere enn ${DEPTH} nivåer`, `the text is nested more than ${DEPTH} levels deep`)
  for (const [i, child] of children.entries()) {
    const fault = faultInNode(child, allowed, `${at}/children/${i}`, depth)
    if (fault !== undefined) return fault
  }
  return undefined
}

function faultInNode(node: unknown, allowed: readonly NodeType[], at: string, depth: number): Both | undefined {
  if (!isRecord(node)) return noRecord(at)
  const { type, change, endChange, older, position: _, children, ...own } = node
  const shape = typeof type === 'string' && Object.hasOwn(SHAPES, type) ? SHAPES[type as keyof typeof SHAPES] : undefined
  if (!shape) return both(`${at} er av en ukjent type, «${shown(type)}»`, `${at} is of an unknown type, “${shown(type)}”`)
  if (!allowed.includes(type as NodeType)) return both(`${at} er av typen «${shown(type)}», som ikke kan stå der`, `${at} is of the type “${shown(type)}”, which cannot stand there`)
  const properties = faultIn(own, { ...shape.needs, ...shape.may }, at, Object.keys(shape.needs))
  const marks = change === undefined ? undefined : faultInChange(change, CHANGE, `${at}/change`)
  const end = endChange === undefined ? undefined : type !== 'paragraph' ? both(`${at}/endChange kan bare stå på et avsnitt`, `${at}/endChange can only stand on a paragraph`) : faultInChange(endChange, END, `${at}/endChange`)
  const before = older === undefined ? undefined : faultIn(older, OLDER, `${at}/older`)
  const first = properties ?? marks ?? end ?? before
  if (first !== undefined) return first
  if (!shape.children) return children === undefined ? undefined : both(`${at} kan ikke ha noe inni seg`, `${at} can hold nothing`)
  return faultInChildren(children, shape.children, at, depth + 1)
}

function faultInChange(change: unknown, tests: Readonly<Record<string, Test>>, at: string): Both | undefined {
  if (!isRecord(change)) return noRecord(at)
  const { before, ...rest } = change
  return faultIn(rest, tests, at, ['kind', 'id']) ?? (before === undefined ? undefined : faultIn(before, OLDER, `${at}/before`))
}

function faultIn(given: unknown, tests: Readonly<Record<string, Test>>, at: string, needed: readonly string[] = []): Both | undefined {
  if (!isRecord(given)) return noRecord(at)
  const missing = needed.find((key) => given[key] === undefined)
  if (missing !== undefined) return both(`${at} mangler «${missing}»`, `${at} lacks “${missing}”`)
  for (const [key, value] of Object.entries(given)) {
    const test = Object.hasOwn(tests, key) ? tests[key] : undefined
    if (!test) return unknownKey(at, key)
    if (!test(value) || (typeof value === 'string' && controlIn(value))) return both(`${at}/${key} har en verdi som ikke kan stå der`, `${at}/${key} has a value that cannot stand there`)
  }
  return undefined
}

/** An agreement's front matter must pass its schema; of any other document only what is surely ours is taken. */
function trustedMeta(given: Document['meta'], options: ReadOptions, file: string, report: Reporter): Document['meta'] {
  const data: Record<string, unknown> = { ...given }
  const control = JSON.stringify(data).match(/\\u00(?:[01][0-9a-f])/i)
  if (control) report.say('TRE-001', undefined, { why: both('hodet inneholder styretegn', 'the front matter contains control characters') })
  const name = data['dokumenttype']
  if (name === undefined) return metaOf(data, undefined)
  const type = typeof name === 'string' ? options.types.get(name) : undefined
  if (!type) {
    report.say('FRM-009', undefined, { name: String(name), suggestion: '', known: options.types.names().join(', ') })
    return {}
  }
  const faults = options.checkFrontMatter(data, type, () => ({}), { file, language: options.language ?? 'nb' })
  report.messages.push(...faults.filter(({ fatal }) => fatal))
  return faults.some(({ fatal }) => fatal) ? {} : metaOf(data, type)
}

/** What lies beside the file; a picture that is not there is told of, and only what prints it suffers. */
function assetsOf(document: Document, sources: Sources, report: Reporter): Map<string, Asset> {
  const assets = new Map<string, Asset>()
  const reading: Files = { report, assets, file: sources.file, made: new Map() }
  for (const [node] of walk(document)) {
    if (node.type === 'image') readImage(node.src, NOWHERE, reading)
    // A draft that a case attaches is printed when the case is.
    if (node.type === 'attachment' && !(node.draft && node.media === 'pdf')) readFile(node.file, undefined, reading)
  }
  return assets
}

const NOWHERE = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } }

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
