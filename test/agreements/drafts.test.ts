/** What the shipped agreements may claim, and that every one of them can be built. */
import { describe, expect, it } from 'vitest'
import { analyse, referenceLabel } from '../../src/document/analyse.ts'
import { signatories } from '../../src/document/meta.ts'
import { childrenOf, walk, type Document, type NodeType } from '../../src/document/tree.ts'
import { allDrafts, documentOf, readDraft } from './drafts.ts'

const drafts = allDrafts()
const isInvented = (draft: string): boolean => draft.startsWith('eksempel-')

/** Kept as they came, so that their faults are still found. */
const RECEIVED: Readonly<Record<string, readonly string[]>> = {
  'baerekraftsnettverket/2020-01-15.md': ['FRM-014', 'STR-013'],
  'baerekraftsnettverket/2020-01-16.md': ['FRM-014', 'STR-013'],
  'digiviken/2021-10-01.md': ['FRM-014', 'STR-013'],
  'digitale-akershus/2020-01-01.md': ['FRM-014'],
}

/** The public numbers of real parties; no other may stand in an agreement. */
const ORGNR = ['920125298', '935478715', '921693230']

function count(document: Document, type: NodeType): number {
  return [...walk(document)].filter(([node]) => node.type === type).length
}

describe.each(drafts)('%s', (draft) => {
  it('can be read, and has no other errors than those it came with', () => {
    const { document, messages } = readDraft(draft)
    const errors = messages.filter(({ severity }) => severity === 'error').map(({ ruleId }) => ruleId)
    expect(document).toBeDefined()
    expect([...new Set(errors)].sort()).toEqual(RECEIVED[draft] ?? [])
  })

  it('invents no organisation number', () => {
    const { meta } = documentOf(draft)
    const numbers = [...(meta.parter ?? []), ...signatories(meta)].flatMap(({ orgnr }) => orgnr ?? [])
    expect(numbers.filter((number) => isInvented(draft) || !ORGNR.includes(number))).toEqual([])
  })

  it('claims a decision only where everything is invented', () => {
    const { meta } = documentOf(draft)
    if (isInvented(draft)) expect(meta).toMatchObject({ oppdiktet: true })
    else expect(meta).toMatchObject({ status: expect.stringMatching(/^(?:utkast|til-behandling)$/) as string })
    expect(meta.vedtak !== undefined && !isInvented(draft)).toBe(false)
  })

  it('shows in its own text the numbers that print will show', () => {
    const document = documentOf(draft)
    const analysis = analyse(document)
    for (const reference of analysis.references) {
      expect(reference.label?.replaceAll('\u00A0', ' ')).toBe(referenceLabel(reference, analysis).replaceAll('\u00A0', ' '))
    }
  })

  it('leaves no heading, paragraph, list or signature empty', () => {
    for (const [node] of walk(documentOf(draft))) {
      if (['list', 'listItem', 'heading', 'paragraph', 'signature'].includes(node.type)) expect(childrenOf(node).length).toBeGreaterThan(0)
    }
  })
})

describe('the invented agreements that are to be signed', () => {
  const toSign = drafts.filter((draft) => documentOf(draft).meta.status === 'til-signering')

  it('are two', () => {
    expect(toSign).toHaveLength(2)
    expect(toSign.every(isInvented)).toBe(true)
  })

  it.each(toSign)('%s has nothing open, a decision of every party and a signature of each', (draft) => {
    const document = documentOf(draft)
    const { meta } = document
    expect(count(document, 'note') + count(document, 'blank')).toBe(0)
    expect((meta.vedtak ?? []).map(({ part }) => part)).toEqual((meta.parter ?? []).map(({ id }) => id))
    expect(count(document, 'signature')).toBe(signatories(meta).length)
    expect([meta.undertittel].flat()).toContain('Oppdiktet eksempel')
  })
})
