/** An invented redline with every kind of change that a page must show, and one with very many. */
import type { Block, Change, Document, Inline, ListItem, TableRow } from '../../../src/document/tree.ts'
import { everyNode, paragraph, text } from '../../fixtures/every-node.ts'

export const change = (kind: Change['kind'], id: number, before?: Change['before']): { change: Change } =>
  ({ change: { kind, id: String(id), author: 'Kari Nordmann', date: '2026-03-01T00:00:00Z', ...(before && { before }) } })

type Part = Inline | string

export const heading = (value: string, ...marks: object[]): Block =>
  Object.assign({ type: 'heading' as const, level: 1, children: [text(value)] }, ...marks) as Block
export const changed = (block: Block, ...marks: object[]): Block => Object.assign({}, block, ...marks) as Block
const del = (value: string, id: number): Inline => ({ ...text(value), ...change('deleted', id) })
const ins = (value: string, id: number): Inline => ({ ...text(value), ...change('inserted', id) })
const item = (...children: Part[]): ListItem => ({ type: 'listItem', children: [paragraph(...children)] })
const row = (...cells: (string | Inline[])[]): TableRow =>
  ({ type: 'tableRow', children: cells.map((cell) => ({ type: 'tableCell', children: typeof cell === 'string' ? [text(cell)] : cell })) })

const moved = 'Partene møtes to ganger i året for å gå gjennom planene for havna. Den som kaller inn, skriver referat.'
const rewritten = 'Alle tiltak godkjennes av begge kommuner før de settes i gang, og kostnadene fordeles etter folketallet.'

export const sample: Document = {
  type: 'document',
  meta: { ...everyNode.meta, tittel: 'Samarbeidsavtale om Nordvika havn', utkast: '2026-05-11' },
  olderMeta: { ...everyNode.meta, utkast: '2026-03-02' },
  children: [
    { type: 'title', children: [text('Samarbeidsavtale om Nordvika havn')] },
    { type: 'titleLine', role: 'period', children: [text('2026–'), del('2029', 1), ins('2030', 1)] },
    { type: 'titleLine', role: 'between', children: [text('mellom')] },
    { type: 'titleLine', role: 'party', children: [text('Nordvika kommune')] },
    { type: 'titleLine', role: 'and', children: [text('og')] },
    { type: 'titleLine', role: 'party', children: [text('Sørvika kommune')] },
    heading('Formål'),
    paragraph('Avtalen skal sikre ', del('en forsvarlig', 2), ins('trygg og god', 2), ' drift av havna i avtaleperioden, til beste for næringsliv og innbyggere i begge kommuner. Se ', { type: 'reference', target: 'okonomi' }, '.'),
    changed(heading('Møter'), change('movedFrom', 3)),
    changed(paragraph(moved), change('movedFrom', 3)),
    changed(heading('Varsling'), change('inserted', 4)),
    changed(paragraph('Den som får vite om forhold som kan ha betydning for samarbeidet, skal varsle den andre parten uten ugrunnet opphold.'), change('inserted', 4)),
    changed(paragraph('Varselet skal være skriftlig.'), change('inserted', 4)),
    changed({ type: 'heading', level: 1, id: 'okonomi', children: [text('Økonomi')] } as Block),
    paragraph('Hver kommune betaler ', del('250 000', 5), ins('275 000', 5), ' kroner i året', ins(', med forfall 1. mars', 6), '. Beløpet ', { ...text('reguleres ikke'), marks: ['strong'], ...change('formatted', 7, { marks: null }) }, ' i avtaleperioden.'),
    {
      type: 'list', kind: 'letter', children: [
        item('drift av kaianlegg'), { ...item('vedlikehold av bygg'), ...change('deleted', 8) }, item('tilsyn med ', del('maskiner', 9), ins('maskiner og kraner', 9)),
        { ...item('beredskap'), ...change('inserted', 10) },
      ],
    },
    {
      type: 'table', align: [null, 'right'], children: [
        row('Tiltak', 'Kroner'), row('Kai', [del('100 000', 11), ins('110 000', 11)]), { ...row('Lager', '50 000'), ...change('deleted', 12) },
        { ...row('Kran', '80 000'), ...change('inserted', 13) },
      ],
    },
    changed(paragraph('Prosjektet avsluttes når midlene er brukt opp, eller når partene blir enige om det.'), change('deleted', 14)),
    changed(paragraph(rewritten), change('inserted', 14)),
    heading('Ansvar'),
    { ...paragraph('Nordvika er vertskommune.', { type: 'footnote', children: [paragraph('Se kommuneloven § 20-2', ins(' første ledd', 15), '.')] }, del(' ', 16)), endChange: change('inserted', 16).change } as Block,
    paragraph('Sørvika stiller med ', del('to', 17), ins('tre', 17), ' årsverk.'),
    { ...paragraph('Partene er enige om arbeidsdelingen.', ins(' ', 18)), endChange: change('deleted', 18).change } as Block,
    paragraph('Den gjennomgås hvert år.', { type: 'footnote', children: [paragraph('Første gang i 2027.')], ...change('inserted', 19) }),
    changed(heading('Møter'), change('movedTo', 3)),
    changed({ ...paragraph('Partene møtes ', del('to', 20), ins('fire', 20), ' ganger i året for å gå gjennom planene for havna. Den som kaller inn, skriver referat.') } as Block, change('movedTo', 3)),
    heading('Ikrafttredelse'),
    paragraph('Avtalen gjelder fra den er underskrevet av begge parter.'),
    { type: 'attachmentList', children: [{ type: 'attachmentEntry', target: 'kostnader', children: [text('Kostnadsfordeling')] }, { type: 'attachmentEntry', target: 'kart', children: [text('Kart over havna')] }] },
    {
      type: 'attachment', id: 'kostnader', file: 'vedlegg/kostnader.md', media: 'markdown', sha256: 'ab'.repeat(32),
      children: [{ type: 'title', children: [text('Kostnadsfordeling')] }, paragraph('Utgiftene deles likt.'), paragraph('Oppgjøret skjer ', del('i mars', 21), ins('i april', 21), '.')],
    },
    {
      type: 'attachment', id: 'kart', file: 'vedlegg/kart.pdf', media: 'pdf', sha256: 'cd'.repeat(32), ...change('formatted', 22, { sha256: 'ef'.repeat(32) }),
      children: [{ type: 'title', children: [text('Kart over havna')] }],
    },
  ],
}

/** @returns a redline of so many changes, a clause for every ten. */
export function many(count: number): Document {
  const clauses = Array.from({ length: Math.ceil(count / 10) }, (_, i): Block[] => [
    heading(`Punkt om sak ${i + 1}`),
    ...Array.from({ length: Math.min(10, count - i * 10) }, (_, j) =>
      paragraph(`Kommunen betaler `, del(`${i} 000`, i * 10 + j + 1), ins(`${i} 500`, i * 10 + j + 1), ` kroner. ${moved}`)),
  ])
  return { type: 'document', meta: { nummerering: 'desimal' }, olderMeta: { nummerering: 'desimal' }, children: clauses.flat() }
}
