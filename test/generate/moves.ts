/** Agreements full of boilerplate, in which a few paragraphs, items or clauses have moved far: for the law that just those are shown as moved. */
import type { Block, Document, Text } from '../../src/document/tree.ts'
import type { Chance } from './random.ts'

const BOILERPLATE = ['Dette gjelder tilsvarende for underleverandører.', 'Hver part dekker sine egne kostnader.', 'Partene skal varsle hverandre uten ugrunnet opphold.', 'Se også vedleggene til avtalen.', 'Styringsgruppen kan gi nærmere regler om dette.']
const WHO = ['Vertskommunen', 'Lagerlederen', 'Styringsgruppen', 'Beredskapskontakten', 'Kommunedirektøren', 'Arbeidsgruppen', 'Representantskapet', 'Kontrollutvalget', 'Rådmannsforumet', 'Fylkeskommunen']
const DOES = ['fører regnskapet for', 'legger fram planer om', 'har det daglige ansvaret for', 'kjøper inn utstyr til', 'rapporterer hvert år om', 'fastsetter rammene for', 'fordeler midlene til', 'oppnevner medlemmer til', 'kaller inn til møter om', 'godkjenner endringer i']
const WHAT = ['opplæring av nye medarbeidere', 'innkjøp av drivstoff og vann', 'øvelser i alle kommunene', 'transport med båt og bil', 'vedlikehold av aggregatene', 'samarbeid med frivillige', 'digitale tjenester for innbyggere', 'felles saksbehandling', 'forebygging av flom og skred', 'kommunikasjon under kriser', 'arkiv og journalføring', 'lån av lokaler til øvelser']
const WHEN = ['innen 1. mai hvert år.', 'etter vedtak i kommunestyrene.', 'når budsjettet gir rom for det.', 'i samråd med de andre partene.', 'minst to ganger i året.', 'så langt loven tillater det.', 'med tre måneders varsel.']

const CLAUSES = ['Drift', 'Økonomi', 'Opplæring', 'Beredskap', 'Innkjøp', 'Transport', 'Rapportering', 'Samarbeid', 'Personvern', 'Arkiv', 'Varighet', 'Endringer']

const text = (value: string): Text => ({ type: 'text', value })
const paragraph = (value: string): Block => ({ type: 'paragraph', children: [text(value)] })
const item = (value: string): Block => ({ type: 'listItem', children: [paragraph(value)] }) as Block

/** What moves together: a paragraph, a list item or a clause. */
interface Unit {
  /** The wording in the older draft; of a clause, of all of it. */
  older: string
  blocks: Block[]
}

export interface Moved {
  older: Document
  newer: Document
  /** The older and the newer wording of what moved. */
  moved: readonly { older: string; newer: string }[]
}

/** @returns a maker of sentences about agreements, no two of which say the same of the same. */
export function sentences(random: Chance): () => string {
  const used = new Set<string>()
  return function sentence(): string {
    const [who, does, what, when] = [random.pick(WHO), random.pick(DOES), random.pick(WHAT), random.pick(WHEN)]
    if (used.has(`${who} ${does} ${what}`)) return sentence()
    used.add(`${who} ${does} ${what}`)
    return `${who} ${does} ${what} ${when}`
  }
}

/** @returns two drafts: some units moved past at least three others, half of them with a word changed, boilerplate come and gone. */
export function movedDrafts(random: Chance): Moved {
  const sentence = sentences(random)
  const shape = random.pick(['paragraphs', 'items', 'clauses'] as const)
  const names = [...CLAUSES]
  const count = 8 + random.below(5)
  const units = Array.from({ length: count }, (): Unit => {
    const body = `${sentence()} ${sentence()}`
    if (shape === 'items') return { older: body, blocks: [item(body)] }
    if (shape === 'paragraphs') return { older: body, blocks: [paragraph(body)] }
    const name = names.splice(random.below(names.length), 1)[0] ?? ''
    return { older: `${name}${body}`, blocks: [{ type: 'heading', level: 1, children: [text(name)] }, paragraph(body)] }
  })
  const two = [random.pick(BOILERPLATE.slice(0, 2)), random.pick(BOILERPLATE.slice(2))]
  const lines = units.map(() => (random.oneIn(3) ? undefined : random.pick(two)))
  const from = random.pick([...units.keys()].filter((place) => place < count - 4 || place >= 4))
  const to = random.pick([...units.keys()].filter((place) => Math.abs(place - from) >= 4))
  const is = random.oneIn(2) ? edit(units[from] as Unit) : (units[from] as Unit)
  const newerLines = lines.map((line, i) => (i !== from && random.oneIn(5) ? (line === undefined ? random.pick(two) : undefined) : line))
  if (two.some((line) => [lines, newerLines].some((all) => all.filter((other) => other === line).length < 2))) return movedDrafts(random)

  // In a clause the boilerplate is the clause's own; elsewhere it stays where it stood.
  const own = shape === 'clauses'
  const was = units.map(({ blocks }, i) => [...blocks, ...boilerplate(lines[i], shape)])
  const left = units.map(({ blocks }, i) => (i === from ? (own ? [] : boilerplate(lines[i], shape)) : [...blocks, ...boilerplate(newerLines[i], shape)]))
  const at = to < from ? to : to + 1
  const newer = [...left.slice(0, at), [...is.blocks, ...(own ? boilerplate(lines[from], shape) : [])], ...left.slice(at)]
  const line = own ? (lines[from] ?? '') : ''
  return {
    older: draft(was.flat(), shape), newer: draft(newer.flat(), shape),
    moved: [{ older: (units[from] as Unit).older + line, newer: is.older + line }],
  }
}

const boilerplate = (line: string | undefined, shape: string): Block[] => (line === undefined ? [] : [shape === 'items' ? item(line) : paragraph(line)])
const edit = ({ older, blocks }: Unit): Unit => {
  const changed = (value: string): string => value.replace(/ (?:kommunestyrene|året|år|det|partene|varsel)\./, ' fristen.')
  return { older: changed(older), blocks: JSON.parse(changed(JSON.stringify(blocks))) as Block[] }
}
const draft = (blocks: Block[], shape: string): Document => ({
  type: 'document', meta: { nummerering: 'desimal' },
  children: shape === 'items' ? [paragraph('Dette er avtalt:'), { type: 'list', kind: 'number', children: blocks } as Block] : blocks,
})
