/** What the handlers share while one edition is written as JSON. */
import type { Message } from '../../document/message.ts'
import type { Change, Node, Reference, Text } from '../../document/tree.ts'
import { targetOf as aimOf } from '../../document/analyse.ts'
import type { Edition, RedlineEdition } from '../edition.ts'
import { knownChanges, type KnownChange } from '../known-changes.ts'
import { movesOf, type MoveWords } from '../moved.ts'
import { redlineWordsOf, type RedlineWords } from '../redline-words.ts'
import type { Attached } from './attach.ts'
import { namesOf, type IsName } from './names.ts'
import { missingGlyph, placeOf, printable } from './text.ts'

/** A file that the template imports or draws, by its path inside the compiler. */
export type Files = Map<string, Uint8Array>

export interface State {
  edition: Edition
  isName: IsName
  messages: Message[]
  files: Files
  attached: Attached
  /** Files that the engine cannot draw. */
  broken: ReadonlySet<string>
  /** Ids that some reference points to; nothing else needs an anchor. */
  wanted: ReadonlySet<string>
  /** Characters that a message has been given for. */
  reported: Set<string>
  /** Points that an image may be wide. */
  measure: number
  /** How much deeper headings lie than they say: 1 inside an attachment. */
  depth: number
  /** What has become of everything inside: the change of the innermost node around that was inserted, deleted or moved. */
  change?: Change
  redline?: RedlineState
}

export interface RedlineState extends RedlineEdition {
  words: RedlineWords
  changes: ReadonlyMap<string, KnownChange>
  /** By the id of the change. */
  moves: ReadonlyMap<string, MoveWords>
  /** The markers that have been written: one is enough for all nodes of a change. */
  told: Set<string>
}

/** @returns the state for an edition at its start. */
export function stateOf(edition: Edition, attached: Attached, broken: ReadonlySet<string>, measure: number): State {
  const wanted = new Set<string>()
  for (const reference of edition.analysis.references) {
    const id = targetOf(reference, edition)
    if (id !== undefined) wanted.add(id)
  }
  const isName = namesOf(edition.document.meta)
  const redline = redlineOf(edition)
  return { edition, isName, messages: [], files: new Map(), attached, broken, wanted, reported: new Set(), measure, depth: 0, ...(redline && { redline }) }
}

function redlineOf({ document, redline, numbers, words }: Edition): RedlineState | undefined {
  if (!redline) return undefined
  const changes = knownChanges(document)
  const moves = movesOf(changes, { numbers, olderNumbers: redline.olderNumbers }, words)
  return { ...redline, words: redlineWordsOf(words), changes, moves, told: new Set() }
}

/** The one id of what a reference points to. */
export function targetOf(reference: Reference, { analysis }: Edition): string | undefined {
  const target = aimOf(reference, analysis)
  return target && analysis.ids.get(target.node)
}

/** The anchor of a node, if it is pointed to and the first with its id. */
export function anchorOf(node: Node, { edition: { analysis }, wanted }: State): { anchor?: string } {
  const id = analysis.ids.get(node)
  if (id === undefined || !wanted.has(id) || analysis.targets.get(id)?.node !== node) return {}
  return { anchor: id }
}

/** A text as it can be printed; what cannot be printed is reported once a character. */
export function say(value: string, state: State, text?: Text): string {
  const { value: printed, missing } = printable(value)
  for (const character of missing) {
    if (state.reported.has(character)) continue
    state.reported.add(character)
    const place = text && placeOf(text, value.indexOf(character))
    state.messages.push(missingGlyph(character, place, ''))
  }
  return printed
}
