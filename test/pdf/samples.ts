/** Documents for the tests of the PDF output, and their printing. */
import { createHash } from 'node:crypto'
import type { Asset, Assets } from '../../src/document/assets.ts'
import type { Meta } from '../../src/document/meta.ts'
import type { Block, Document, Inline } from '../../src/document/tree.ts'
import { edit, type Edition } from '../../src/render/edition.ts'
import type { Output } from '../../src/render/format.ts'
import { choose, type Engine } from '../../src/render/pdf/engine.ts'
import { printWith } from '../../src/render/pdf/index.ts'
import type { Style } from '../../src/render/style.ts'
import { assets, everyNode, paragraph, text } from '../fixtures/every-node.ts'
import { standardStyle } from '../fixtures/style.ts'

const engines = new Map<string, Promise<Engine>>()

/** Both engines, made once a test file. */
export function engineOf(name: 'native' | 'wasm'): Promise<Engine> {
  const made = engines.get(name) ?? choose(name)
  engines.set(name, made)
  return made
}

/** Whether the native compiler has a binary for this machine; the WASM one always works. */
export const hasNative: boolean = await engineOf('native').then(() => true, () => false)
export const ENGINES: readonly ('native' | 'wasm')[] = hasNative ? ['native', 'wasm'] : ['wasm']

export async function print(edition: Edition, engine: 'native' | 'wasm' = ENGINES[0] ?? 'wasm'): Promise<Output> {
  return printWith(await engineOf(engine), edition)
}

export const document = (children: readonly Block[], meta: Meta = {}): Document => ({
  type: 'document',
  meta: { dokumenttype: 'samarbeidsavtale', status: 'vedtatt', utkast: '2026-03-01', målform: 'nb', ...meta },
  children: [{ type: 'title', children: [text('Prøve')] }, ...children],
})

export const edition = (children: readonly Block[], meta: Meta = {}, style: Style = standardStyle(), files: Assets = new Map()): Edition =>
  edit(document(children, meta), files, style)

export const everyEdition = (): Edition => edit(everyNode, assets, standardStyle())

export const heading = (title: string, level = 1): Block => ({ type: 'heading', level, children: [text(title)] })

export const note = (said: string): Inline => ({ type: 'note', children: [text(said)] })

/** Text with long words, real hyphens and dashes, in all faces, wrapped in many ways. */
export const PROSE =
  'Interkommunalt politisk råd behandler samferdselsprosjekter, forvaltningsoppgaver og innkjøpssamarbeid, jf. kommuneloven §\u00A018-4, ' +
  'for fag- og saksområder i DigiViken og Nordvika kommune. Medlemsavgiften er kr 3,– per folkeregistrert innbygger, kr.\u00A03,- i gamle avtaler. ' +
  'Samfunnssikkerhetsarbeidet omfatter beredskapsplanlegging, e-læring og kompetanseutviklingstiltak (2020–2024) – også på kommuneoverskridende oppgaver. '

/** @param varied some names go over two lines, and some signatories lack an office. */
export const signatureBlock = (count: number, varied = true): Block => ({
  type: 'signatureBlock',
  children: Array.from({ length: count }, (_, i) => ({
    type: 'signature' as const,
    party: `p${i + 1}`,
    children: [
      { type: 'signatureLine' as const, role: 'name' as const, children: [text(varied && i % 3 === 1 ? `Kommune ${i + 1} med et navn som går over to linjer i blokken` : `Kommune ${i + 1}`)] },
      { type: 'signatureLine' as const, role: 'orgnr' as const, children: [text('Organisasjonsnummer 920 125 298')] },
      ...(!varied || i % 2 === 0 ? [{ type: 'signatureLine' as const, role: 'office' as const, children: [text('Ordfører')] }] : []),
    ],
  })),
})

/** Numbered paragraphs, deep clauses, nested lists, a table over several pages, many notes and signatories, in nynorsk. */
export function largeEdition(): Edition {
  const rows = Array.from({ length: 40 }, (_, i) => [`Post ${i + 1}`, i % 3 === 0 ? PROSE.slice(0, 90) : 'Kort', `${i * 1000}`])
  const row = (cells: readonly string[]) => ({ type: 'tableRow' as const, children: cells.map((cell) => ({ type: 'tableCell' as const, children: [text(cell)] })) })
  const clauses = Array.from({ length: 4 }, (_, i): Block[] => [
    heading(`Punkt om samarbeid nummer ${i + 1}, med ei overskrift som er så lang at ho går over meir enn éi linje på sida`),
    paragraph(PROSE, note('Talet er ikkje avklart med fylkeskommunen, og må sjekkast.'), ' Meir tekst.'),
    { ...paragraph('Eit ledd utan nummer.'), unnumbered: true } as Block,
    heading('Underpunkt', 2),
    paragraph(PROSE, note('Enda eit notat.'), ' ', note('Og eit til, like ved, som ikkje må dekkje det første notatet.')),
    { type: 'list', kind: 'letter', children: [1, 2, 3].map((n) => ({ type: 'listItem' as const, children: [paragraph(`Bokstav ${n}: ${PROSE.slice(0, 120 * n)}`)] })) },
    heading('Djupare', 3), paragraph('Kort.'), heading('Djupast', 4), paragraph('Kort.', { type: 'footnote', children: [paragraph('Ein fotnote.'), paragraph('Med to avsnitt.')] }),
  ]).flat()
  return edition(
    [...clauses, { type: 'table', align: [null, 'left', 'right'], children: [row(['Post', 'Kva', 'Kroner']), ...rows.map(row)] }, heading('Underskrifter'), paragraph('Avtala er underteikna.'), signatureBlock(9)],
    { målform: 'nn', nummerering: 'underpunkt', status: 'utkast', oppdiktet: true },
  )
}

export const asset = (kind: Asset['kind'], bytes: Uint8Array): Asset => ({ bytes, kind, sha256: createHash('sha256').update(bytes).digest('hex') })

/** An agreement with these files as its attachments, in this order. */
export function withAttachments(files: Readonly<Record<string, Asset>>): Edition {
  const names = Object.keys(files)
  const media = (kind: Asset['kind']) => (kind === 'pdf' ? ('pdf' as const) : ('other' as const))
  return edition(
    [
      paragraph('Se ', { type: 'reference', target: 'v1' }, '.'),
      heading('Vedlegg'),
      { type: 'attachmentList', children: names.map((name, i) => ({ type: 'attachmentEntry' as const, target: `v${i + 1}`, children: [text(`Om ${name}`)] })) },
      ...names.map((name, i): Block => {
        const { kind, sha256 } = files[name]!
        return { type: 'attachment', id: `v${i + 1}`, file: name, media: media(kind), sha256, children: [{ type: 'title', children: [text(`Om ${name}`)] }] }
      }),
    ],
    {}, standardStyle(), new Map(Object.entries(files)),
  )
}
