/** Sentences with amounts, dates, percentages and references in them, and where each stands: for the law that none is half painted. */
import type { Chance } from './random.ts'

/** What is to change whole. `core` may not be cut; the paint may reach over `before` and `after` too («kr», «kroner»). */
export interface Measure {
  kind: string
  before: string
  core: string
  after: string
}

const MONTHS = ['januar', 'februar', 'mars', 'april', 'mai', 'juni', 'juli', 'august', 'september', 'oktober', 'november', 'desember']
const two = (n: number): string => String(n).padStart(2, '0')
const day = (random: Chance): number => 1 + random.below(28)
const year = (random: Chance): number => 2018 + random.below(20)
const nine = (random: Chance, between: string): string => [9, 1, 2].map((first) => String(first) + two(random.below(100))).join(between)
const thousands = (random: Chance): string => {
  const space = random.pick([' ', ' ', '\u00A0'])
  const groups = Array.from({ length: random.below(3) }, () => String(random.below(1000)).padStart(3, '0'))
  return [String(1 + random.below(999)), ...groups].join(space)
}

type Maker = (random: Chance) => Omit<Measure, 'kind'>
const made = (before: string, core: string, after = ''): Omit<Measure, 'kind'> => ({ before, core, after })

const MAKERS: Readonly<Record<string, Maker>> = {
  'kr 250 000': (r) => made('kr ', thousands(r)),
  'kr 250 000,–': (r) => made('kr ', `${thousands(r)},–`),
  'kr 3 200,50': (r) => made('kr ', `${thousands(r)},${two(r.below(100))}`),
  '250 000 kroner': (r) => made('', thousands(r), ' kroner'),
  '1,2 millioner kroner': (r) => made('', `${1 + r.below(9)},${1 + r.below(9)} millioner`, ' kroner'),
  '01.07.2026': (r) => made('', `${two(day(r))}.${two(1 + r.below(12))}.${year(r)}`),
  '1.7.2026': (r) => made('', `${day(r)}.${1 + r.below(12)}.${year(r)}`),
  '1. juli 2026': (r) => made('', `${day(r)}. ${r.pick(MONTHS)} ${year(r)}`),
  '1. juli': (r) => made('', `${day(r)}. ${r.pick(MONTHS)}`),
  '2026-07-01': (r) => made('', `${year(r)}-${two(1 + r.below(12))}-${two(day(r))}`),
  '20 %': (r) => made('', `${1 + r.below(99)} %`),
  '12,5 %': (r) => made('', `${1 + r.below(99)},${1 + r.below(9)}\u00A0%`),
  '20 prosent': (r) => made('', String(1 + r.below(99)), ' prosent'),
  '§ 12-3': (r) => made('', `§ ${1 + r.below(30)}-${1 + r.below(15)}`),
  '§ 7 a': (r) => made('', `§\u00A0${1 + r.below(60)} ${r.pick(['a', 'b', 'c'])}`),
  'punkt 4.2.1': (r) => made('punkt ', Array.from({ length: 1 + r.below(3) }, () => 1 + r.below(12)).join('.')),
  'nr. 2': (r) => made('nr. ', String(1 + r.below(40))),
  'org.nr. 920 125 298': (r) => made('org.nr. ', nine(r, ' ')),
  'organisasjonsnummer 920125298': (r) => made('organisasjonsnummer ', nine(r, '')),
  '2024–2027': (r) => made('', `${year(r)}–${year(r) + 20}`),
  'sak 12/345': (r) => made('sak ', `${1 + r.below(99)}/${1 + r.below(999)}`),
  'IKT-løsning': (r) => made('', `${r.pick(['IKT', 'e-helse', 'HR', 'GIS', '5G'])}-løsningen`),
}
export const MEASURES: readonly string[] = Object.keys(MAKERS)

/** Each with a gap for a measure; sentences as agreements have them. */
const SENTENCES = [
  'Hver part skal bidra med # til driften av det felles lageret.', 'Fra og med # gjelder nye satser for alle kommunene i samarbeidet.', 'Vertskommunen fører regnskapet, og legger til grunn # i beregningen.',
  'Kommunen kan etter # kreve at kostnadene fordeles på en annen måte.', 'Styringsgruppen avgjør om # skal gjelde også for nye deltakere.', 'Som følge av # skal partene møtes til nye forhandlinger om fordelingen.',
  'Avtalen bygger på # (heretter grunnlaget) og på vedtakene i kommunestyrene.', 'I tillegg til # kommer # når begge kommunestyrene har godkjent det.', '# er lagt til grunn for beregningen av tilskuddet til partene.',
]

export interface Measured {
  older: string
  newer: string
  /** Where each measure stands (UTF-16 units), in either draft; `core` within `whole`. */
  places: readonly { kind: string; changed: boolean; older: Span; newer: Span }[]
}
export interface Span {
  whole: readonly [from: number, to: number]
  core: readonly [from: number, to: number]
}

/** @returns a paragraph in which some measures, at least one, are others in the newer draft, and no word is. */
export function measured(random: Chance): Measured {
  let [older, newer] = ['', '']
  const places: { kind: string; changed: boolean; older: Span; newer: Span }[] = []
  const count = 1 + random.below(3)
  let rest = SENTENCES
  for (let n = 0; n < count; n += 1) {
    const sentence = random.pick(rest)
    rest = rest.filter((other) => other !== sentence)
    const parts = sentence.split('#')
    parts.forEach((part, i) => {
      if (i > 0) {
        const kind = random.pick(MEASURES)
        const was = make(kind, random)
        const changed = places.length === 0 || random.oneIn(2)
        let is = was
        while (changed && is.core === was.core) is = make(kind, random)
        places.push({ kind, changed, older: spanOf(was, older.length), newer: spanOf(is, newer.length) })
        older += was.before + was.core + was.after
        newer += is.before + is.core + is.after
      }
      older += i === 0 && n > 0 ? ` ${part}` : part
      newer += i === 0 && n > 0 ? ` ${part}` : part
    })
  }
  return { older, newer, places }
}

const make = (kind: string, random: Chance): Measure => ({ kind, ...(MAKERS[kind] as Maker)(random) })
function spanOf({ before, core, after }: Measure, at: number): Span {
  const from = at + before.length
  return { whole: [at, from + core.length + after.length], core: [from, from + core.length] }
}
