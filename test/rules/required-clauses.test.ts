/** A fresh draft of every type has all that its type asks for; without one clause, exactly that one is told. */
import { describe, expect, it } from 'vitest'
import type { Block, Document } from '../../src/document/tree.ts'
import type { Message } from '../../src/document/message.ts'
import { check } from '../../src/validate/check.ts'
import { NOTHING_RELATED } from '../../src/validate/related.ts'
import { rules } from '../../src/validate/rules/index.ts'
import { exampleDraft, readDraft, typeNames, typeOf } from '../types/templates.ts'
import { rows } from './harness.ts'

const asked = rules.filter(({ id }) => /^(?:LOV-00[1-4]|LOV-013|STR-005|SIG-001|PRT-001)$/.test(id))

function findingsOf(name: string, change: (blocks: readonly Block[]) => readonly Block[] = (blocks) => blocks): Message[] {
  const { document, locate } = readDraft(exampleDraft(name))
  if (!document) throw new Error(name)
  const changed: Document = { ...document, children: change(document.children) }
  return check(changed, asked, { file: 'utkast.md', type: typeOf(name), locate: locate as never, rows, related: NOTHING_RELATED })
}

/** The blocks without the clause that has an id, sub-clauses and all. */
function without(id: string): (blocks: readonly Block[]) => readonly Block[] {
  return (blocks) => {
    const at = blocks.findIndex((block) => block.type === 'heading' && block.id === id)
    const heading = blocks[at]
    if (heading?.type !== 'heading') throw new Error(`no clause ${id}`)
    const end = blocks.findIndex((block, i) => i > at && ((block.type === 'heading' && block.level <= heading.level) || block.type === 'signatureBlock'))
    return [...blocks.slice(0, at), ...(end < 0 ? [] : blocks.slice(end))]
  }
}

describe.each(typeNames)('%s', (name) => {
  it('lacks nothing when it is fresh', () => {
    expect(findingsOf(name).map(({ ruleId, reason }) => `${ruleId} ${reason}`)).toEqual([])
  })

  const statutory = typeOf(name).klausuler.filter(({ lovpunkt }) => lovpunkt !== undefined)
  it.each(statutory.map((item): [string, typeof item] => [item.lovpunkt ?? '', item]))('is told that item %s is missing, and nothing else', (point, { id, hjemmel = '', moment }) => {
    const [finding, ...others] = findingsOf(name, without(id))
    expect(others).toEqual([])
    expect(finding?.severity).toBe('error')
    expect(finding?.reason).toContain(moment)
    expect(finding?.reason).toContain(hjemmel)
    expect(finding?.reason).toMatch(point === 'nemnd' ? /fjerde ledd/ : new RegExp(`(?:bokstav|nr\\.) ${point}(?!\\w)`))
  })

  it('needs a signature block where it is an agreement', () => {
    const found = findingsOf(name, (blocks) => blocks.filter(({ type }) => type !== 'signatureBlock')).map(({ ruleId }) => ruleId)
    expect(found).toEqual(typeOf(name).dokument === 'avtale' ? ['SIG-001'] : [])
  })
})
