/** The received drafts: what a lawyer found wrong in them by hand is found; the corrected ones, the examples and fresh drafts have no error. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { checkDraft } from '../../src/commands/check-draft.ts'
import type { Message } from '../../src/document/message.ts'
import { messagesOf } from '../faults/judge.ts'
import { exampleDraft, typeNames } from '../types/templates.ts'

interface Fault {
  what: string
  rule?: string
  words?: string
  /** Where the words occur more than once. */
  line?: number
  /** Part of the finding's reason, where it has no place. */
  says?: string
  left?: string
}

const GOLDEN = `${import.meta.dirname}/golden`
const yaml = <T>(name: string): T => parse(readFileSync(`${GOLDEN}/${name}`, 'utf8')) as T
const check = (draft: string): { messages: readonly Message[]; text: string } => {
  const { messages, text = '' } = checkDraft({ path: `agreements/${draft}`, templates: 'templates', language: 'nb' })
  return { messages, text }
}
const shown = ({ ruleId, position, reason, file }: Message, text: string): string =>
  `${ruleId} ${position ? `${position.start.line} «${text.slice(position.start.offset, position.end.offset)}»` : ''} ${file.endsWith('.md') ? '' : file} ${reason}`

/** The words as a stretch of the file; they must be there once, or the list itself is wrong. */
function stretch({ words = '', line }: Fault, text: string): [number, number] {
  const lines = text.split('\n')
  const from = line === undefined ? 0 : lines.slice(0, line - 1).join('\n').length + 1
  const part = line === undefined ? text : (lines[line - 1] ?? '')
  const found = part.split(words).length - 1
  if (found === 0 || (line === undefined && found > 1)) throw new Error(`«${words}» stands ${found} times in the draft`)
  const at = from + part.indexOf(words)
  return [at, at + words.length]
}

function isFound(fault: Fault, messages: readonly Message[], text: string): boolean {
  const place = fault.words === undefined ? undefined : stretch(fault, text)
  return messages.some(({ ruleId, position, reason }) => {
    if (ruleId !== fault.rule || !reason.includes(fault.says ?? '')) return false
    if (!place) return true
    if (!position) return false
    const [start, end] = [position.start.offset, position.end.offset]
    return (place[0] <= start && end <= place[1]) || (start <= place[0] && place[1] <= end)
  })
}

const lists = readdirSync(GOLDEN).filter((name) => name !== 'corrected.yaml').sort()

describe.each(lists)('%s', (name) => {
  const { draft, faults } = yaml<{ draft: string; faults: Fault[] }>(name)
  const { messages, text } = check(draft)
  const unexpected = messages.filter((message) => !faults.some((fault) => isFound(fault, [message], text))).map((message) => shown(message, text))

  test.each(faults.filter(({ left }) => left === undefined).map((fault): [string, Fault] => [`${fault.rule}: ${fault.what}`, fault]))('%s', (_, fault) => {
    expect(isFound(fault, messages, text), `${fault.words ?? fault.says ?? ''} is not found by ${fault.rule}. Found and not on the list:\n${unexpected.join('\n')}`).toBe(true)
  })

  test('what is left to people is found by no rule', () => {
    const known = faults.filter(({ left, rule }) => left !== undefined && rule !== undefined)
    for (const fault of known) if (fault.words) stretch(fault, text)
    expect(known.filter((fault) => isFound(fault, messages, text)).map(({ rule, what }) => `${rule}: ${what}`).join('\n')).toBe('')
  })
})

const allowed = yaml<Record<string, { rule: string; words?: string; why: string }[]>>('corrected.yaml')
const CORRECTED = [
  ...Object.keys(allowed),
  'eksempel-felles-beredskapslager/2026-05-11.md',
  'eksempel-vertskommune-landbruk/2026-02-16.md',
  'eksempel-vertskommune-landbruk/2026-04-20.md',
]

describe.each(CORRECTED)('%s, corrected', (draft) => {
  const { messages, text } = check(draft)
  const rows = allowed[draft] ?? []
  const isAllowed = (message: Message): boolean =>
    rows.some(({ rule, words }) => rule === message.ruleId && (words === undefined || (message.position !== undefined && text.slice(message.position.start.offset, message.position.end.offset).includes(words))))

  test('has no error', () => {
    expect(messages.filter(({ severity }) => severity === 'error').map((message) => shown(message, text))).toEqual([])
  })

  test('has no other warnings than those on the list, and each of them', () => {
    expect(messages.filter((message) => message.severity === 'warning' && !isAllowed(message)).map((message) => shown(message, text))).toEqual([])
    expect(rows.filter(({ rule }) => !messages.some(({ ruleId }) => ruleId === rule))).toEqual([])
  })
})

/** The starting text speaks of vedtekter that the author has yet to attach. */
const TO_BE_DONE: Readonly<Record<string, readonly string[]>> = { partneravtale: ['REF-002'] }

describe('a fresh draft', () => {
  test.each(typeNames)('of %s with its example answers has no error and no warning', (type) => {
    const text = exampleDraft(type)
    const found = messagesOf(new TextEncoder().encode(text)).filter(({ severity, ruleId }) => severity !== 'info' && !(severity === 'warning' && TO_BE_DONE[type]?.includes(ruleId)))
    expect(found.map((message) => shown(message, text)).join('\n')).toBe('')
  })
})
