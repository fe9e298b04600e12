/**
 * Reads a Markdown file into the tree.
 *
 * Stages: decode and guard the bytes → front matter → Markdown to mdast → lower to the tree, carrying out values, conditions and
 * inclusions on the way → title lines and attachments from the front matter → check ids and references.
 */
import { analyse } from '../document/analyse.ts'
import type { Assets } from '../document/assets.ts'
import type { Locate } from '../document/data-check.ts'
import { byPlace, type Language, type Message } from '../document/message.ts'
import { signatories, type Meta } from '../document/meta.ts'
import { renumberChanges } from '../document/mark.ts'
import { normalise } from '../document/normalise.ts'
import { isRedline } from '../document/redline.ts'
import type { Others } from '../document/others.ts'
import type { Sources } from '../document/sources.ts'
import { walk, type Block, type Document, type Heading, type Position } from '../document/tree.ts'
import type { AgreementType } from '../document/type.ts'
import { wordsOf } from '../document/words.ts'
import { withoutEchoes, withoutWrong } from '../document/wrong-values.ts'
import { readAttachments } from './attachments.ts'
import { lowerBlocks } from './blocks.ts'
import { isOverspent } from './budget.ts'
import { headOf } from './copies.ts'
import { readFrontMatter, type FrontMatter } from './front-matter.ts'
import { decode, isParsable } from './guard.ts'
import { parseMarkdown } from './markdown.ts'
import { fingerprintOf, reportOthers } from './others.ts'
import { marksIn, newerBlocks, takeOlder, withBothTitleLines, withReferencesOfBoth, type RedlineReading } from './redline.ts'
import { reporter, type Reporter } from './messages.ts'
import { withTitleLines } from './signature.ts'
import { sourceOf } from './source.ts'
import { reportUnused, stateOf, type Reading, type Suppression } from './state.ts'
import { suggestion, type Scope } from './values.ts'

export interface Input {
  /** As the user knows it; messages show it. */
  path: string
  bytes: Uint8Array
}

export interface ReadOptions {
  /** The agreement types that there are. */
  types: { names: () => readonly string[]; get: (name: string) => AgreementType | undefined }
  /** Keys of the common front matter: known even where a draft does not give them. */
  frontMatterKeys: readonly string[]
  /** Judges the front matter of an agreement before its values are used; given by the caller, since checking is not reading. */
  checkFrontMatter: (data: unknown, type: AgreementType, locate: Locate, about: { file: string; language: Language }) => Message[]
  language?: Language
  /** Of a saksfremlegg for several councils: the id of the copy; else the first. */
  copy?: string
  /** Answers what a saksfremlegg brings in of the drafts that it is about. */
  others?: Others
  /** Attachments that are made and lie nowhere, by their names. */
  made?: ReadonlyMap<string, Uint8Array>
  /** Marks of changes are changes also where the front matter does not say that the file is a redline. */
  redline?: true
}

export interface ReadResult {
  /** Absent when a message is fatal. */
  document?: Document
  /** Instead of it: what could be read all the same, so that other faults can be looked for. Never to be printed. */
  partial?: Document
  assets: Assets
  messages: Message[]
  suppressions: readonly Suppression[]
  /** Where text of other drafts stands, which is judged in those. */
  quoted?: readonly Position[]
  /** For schema messages: where a key and its value stand. */
  locate: FrontMatter['locate']
  /** Front matter as it was read, before the type's defaults. */
  data: Readonly<Record<string, unknown>>
  type?: AgreementType
}

/** Reads one draft, a saksfremlegg, or any other Markdown file. Never throws for what the file contains. */
export function read(input: Input, sources: Sources, options: ReadOptions): ReadResult {
  const language = options.language ?? 'nb'
  const early = reporter(input.path, language, true)
  const nothing = (messages: readonly Message[]): ReadResult => ({
    assets: new Map(), messages: [...messages].sort(byPlace), suppressions: [], locate: () => ({}), data: {},
  })

  const text = decode(input.bytes, early)
  if (text === undefined || !isParsable(text, early)) return nothing(early.messages)
  const written = readFrontMatter(text, early)
  const taken = written && takeOlder(written, early)
  if (!taken) return nothing(early.messages)
  const front = headOf(taken.front, options.copy)
  const older = taken.older ?? (options.redline ? front.data : undefined)
  const name = front.data['dokumenttype']
  const agreement = name !== undefined
  const type = typeof name === 'string' ? options.types.get(name) : undefined
  const report = reporter(input.path, language, agreement)
  if (agreement && !type) {
    const known = options.types.names()
    report.say('FRM-009', front.locate(['dokumenttype']).value, { name: String(name), suggestion: () => suggestion(String(name), known), known: known.join(', ') })
    return { ...nothing(report.messages), locate: front.locate, data: front.data }
  }
  const faults = type ? options.checkFrontMatter(front.data, type, front.locate, { file: input.path, language }) : []
  report.messages.push(...faults)
  if (text.slice(front.end).trim() === '') {
    report.say('FIL-007', undefined)
    return { ...nothing(report.messages), locate: front.locate, data: front.data }
  }

  const data = withoutWrong(front.data, faults)
  const meta = metaOf(data, type)
  const typeOf: Reading['typeOf'] = ({ data, locate }, file) => {
    const attached = options.types.get(String(data['dokumenttype']))
    const found = attached ? options.checkFrontMatter(data, attached, locate, { file, language }) : []
    report.messages.push(...found.filter((fault) => fault.fatal))
    return found.some((fault) => fault.fatal) ? undefined : attached
  }
  const redline = older && redlineOf(older, text, front.end, options, input.path, report)
  const others = type?.dokument === 'saksframlegg' ? options.others : undefined
  if (others) reportOthers(meta, others, front.locate, report)
  const reading: Reading = {
    report, budget: {}, meta, agreement, assets: new Map(), suppressions: [], quoted: [],
    folder: '', base: input.path.replace(/[^/\\]*$/, ''), lower: lowerBlocks, typeOf, clause: sources.clause, clauseNames: sources.clauseNames, file: sources.file, made: options.made ?? new Map(),
    ...(others && { others }),
    ...(redline && { redline }),
  }
  const scope = scopeOf(data, meta, type, options)
  const root = parseMarkdown(text, front.end)
  const state = stateOf(root, sourceOf(text), scope, reading)
  const body = lowerBlocks(root.children, state)
  reportUnused(state)
  const titled = !type ? body : redline ? withBothTitleLines(body, meta, type, redline) : withTitleLines(body, meta, type)
  const children = [...titled, ...readAttachments(meta, front.locate, scope, reading)]
  const document = settled({ type: 'document', meta, ...(redline && { olderMeta: redline.olderMeta }), children }, report)
  reportStructure(redline ? newerBlocks(body) : body, agreement, report)

  const messages = withoutEchoes(report.messages).sort(byPlace)
  const readable = !messages.some((message) => message.fatal)
  return {
    ...(readable ? { document } : !isOverspent(reading) && { partial: document }),
    assets: reading.assets,
    messages,
    suppressions: reading.suppressions,
    quoted: reading.quoted,
    locate: front.locate,
    data: front.data,
    ...(type && { type }),
  }
}

/**
 * An agreement's values have passed the schema; of any other file only what is surely ours to use is taken. What is missing has been
 * told of and stops nothing: a party without a name has an empty one, and a half entry that nothing can be printed of is left out.
 */
export function metaOf(data: Readonly<Record<string, unknown>>, type: AgreementType | undefined): Meta {
  if (type) {
    const { parter, periode, eksemplarer, vedlegg, vedtak, ...rest } = data as Meta
    return {
      nummerering: type.nummerering,
      ...rest,
      ...(parter && { parter: parter.map((party) => ({ ...named(party), id: party.id ?? '', ...(party.underskrivere && { underskrivere: party.underskrivere.map(named) }) })) }),
      ...(periode?.fra && { periode }),
      ...(eksemplarer?.form && { eksemplarer }),
      ...(vedlegg && { vedlegg: vedlegg.filter(({ tittel, fil }) => tittel && fil) }),
      ...(vedtak && { vedtak: vedtak.filter(({ part, organ }) => part && organ) }),
    }
  }
  const { tittel, målform } = data
  return { ...(typeof tittel === 'string' && { tittel }), ...((målform === 'nb' || målform === 'nn') && { målform }) }
}

/** What a redline needs to know of the older draft; only what nothing can be read with is told of its front matter. */
function redlineOf(data: Readonly<Record<string, unknown>>, text: string, end: number, options: ReadOptions, file: string, report: Reporter): RedlineReading {
  const name = data['dokumenttype']
  const olderType = typeof name === 'string' ? options.types.get(name) : undefined
  const faults = olderType ? options.checkFrontMatter(data, olderType, () => ({}), { file, language: options.language ?? 'nb' }) : []
  report.messages.push(...faults.filter(({ fatal }) => fatal))
  const olderMeta = faults.some(({ fatal }) => fatal) ? {} : metaOf(data, olderType)
  let count = 0
  return {
    fresh: () => `${(count += 1)}`,
    markAt: marksIn(text, end),
    olderMeta,
    ...(olderType && { olderType }),
    olderScope: scopeOf(data, olderMeta, olderType, options),
  }
}

/** In its one shape, its ids and references judged. */
function settled(document: Document, report: Reporter): Document {
  const normal = normalise(document)
  if (isRedline(normal)) return renumberChanges(withReferencesOfBoth(normal, report))
  reportReferences(normal, report)
  return normal
}

function named<T extends { navn?: string }>(entry: T): T & { navn: string } {
  return { ...entry, navn: entry.navn ?? '' }
}

function scopeOf(data: Readonly<Record<string, unknown>>, meta: Meta, type: AgreementType | undefined, { frontMatterKeys, others }: ReadOptions): Scope {
  const form = meta.eksemplarer?.form
  const derived = {
    antallParter: Array.isArray(meta.parter) ? meta.parter.length : 0,
    antallUnderskrivere: Array.isArray(meta.parter) ? signatories(meta).length : 0,
    erPapir: form === 'papir',
    erElektronisk: form === 'elektronisk',
    erTiltredelse: form === 'tiltredelse',
  }
  const frame = { ...derived, ...data }
  // Asked for only where the text has it: the draft must be opened and read.
  if (type?.dokument === 'saksframlegg' && others) Object.defineProperty(frame, 'tekstavtrykk', { enumerable: true, get: () => fingerprintOf(meta, others) })
  return {
    frames: [frame],
    known: new Set([...frontMatterKeys, ...Object.keys(type?.frontmatter.properties ?? {})]),
    words: wordsOf(meta),
  }
}

function reportStructure(body: readonly Block[], agreement: boolean, report: Reporter): void {
  const titles = body.filter((block) => block.type === 'title')
  if (titles.length === 0 && agreement) report.say('STR-013', undefined)
  for (const extra of titles.slice(1)) report.say('MRK-002', extra.position)
  if (agreement) return
  let level = 0
  for (const heading of body.filter((block): block is Heading => block.type === 'heading')) {
    if (heading.level > level + 1) {
      report.say('MRK-017', heading.position, { from: level + 1, to: heading.level + 1, expected: '#'.repeat(level + 2) })
    }
    level = heading.level
  }
}

/** Ids that clash and references that lead nowhere, judged on the whole document with its attachments. */
function reportReferences(document: Document, report: Reporter): void {
  const analysis = analyse(document)
  for (const { id, node } of analysis.clashes) {
    const other = analysis.targets.get(id)?.node.position
    const related = other && { file: other.file ?? '', position: other, reason: id }
    report.say('MRK-003', node.position, { id }, related)
  }
  for (const reference of analysis.references) {
    if (analysis.targets.has(reference.target)) continue
    report.say('REF-001', reference.position, { target: reference.target, suggestion: () => suggestion(reference.target, [...analysis.targets.keys()]) })
  }
  for (const [node] of walk(document)) {
    if (node.type === 'attachmentEntry' && !analysis.targets.has(node.target)) report.say('REF-001', node.position, { target: node.target, suggestion: '' })
  }
}
