/** What stands beside a draft is gathered without touching the disk: the sources answer. */
import { describe, expect, test } from 'vitest'
import { relatedTo, type RelatedSources } from '../../src/assemble/related.ts'
import type { Attachment, Document } from '../../src/document/tree.ts'
import { exampleDraft } from '../../src/validate/example-draft.ts'

const agreement = exampleDraft({ dokumenttype: 'samarbeidsavtale', tittel: 'Havneavtale', utkast: '2026-02-01' }, 'Partene samarbeider.').document
const caseOf = (meta: object, ...attachments: Attachment[]): Document => ({ type: 'document', meta: { dokumenttype: 'saksfremlegg', utkast: '2026-03-01', ...meta }, children: attachments })
const attachment = (id: string, file: string, media: Attachment['media'] = 'markdown'): Attachment => ({
  type: 'attachment', id, file, media, sha256: '', children: [{ type: 'title', children: [{ type: 'text', value: 'Kart' }] }],
})

function sources(files: Readonly<Record<string, Document>>, more: Partial<RelatedSources> = {}): RelatedSources & { asked: string[] } {
  const asked: string[] = []
  return {
    asked,
    neighbours: [],
    library: [],
    readDraft(path) {
      asked.push(path)
      const document = files[path]
      return document && { path, document }
    },
    ...more,
  }
}

describe('a saksfremlegg', () => {
  test('knows the drafts that it attaches, in order, with title and date', () => {
    const { attached } = relatedTo(caseOf({}, attachment('kart', 'kart.md'), attachment('avtale', 'a.md'), attachment('bilde', 'b.pdf', 'pdf')), 'saksframlegg', sources({ 'a.md': agreement }))
    expect(attached.map(({ attachmentId, title, date }) => [attachmentId, title, date])).toEqual([['kart', 'Kart', undefined], ['avtale', 'Havneavtale', '2026-02-01']])
  })

  test('and the one that it is about, once', () => {
    const files = { 'a.md': agreement }
    expect(relatedTo(caseOf({ gjelder: 'a.md' }), 'saksframlegg', sources(files)).attached.map(({ attachmentId, path }) => [attachmentId, path])).toEqual([[undefined, 'a.md']])
    expect(relatedTo(caseOf({ gjelder: 'a.md' }, attachment('avtale', 'a.md')), 'saksframlegg', sources(files)).attached).toHaveLength(1)
    expect(relatedTo(caseOf({ gjelder: 'b.md' }), 'saksframlegg', sources(files)).attached).toEqual([])
  })

  test('has copies: the same case, about the same draft, of the same day', () => {
    const copy = caseOf({ gjelder: 'a.md', tittel: 'Kopi' })
    const files = { 'copy.md': copy, 'older.md': caseOf({ gjelder: 'a.md', utkast: '2026-01-01' }), 'other.md': caseOf({ gjelder: 'b.md' }), 'a.md': agreement }
    const { siblings } = relatedTo(caseOf({ gjelder: 'a.md' }), 'saksframlegg', sources(files, { neighbours: Object.keys(files) }))
    expect(siblings.map(({ path }) => path)).toEqual(['copy.md'])
  })

  test('is told of changes only where they can be computed', () => {
    const document = caseOf({ gjelder: 'a.md' })
    expect('changes' in relatedTo(document, 'saksframlegg', sources({ 'a.md': agreement }))).toBe(false)
    expect(relatedTo(document, 'saksframlegg', sources({ 'a.md': agreement }, { changes: () => [] })).changes).toEqual([])
  })
})

test('an agreement reads the other part of its set, and nothing else', () => {
  const part = sources({ '../generell': agreement }, { neighbours: ['x.md'] })
  const related = relatedTo({ ...agreement, meta: { ...agreement.meta, avtaleverk: { del: 'spesiell', hoveddokument: '../generell' } } }, 'avtale', part)
  expect(related.parts.map(({ title }) => title)).toEqual(['Havneavtale'])
  expect(related.siblings).toEqual([])
  expect(part.asked).toEqual(['../generell'])
  const alone = sources({})
  expect(relatedTo(agreement, 'avtale', alone).parts).toEqual([])
  expect(alone.asked).toEqual([])
})
