/** The order of a replacement is a matter of looks: both drafts and the count stay as they are. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changesOf } from '../../src/document/changes.ts'
import { comparable } from '../../src/document/normalise.ts'
import { insertedFirst } from '../../src/document/order.ts'
import type { Document, Inline } from '../../src/document/tree.ts'
import { accept, reject } from '../../src/document/view.ts'
import { arbitraryRedline } from '../generate/redlines.ts'

test('turning replacements about changes neither draft and no count', () => {
  fc.assert(
    fc.property(arbitraryRedline({ size: 'small' }), (redline) => {
      const turned = insertedFirst(redline)
      expect(comparable(accept(turned))).toEqual(comparable(accept(redline)))
      expect(comparable(reject(turned))).toEqual(comparable(reject(redline)))
      expect([...changesOf(turned).keys()].sort()).toEqual([...changesOf(redline).keys()].sort())
    }),
    { numRuns: 200 },
  )
})

test('the new words come first', () => {
  const word = (value: string, kind?: 'inserted' | 'deleted', id = '1'): Inline => ({ type: 'text', value, ...(kind && { change: { kind, id } }) })
  const document = (children: readonly Inline[]): Document => ({ type: 'document', meta: {}, olderMeta: {}, children: [{ type: 'paragraph', children }] })
  const parts = [word('Innen '), word('to', 'deleted'), word('fire', 'inserted'), word(' uker'), word(' etter', 'deleted', '2')]
  const turned = [parts[0], parts[2], parts[1], parts[3], parts[4]] as Inline[]
  expect(insertedFirst(document(parts))).toEqual(document(turned))
})
