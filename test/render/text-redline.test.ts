/** A redline in plain text: every change has its signs, and what signs cannot say is said. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changesOf } from '../../src/document/changes.ts'
import type { Document } from '../../src/document/tree.ts'
import { edit } from '../../src/render/edition.ts'
import { txt } from '../../src/render/text/index.ts'
import { assets, everyNode } from '../fixtures/every-node.ts'
import { standardStyle } from '../fixtures/style.ts'
import { arbitraryRedline } from '../generate/redlines.ts'
import { sample } from './html/redline-samples.ts'

const style = standardStyle()
const render = async (document: Document): Promise<string> => new TextDecoder().decode((await txt.render(edit(document, assets, style))).bytes)

describe('a redline in plain text', () => {
  it.each([
    ['replaced words', 'sikre [-en forsvarlig-]{+trygg og god+} drift'],
    ['a clause that is gone from its place', '[-[flyttet til punkt 5] 2 Møter-]\n---------------------------------'],
    ['and where it is now, with an edit inside', '{+[flyttet fra punkt 2] 5 Møter+}\n---------------------------------\n\n{+Partene møtes [-to-]{+fire+} ganger'],
    ['a new number', '6 (før\u00A05) Ikrafttredelse'],
    ['form', '[nå fet] reguleres ikke i'],
    ['a deleted item with its letter', '[-b) vedlikehold av bygg-]\nb) tilsyn'],
    ['rows, cell by cell', '[-Lager-]               [-50 000-]\n{+Kran+}                {+80 000+}'],
    ['a split and a merge', 'vertskommune.[1][- -]{+¶+}\n\nSørvika'],
    ['a new footnote', '{+[2] Første gang i 2027.+}'],
    ['a file that was not compared', '[endret, ikke sammenlignet] Vedlegg 2'],
    ['which drafts, and which signs', 'Endringer er merket slik: {+ny tekst+}, [-slettet tekst-], (før\u00A03).'],
  ])('shows %s', async (_, lines) => {
    expect(await render(sample)).toContain(lines)
  })
  it('ends with one line feed, and has no signs where nothing changed', async () => {
    const same = await render({ ...everyNode, olderMeta: everyNode.meta })
    expect(same).toMatch(/[^\n]\n$/)
    expect(same.replace(/^Endringer er merket slik.*$/m, '')).not.toMatch(/\{\+|\[-|-\]|\+\}/)
  })
  it('has a sign or a word for each change', async () => {
    await fc.assert(fc.asyncProperty(arbitraryRedline(), async (document) => {
      const printed = (await render(document)).replace(/^Endring.*$/m, '')
      const signs = printed.match(/\{\+|\[-|\[(nå|no|ikk|end)/g) ?? []
      expect(signs.length).toBeGreaterThanOrEqual(changesOf(document).size)
    }), { numRuns: 60 })
  })
})
