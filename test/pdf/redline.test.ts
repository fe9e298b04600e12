/** A redline as a PDF: every change is drawn, every word of both drafts is read, and the file keeps its promises. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changesOf } from '../../src/document/changes.ts'
import { accept } from '../../src/document/view.ts'
import { onlyNew } from '../../src/document/only-new.ts'
import { walk, type Block, type Change, type ChangeKind, type Document, type OlderProperties } from '../../src/document/tree.ts'
import { edit, type RedlineEdition } from '../../src/render/edition.ts'
import { open } from '../../src/render/pdf/finish.ts'
import type { Model, ModelNode } from '../../src/render/pdf/model.ts'
import { PDFHexString, PDFName } from '../../src/render/pdf/pdf-lib.ts'
import { serialise } from '../../src/render/pdf/serialise.ts'
import { elementsOf, structureRoot } from '../../src/render/pdf/structure.ts'
import { printable } from '../../src/render/pdf/text.ts'
import { paragraph, text } from '../fixtures/every-node.ts'
import { shippedStyle } from '../fixtures/style.ts'
import { assetsOf } from '../generate/documents.ts'
import { arbitraryRedline } from '../generate/redlines.ts'
import { describeWithVerapdf, faults } from '../interop/verapdf.ts'
import { bodyOf, linesOf, readPdf } from './read.ts'
import { document, ENGINES, print } from './samples.ts'

const NONE = { inside: new Map(), names: new Map(), beside: [], messages: [] }
const style = shippedStyle('standard')
const editionOf = (redline: Document, show: RedlineEdition['show'] = 'drawn') => edit(redline, assetsOf(redline), style, show)
const modelOf = (redline: Document, show?: RedlineEdition['show']): Model => serialise(editionOf(redline, show), NONE, new Set(), '2026-03-01').model

function* nodesOf(nodes: readonly ModelNode[]): Generator<ModelNode> {
  for (const node of nodes) {
    yield node
    yield* nodesOf(node.c ?? [])
  }
}

/** What the template draws with its change (`pieces` in the template), and a rule, which has its words below it. */
const PIECES = new Set<ModelNode['t']>(['text', 'reference', 'blank', 'image', 'marker', 'footnote', 'note'])
const drawnIds = ({ c }: Model): Set<string> => new Set([...nodesOf(c)].flatMap(({ t, change }) => (change && change.id !== '' && PIECES.has(t) ? [change.id] : [])))

/** White space and hyphens apart: a line may end in any of them. Bullets are drawn, and no part of the words. */
const bare = (text: string): string => text.normalize('NFC').replaceAll(/[\s\u00A0\u00AD\u2010\u2011-]+/gu, '')

/** What is printed elsewhere than in its order: at the foot, in the margin, below the lines to write on, or on the next page beside another cell. */
const ELSEWHERE: ReadonlySet<string> = new Set(['footnote', 'note', 'signature', 'tableCell'])

/** The texts of the tree in reading order. */
const textsOf = (redline: Document): string[] =>
  [...walk(redline)].flatMap(([node, ancestors]) =>
    node.type === 'text' && !ancestors.some(({ type }) => ELSEWHERE.has(type)) ? [bare(printable(node.value).value)] : [],
  )

/** @returns the first text that is not read after those before it. */
function missing(texts: readonly string[], read: string): string | undefined {
  let at = 0
  for (const text of texts) {
    const found = read.indexOf(text, at)
    if (found < 0) return text
    at = found + text.length
  }
  return undefined
}

const readText = async (bytes: Uint8Array): Promise<string> => bare(linesOf(bodyOf((await readPdf(bytes)).words)).join(''))

describe('any redline', () => {
  it('has every change drawn, and no other', () => {
    fc.assert(fc.property(arbitraryRedline(), (redline) => {
      expect([...drawnIds(modelOf(redline))].sort()).toEqual([...changesOf(redline).keys()].sort())
    }), { numRuns: 150 })
  })

  it('is read with all words of both drafts, in their order', async () => {
    await fc.assert(fc.asyncProperty(arbitraryRedline(), async (redline) => {
      const { bytes, messages = [] } = await print(editionOf(redline))
      expect(messages.filter(({ ruleId }) => !['PDF-001', 'PDF-004', 'PDF-007'].includes(ruleId))).toEqual([])
      expect(missing(textsOf(redline), await readText(bytes))).toBeUndefined()
    }), { numRuns: 12 })
  }, 240_000)

  it('shown with its new text alone, is the newer draft with all its inserted words drawn', async () => {
    await fc.assert(fc.asyncProperty(arbitraryRedline(), async (redline) => {
      const left = onlyNew(redline)
      expect(accept(left).children).toEqual(accept(redline).children)
      expect([...changesOf(left).values()].flat().every(({ change }) => change.kind === 'inserted' || change.kind === 'movedTo')).toBe(true)
      const gone = [...nodesOf(modelOf(redline, 'new').c)].filter(({ t, change }) => t !== 'marker' && (change?.kind === 'deleted' || change?.kind === 'movedFrom'))
      expect(gone).toEqual([])
    }), { numRuns: 100 })
  })
})

describe('what a redline says of itself', () => {
  const mark = (kind: ChangeKind, id: string, before?: OlderProperties): Change => ({ kind, id, ...(before && { before }) })
  const clause = (title: string, change?: Change): Block => ({ type: 'heading', level: 1, ...(change && { change }), children: [text(title)] })
  const redline: Document = {
    ...document([
      clause('Formål'), paragraph('Avgiften er ', { ...text('tre'), change: mark('deleted', '1') }, { ...text('fire'), change: mark('inserted', '1') }, ' kroner.'),
      clause('Varighet', mark('movedFrom', '2')), { ...paragraph('Avtalen gjelder ut 2029.'), change: mark('movedFrom', '2') } as Block,
      clause('Økonomi'), paragraph({ ...text('Viktig', 'strong'), change: mark('formatted', '3', { marks: null }) }, '.'),
      { ...clause('Varighet', mark('movedTo', '2')) }, { ...paragraph('Avtalen gjelder ut 2029.'), change: mark('movedTo', '2') } as Block,
      { type: 'attachment', id: 'kart', file: 'kart.pdf', media: 'pdf', sha256: '1'.repeat(64), change: mark('formatted', '4', { sha256: '2'.repeat(64) }), children: [{ type: 'title', children: [text('Kart')] }] },
    ], { nummerering: 'desimal', status: 'utkast' }),
    olderMeta: { dokumenttype: 'samarbeidsavtale', nummerering: 'desimal', utkast: '2026-01-15' },
  }
  const textOf = async (show: RedlineEdition['show'], engine?: 'native' | 'wasm'): Promise<string> =>
    linesOf((await readPdf((await print(editionOf(redline, show), engine)).bytes)).words).join(' ').replaceAll(/[\s\u00A0]+/gu, ' ')

  it.each(ENGINES)('names the drafts, counts the changes, and says where things were: %s', async (engine) => {
    const said = await textOf('drawn', engine)
    expect(said).toContain('Endringsvisning. Viser hva som er endret fra utkastet datert 15. januar 2026 til utkastet datert 1. mars 2026. 4 endringer: 1 erstatning, 1 flytting og 2 endrede formater.')
    for (const words of ['[flyttet til punkt 3]', '[flyttet fra punkt 2]', 'Økonomi (før 3)', '[nå fet]', 'Endret, ikke sammenlignet.', 'tre fire kroner']) expect(said).toContain(words)
  })

  it('shows the new text alone, and says so', async () => {
    const said = await textOf('new')
    for (const words of ['Slettet tekst er ikke vist.', 'Avgiften er fire kroner', '[flyttet hit]']) expect(said).toContain(words)
    expect(said).not.toMatch(/\btre\b|før 3|flyttet til/u)
  })

  it.each(ENGINES)('has words for those who hear it, in their place, and bookmarks of the newer draft only: %s', async (engine) => {
    const { bytes } = await print(editionOf(redline), engine)
    const file = await open(bytes)
    const heard = [...elementsOf(structureRoot(file)!, file)].flatMap(({ dict }) => {
      const alt = dict.lookup(PDFName.of('Alt'))
      return alt instanceof PDFHexString ? [[dict.get(PDFName.of('S'))?.toString(), alt.decodeText()]] : []
    })
    expect(heard).toEqual([
      ['/Span', 'Slettet tekst: «tre». Ny tekst: «fire».'], ['/Span', 'Flyttet herfra.'], ['/Span', 'Flyttet herfra.'],
      ['/Span', 'Endret format: «Viktig».'], ['/Span', 'Flyttet hit.'], ['/Span', 'Flyttet hit.'],
    ])
    const { bookmarks, title } = await readPdf(bytes)
    expect(bookmarks.map((one) => one.replaceAll('\u00A0', ' '))).toEqual(['1 Formål', '2 Økonomi (før 3)', '3 Varighet [flyttet fra punkt 2]', 'Vedlegg 1 Kart'])
    expect(title).toBe('Endringsvisning: Prøve')
    expect(Buffer.compare(bytes, (await print(editionOf(redline), engine)).bytes)).toBe(0)
  })
})

describe.runIf(ENGINES.length === 2)('the two engines', () => {
  it('put the words of a redline at the same places', async () => {
    await fc.assert(fc.asyncProperty(arbitraryRedline(), async (redline) => {
      const [native, wasm] = await Promise.all(ENGINES.map(async (engine) => (await readPdf((await print(editionOf(redline), engine)).bytes)).words))
      expect(wasm?.map(({ page, text, x, y }) => [page, text, Math.round(x * 100), Math.round(y * 100)])).toEqual(native?.map(({ page, text, x, y }) => [page, text, Math.round(x * 100), Math.round(y * 100)]))
    }), { numRuns: 2 })
  }, 240_000)
})

describeWithVerapdf('veraPDF', () => {
  it('finds no fault in any redline', async () => {
    const files: Record<string, Uint8Array> = {}
    for (const [i, redline] of fc.sample(arbitraryRedline(), { numRuns: 4, seed: 4 }).entries()) {
      for (const show of ['drawn', 'new'] as const) files[`${i} ${show}`] = (await print(editionOf(redline, show), ENGINES[i % ENGINES.length])).bytes
    }
    const clean = Object.fromEntries(Object.keys(files).map((name) => [name, []]))
    expect(await faults(files, '2a')).toEqual(clean)
    expect(await faults(files, 'ua1')).toEqual(clean)
  }, 240_000)
})
