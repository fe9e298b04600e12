/** What a saksfremlegg brings in of the drafts that it is about: `{{> endringer}}`, `{{sitat "id"}}`, `{{tekstavtrykk}}`. */
import Handlebars from 'handlebars'
import type { Meta } from '../document/meta.ts'
import { isLack, type Lack, type Others } from '../document/others.ts'
import type { Block, Position } from '../document/tree.ts'
import { spend } from './budget.ts'
import type { Path, Place } from './front-matter.ts'
import type { Reporter } from './messages.ts'
import type { Reading, State } from './state.ts'
import { suggestion } from './values.ts'

/** Alone between blank lines it is a block quotation; in a sentence it is part of it. */
export const QUOTATION = /^\{\{\s*(sitat(?:\s+(?:"[^"]*"|'[^']*'))*)\s*\}\}$/

/** @returns the table of changes with its sentence; nothing after a message. */
export function changes(position: Position, { meta, others, report, quoted }: Reading): Block[] {
  if (!others) return said({ lack: 'unasked' }, position, report)
  const answer = others.changes(meta, position)
  if (isLack(answer)) return said(answer, position, report)
  quoted.push(position)
  return [...answer]
}

/** @returns the block quotation of `{{sitat "id"}}` on a line of its own. */
export function quotation(text: string, position: Position, { reading }: State): Block[] {
  const { meta, others, report } = reading
  const asked = argumentsOf(text)
  if (!asked) {
    report.say('SIT-009', position)
    return []
  }
  if (!others) return said({ lack: 'unasked' }, position, report)
  const answer = others.passage(meta, asked.id, asked.words, position)
  if (isLack(answer)) return said(answer, position, report)
  reading.quoted.push(position)
  return spend('characters', JSON.stringify(answer).length, position, reading) ? [...answer] : []
}

/** @returns what `{{sitat "id"}}` in a sentence prints; undefined after a message. */
export function quoted(text: string, meta: Meta, position: Position, { others, report, quoted: places }: Reading): string | undefined {
  const asked = argumentsOf(text)
  if (!asked) return void report.say('SIT-009', position)
  if (!others) return void said({ lack: 'unasked' }, position, report)
  const answer = others.sentence(meta, asked.id, asked.words)
  if (isLack(answer)) return void said(answer, position, report)
  places.push(position)
  return `«${answer}»`
}

/** Whether an expression in a sentence is a quotation. */
export const isQuotation = (text: string): boolean => /^\{\{\s*sitat[\s}]/.test(text)

function argumentsOf(text: string): { id: string; words?: string } | undefined {
  try {
    const [statement] = Handlebars.parse(text).body
    const { params, hash } = statement as hbs.AST.MustacheStatement
    const given = params.map((param) => (param.type === 'StringLiteral' ? (param as hbs.AST.StringLiteral).value.normalize('NFC') : ''))
    const [id = '', words] = given
    if (hash !== undefined || given.length > 2 || given.some((value) => value.trim() === '') || id === '') return undefined
    return { id: id.replace(/^#/u, ''), ...(words !== undefined && { words }) }
  } catch {
    return undefined
  }
}

/** In a document that is about no other draft nothing can be brought in. */
type Why = Lack | { lack: 'unasked' }

/** Says why there is nothing. */
function said(why: Why, position: Position, report: Reporter): [] {
  switch (why.lack) {
    case 'unasked':
      report.say('SIT-010', position)
      break
    case 'unnamed':
      report.say('SIT-004', position, { key: why.key })
      break
    case 'unreadable':
    case 'backwards':
      // Told once, where the front matter names the draft.
      break
    case 'unknown':
      report.say('SIT-006', position, { id: why.id, suggestion: () => suggestion(why.id, why.known), known: why.known.slice(0, 12).join(', ') })
      break
    case 'several':
      report.say('SIT-007', position, { id: why.id })
      break
    case 'words':
      report.say('SIT-008', position, { id: why.id, words: why.words, count: COUNT[Math.min(why.count, 2)] ?? '' })
  }
  return []
}

const COUNT = [{ nb: 'ingen setning', en: 'no sentence' }, '', { nb: 'flere setninger', en: 'several sentences' }] as const

/** Says what is wrong with the drafts that the front matter names. */
export function reportOthers(meta: Meta, others: Others, locate: (path: Path) => Place, report: Reporter): void {
  for (const fault of others.faults(meta)) {
    const { value } = locate([fault.key])
    if (fault.lack === 'unreadable') report.say('SIT-005', value, { key: fault.key, path: fault.path, why: fault.why })
    else report.say('SIT-011', value, { path: fault.path })
  }
}

/** @returns the printed fingerprint of the draft that the case is about, where the case names one that can be read. */
export function fingerprintOf(meta: Meta, others: Others): string | undefined {
  const answer = others.fingerprint(meta)
  return isLack(answer) ? undefined : answer
}
