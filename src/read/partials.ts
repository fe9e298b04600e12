/** `{{> name}}`: a standard clause from the library, or a block made from the front matter (`signatur`, `vedlegg`). */
import Handlebars from 'handlebars'
import { mergeBlocks } from '../document/mark.ts'
import type { Block, Position } from '../document/tree.ts'
import { attachmentList } from './attachments.ts'
import { spend } from './budget.ts'
import { readFrontMatter } from './front-matter.ts'
import { decode, isParsable } from './guard.ts'
import { parseMarkdown } from './markdown.ts'
import { caseHead } from './case-head.ts'
import { changes } from './others.ts'
import { signatureBlock } from './signature.ts'
import { sourceOf } from './source.ts'
import { reportUnused, stateOf, type State } from './state.ts'
import { blankArgument, lookUp, suggestion } from './values.ts'

type BuiltIn = (position: Position, state: State) => Block[]

const builtIns: Readonly<Record<string, BuiltIn>> = {
  signatur: (position, state) => signatureBlock(position, state.reading),
  vedlegg: (position, state) => attachmentList(position, state.reading),
  sakshode: (position, state) => caseHead(position, state.reading),
}

/** In a document about other drafts these names are its own; elsewhere they may be clauses of the library. */
const ofOthers: Readonly<Record<string, BuiltIn>> = {
  endringer: (position, state) => changes(position, state.reading),
}

/**
 * @param text the whole line, such as `{{> ikrafttredelse fra=verdier.start}}`.
 * @returns the blocks that the line brings in, with places in their own file.
 */
export function include(text: string, position: Position, state: State): Block[] {
  const { report } = state.reading
  const call = parseInclusion(text)
  if (!call) {
    report.say('VRD-003', position, { text })
    return []
  }
  const own = state.reading.others ? { ...builtIns, ...ofOthers } : builtIns
  const builtIn = Object.hasOwn(own, call.name) ? own[call.name] : undefined
  if (builtIn) return ofBoth(builtIn, position, state)
  if (state.including.includes(call.name)) {
    report.say('VRD-012', position, { name: call.name })
    return []
  }
  const clause = state.reading.clause(call.name, state.reading.meta.målform)
  if (!clause) {
    const known = [...state.reading.clauseNames(), ...Object.keys(own)]
    report.say('VRD-010', position, { name: call.name, suggestion: () => suggestion(call.name, known), known: known.join(', ') })
    return []
  }
  if (!spend('clauses', 1, position, state.reading)) return []
  return lowerClause(call, clause, position, state)
}

/** In a redline what is made from the front matter is made of each draft's own. */
function ofBoth(make: BuiltIn, position: Position, state: State): Block[] {
  const { redline, ...reading } = state.reading
  const mark = redline && isOwn(state) ? redline.markAt(position.start.offset) : undefined
  if (!redline || mark === 'inserted') return make(position, state)
  const older = make(position, { ...state, reading: { ...reading, meta: redline.olderMeta, report: { messages: [], say: () => undefined } } })
  return mark === 'deleted' ? older : mergeBlocks(older, make(position, state), redline.fresh())
}

const isOwn = ({ source }: State): boolean => source.file === undefined

interface Inclusion {
  name: string
  arguments: readonly { key: string; value: hbs.AST.Expression }[]
}

function parseInclusion(text: string): Inclusion | undefined {
  try {
    const [statement] = Handlebars.parse(text).body
    if (statement?.type !== 'PartialStatement') return undefined
    const { name, params, hash } = statement as hbs.AST.PartialStatement
    if (params.length > 0 || name.type !== 'PathExpression') return undefined
    return { name: (name as hbs.AST.PathExpression).original, arguments: (hash?.pairs ?? []).map(({ key, value }) => ({ key, value })) }
  } catch {
    return undefined
  }
}

function lowerClause(call: Inclusion, file: { path: string; bytes: Uint8Array }, position: Position, state: State): Block[] {
  const { reading } = state
  const text = decode(file.bytes, reading.report)
  if (text === undefined || !isParsable(text, reading.report)) return []
  const front = readFrontMatter(text, reading.report)
  if (!front) return []
  if (reading.meta.målform === 'nn' && front.data['målform'] !== 'nn') reading.report.say('VRD-014', position, { name: call.name })
  const declared = argumentsOf(front.data['argumenter'])
  const given: Record<string, unknown> = Object.create(null) as Record<string, unknown>
  for (const [name, standard] of Object.entries(declared)) given[name] = standard
  for (const { key, value } of call.arguments) {
    if (!Object.hasOwn(declared, key)) {
      const known = Object.keys(declared)
      reading.report.say('VRD-011', position, { name: call.name, argument: key, suggestion: () => suggestion(key, known), known: known.join(', ') || { nb: 'ingen verdier', en: 'no values' } })
      continue
    }
    given[key] = argumentValue(value, position, state)
  }
  const source = sourceOf(text, file.path)
  const root = parseMarkdown(text, front.end)
  const scope = { ...state.scope, frames: [given, ...state.scope.frames] }
  const inner: State = { ...stateOf(root, source, scope, reading, [...state.including, call.name]), ...(state.inside && { inside: state.inside }), ...(state.inFootnote && { inFootnote: true }), depth: state.depth, ...(state.lead && { lead: state.lead }) }
  const blocks = reading.lower(root.children, inner)
  reportUnused(inner)
  return blocks
}

/** The arguments that a clause declares, with the value that each has when none is given. */
function argumentsOf(declared: unknown): Record<string, unknown> {
  if (typeof declared !== 'object' || declared === null) return {}
  return Object.fromEntries(
    Object.entries(declared).map(([name, about]) => [name, typeof about === 'object' && about !== null ? ((about as { standard?: unknown }).standard ?? null) : null]),
  )
}

function argumentValue(value: hbs.AST.Expression, position: Position, state: State): unknown {
  if (value.type !== 'PathExpression') return (value as hbs.AST.StringLiteral).value
  const found = lookUp((value as hbs.AST.PathExpression).original, state.scope, position, state.reading.report)
  if (found.kind === 'value') return found.value
  return found.kind === 'blank' ? blankArgument(found.name) : null
}
