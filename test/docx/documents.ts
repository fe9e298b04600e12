/** Documents made from a seed: every kind of block in odd company, and as long as asked for. */
import type { Numbering } from '../../src/document/meta.ts'
import { normalise } from '../../src/document/normalise.ts'
import { analyse } from '../../src/document/analyse.ts'
import type { Block, Document, Inline, List, ListItem, ListKind, Paragraph } from '../../src/document/tree.ts'
import { text } from '../fixtures/every-node.ts'

const WORDS = 'partene kommunen råd møte ærlig økonomi årlig § 18-4 fag- og saksområder «vedtak» 150 000 {liste} <b> & kr 3,–'.split(' ')

/** @param blocks about how many blocks the agreement gets. */
export function generated(seed: number, blocks: number, nummerering: Numbering, options: { footnotes?: boolean } = {}): Document {
  const random = sequence(seed)
  const below = (n: number): number => Math.floor(random() * n)
  const chance = (p: number): boolean => random() < p
  const words = (n: number): string => Array.from({ length: 1 + below(n) }, () => WORDS[below(WORDS.length)]).join(' ')
  let ids = 0

  const inline = (): Inline[] => {
    const out: Inline[] = [text(`${words(12)}. `), text(words(3), 'strong'), text(` ${words(4)}.`)]
    if (chance(0.15)) out.push({ type: 'note', children: [text(words(5))] })
    if (chance(0.25)) out.push(text(' Se '), { type: 'reference', target: '?', ...(chance(0.2) && { capital: true as const }) }, text('.'))
    if (chance(0.1)) out.push({ type: 'break' }, text(words(3)))
    if (chance(0.1)) out.push(text(' '), { type: 'link', url: 'https://example.com/?a=1&b={c}', children: [text(words(2))] })
    if (chance(0.1)) out.push(text(' '), { type: 'blank', name: 'verdier.beløp' })
    if (chance(0.1) && options.footnotes !== false) out.push({ type: 'footnote', children: [plain()] })
    return out
  }
  const plain = (): Paragraph => ({ type: 'paragraph', children: [text(words(8))] })
  const paragraph = (): Paragraph => ({
    type: 'paragraph',
    ...(chance(0.15) && { id: `p${(ids += 1)}` }),
    ...(nummerering === 'underpunkt' && chance(0.2) && { unnumbered: true as const }),
    children: inline(),
  })
  const item = (depth: number): ListItem => ({
    type: 'listItem',
    ...(chance(0.15) && { id: `i${(ids += 1)}` }),
    children: [plain(), ...(chance(0.2) ? [plain()] : []), ...(depth < 11 && chance(depth < 2 ? 0.3 : 0.45) ? [list(depth + 1)] : [])],
  })
  const list = (depth = 0): List => {
    const kind = (['bullet', 'number', 'letter'] as const)[below(3)] as ListKind
    const length = chance(0.05) ? 30 : 1 + below(4)
    return {
      type: 'list',
      kind,
      ...(chance(0.3) ? { continues: true as const } : chance(0.1) && kind === 'number' ? { start: 2 + below(20) } : {}),
      children: Array.from({ length }, () => (length > 4 ? { type: 'listItem', children: [plain()] } : item(depth))),
    }
  }
  const table = (): Block => ({
    type: 'table',
    align: [null, 'right', 'center'],
    children: Array.from({ length: 2 + below(4) }, () => ({
      type: 'tableRow' as const,
      children: [1, 2, 3].map(() => ({ type: 'tableCell' as const, children: [text(words(5))] })),
    })),
  })
  const block = (): Block[] => {
    const kind = below(20)
    if (kind < 4) return [{ type: 'heading', level: 1 + below(4), ...(chance(0.15) && { unnumbered: true as const }), children: [text(words(4))] }]
    if (kind < 12) return [paragraph()]
    if (kind < 16) return [list()]
    if (kind === 16) return [table()]
    if (kind === 17) return [{ type: 'blockquote', children: [plain(), list(), plain()] }]
    if (kind === 18) return [{ type: 'code', children: [text('a\n  b\t{c}')] }]
    return [{ type: 'rule' }]
  }

  const attachment = (n: number): Block => ({
    type: 'attachment', id: `vedlegg-${n}`, file: `vedlegg/${n}.md`, media: n === 2 ? 'pdf' : 'markdown', sha256: String(n).repeat(64),
    children: [
      { type: 'title', children: [text(`Vedlegget ${words(2)}`)] },
      ...(n === 2 ? [] : Array.from({ length: 6 }, block).flat()),
    ],
  })
  const document = normalise({
    type: 'document',
    meta: { dokumenttype: 'samarbeidsavtale', nummerering, utkast: '2026-03-01', målform: chance(0.5) ? 'nb' : 'nn' },
    children: [
      { type: 'title', children: [text(`Avtale ${words(3)}`)] },
      ...Array.from({ length: blocks }, block).flat(),
      { type: 'attachmentList', children: [1, 2, 3].map((n) => ({ type: 'attachmentEntry', target: `vedlegg-${n}`, children: [text(words(3))] })) },
      ...Array.from({ length: 1 + below(2) }, (): Block => ({
        type: 'signatureBlock',
        children: Array.from({ length: 1 + below(12) }, (_, n) => ({
          type: 'signature', party: `p${n}`, children: [{ type: 'signatureLine', role: 'name', children: [text(`Kommune ${n}`)] }, { type: 'signatureLine', role: 'orgnr', children: [text('920 125 298')] }],
        })),
      })).slice(0, 1),
      attachment(1), attachment(2), attachment(3),
    ],
  })
  return pointed(document, below)
}

/** References are made without a target; here each gets one of those that the document turned out to have. */
function pointed(document: Document, below: (n: number) => number): Document {
  const targets = [...analyse(document).targets.keys()]
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit)
    if (value === null || typeof value !== 'object') return value
    if ((value as { type?: unknown }).type === 'reference') return { ...value, target: targets[below(targets.length)] }
    return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, visit(child)]))
  }
  return visit(document) as Document
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function sequence(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
