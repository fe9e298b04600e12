/**
 * How each paragraph of a redline is laid out in each of its two drafts: both drafts are laid out as documents of their own, so that
 * accepting and rejecting gives what those documents are. The lists of the two are then made one where they are the same list.
 */
import type { IParagraphOptions, NumberingDefinition } from 'docx'
import { childrenOf, type Document, type Node } from '../../document/tree.ts'
import { standsIn, viewOf, type Draft } from '../../document/view.ts'
import { edit, type Edition } from '../edition.ts'
import { CLAUSES, isNumbered } from './clauses.ts'
import type { Numbering } from './lists.ts'
import { begin, type State } from './state.ts'

/** A paragraph's properties, and the number that they give it. */
export interface Laid {
  options: Pick<IParagraphOptions, 'style' | 'keepNext' | 'keepLines' | 'indent' | 'alignment' | 'pageBreakBefore' | 'border'> & { numbering?: Numbering | false }
  label?: string
}

export interface LaidOut {
  /** @returns how a paragraph is laid out in a draft; undefined where it is not there. */
  find: (draft: Draft, owner: Node, role: string) => Laid | undefined
  definitions: NumberingDefinition[]
  /** Ordinals of the attachments that are typeset, in either draft. */
  attachments: ReadonlySet<number>
  /** Whether the heading styles have numbers. */
  numbered: boolean
}

type Looks = Map<Node, Map<string, Laid>>
type Handle = Pick<State, 'blocks' | 'inlines'>

/** @param sections parts a document's blocks as they are printed. */
export function layOutDrafts(edition: Edition, handle: Handle, sections: (blocks: Document['children']) => Document['children'][]): LaidOut {
  const drafts = (['older', 'newer'] as const).map((draft) => layOut(edition, draft, handle, sections))
  const [older, newer] = drafts as [LaidDraft, LaidDraft]
  const numbered = older.numbered || newer.numbered
  for (const draft of drafts) if (numbered && !draft.numbered) withoutStyleNumbers(draft.looks)
  uniteLists(older.looks, newer.looks)
  const definitions = new Map(drafts.flatMap((draft) => draft.definitions.map((definition) => [definition.reference, definition] as const)))
  const looks = { older: older.looks, newer: newer.looks }
  const firsts = { older: firstOfJoined(edition.document, 'older'), newer: firstOfJoined(edition.document, 'newer') }
  return {
    find(draft, owner, role) {
      const of = (node: Node | undefined): Laid | undefined => (node ? looks[draft].get(node)?.get(role) : undefined)
      return of(owner) ?? of(firsts[draft].get(owner))
    },
    definitions: [...definitions.values()],
    attachments: new Set(drafts.flatMap((draft) => draft.attachments)),
    numbered,
  }
}

interface LaidDraft {
  looks: Looks
  definitions: NumberingDefinition[]
  attachments: readonly number[]
  numbered: boolean
}

function layOut({ document, assets, style }: Edition, draft: Draft, handle: Handle, sections: (blocks: Document['children']) => Document['children'][]): LaidDraft {
  const view = viewOf(document, draft)
  const edition = edit(view.document, assets, style)
  const looks: Looks = new Map()
  const record: State['record'] = (owner, role, laid) => {
    const node = view.origin.get(owner) ?? owner
    looks.set(node, (looks.get(node) ?? new Map<string, Laid>()).set(role, laid))
  }
  const state = begin(edition, { ...handle, record })
  for (const blocks of sections(view.document.children)) state.blocks(blocks, state)
  return { looks, definitions: state.lists.definitions(), attachments: state.collected.attachments, numbered: isNumbered(edition) }
}

/** The headings of a draft without numbers, where those of the other have them by their style. */
function withoutStyleNumbers(looks: Looks): void {
  for (const roles of looks.values())
    for (const [role, { options, label }] of roles)
      if (/^Heading\d/.test(options.style ?? '') && options.numbering === undefined) roles.set(role, { options: { ...options, numbering: false }, ...(label !== undefined && { label }) })
}

/** Of two blocks that are one in a draft, the later one → the first. */
function firstOfJoined(root: Node, draft: Draft): ReadonlyMap<Node, Node> {
  const runsOn = draft === 'older' ? 'inserted' : 'deleted'
  const firsts = new Map<Node, Node>()
  const visit = (node: Node): void => {
    let open: Node | undefined
    for (const child of childrenOf(node)) {
      visit(child)
      if (!standsIn(child, draft)) continue
      if (open) firsts.set(child, open)
      open = 'endChange' in child && child.endChange?.kind === runsOn ? (open ?? child) : undefined
    }
  }
  visit(root)
  return firsts
}

const nameOf = ({ reference, instance }: Numbering): string => `${reference}#${instance}`
/** What decides the numbers of a list; how far its text is indented does not. */
const countOf = ({ reference, level }: Numbering): string => {
  const [word, kind, depth, , , start] = reference.split(' ')
  return word === 'list' ? `${kind} ${depth} ${start} ${level}` : `${reference} ${level}`
}
/** Instances of the older draft's own lists, beyond those of the newer. */
const APART = 100_000

/** A list that paragraphs of both drafts are in is one list in Word; its numbers then follow what is accepted. */
function uniteLists(older: Looks, newer: Looks): void {
  // The agreement's own clauses are counted in the list of the heading styles, which is one.
  const own = { reference: CLAUSES, level: 0, instance: 0 }
  const united = new Map([[nameOf(own), own]])
  const taken = new Set([nameOf(own)])
  for (const [node, roles] of older)
    for (const [role, { options }] of roles) {
      const now = newer.get(node)?.get(role)?.options.numbering
      const was = options.numbering
      if (!was || !now || countOf(was) !== countOf(now) || united.has(nameOf(was)) || taken.has(nameOf(now))) continue
      united.set(nameOf(was), now)
      taken.add(nameOf(now))
    }
  for (const roles of older.values())
    for (const [role, { options, label }] of roles) {
      const was = options.numbering
      if (!was) continue
      const one = united.get(nameOf(was))
      const numbering = one ? { ...one, level: was.level } : { ...was, instance: was.instance + APART }
      roles.set(role, { options: { ...options, numbering }, ...(label !== undefined && { label }) })
    }
}

/** @returns whether two layouts of a paragraph look different; a few millimetres of room for a longer number do not. */
export function looksDifferent({ options: a }: Laid, { options: b }: Laid): boolean {
  const number = (numbering: Numbering | false | undefined): string => (numbering ? `${nameOf(numbering)} ${numbering.level}` : String(numbering))
  const left = (laid: Laid['options']): number => Number(laid.indent?.left ?? 0)
  return a.style !== b.style || a.alignment !== b.alignment || number(a.numbering) !== number(b.numbering) || Math.abs(left(a) - left(b)) > 300
}
