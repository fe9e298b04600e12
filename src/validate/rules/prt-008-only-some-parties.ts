/** PRT-008: an obligation of «kommunene» where county municipalities are parties too. */
import { defineRule } from '../rule.ts'
import { nameKey } from '../signers.ts'

/** An obligation of all the municipalities: «Kommunene plikter …», «… skal kommunene dekke». */
const OBLIGED = /(?<!\p{L})(?:kommunene|kommunane)(?=\s(?:\([^)\n]{1,60}\)\s)?(?:skal|plikter|pliktar|må|forplikter|forpliktar|dekker|dekkjer|betaler|betalar))|(?<=\b(?:skal|plikter|pliktar|må|forplikter|dekker|betaler)\s)(?:kommunene|kommunane)(?!\p{L})/giu
const COUNTY = /fylkeskommune/i
/** The text counts county municipalities among those that take part. */
const BOTH = /kommune(?:r|ne|ane|n)? og fylkeskommune/i

const HEAD = 'parter:\n  - { id: nord, navn: Nordvika kommune }\n  - { id: sor, navn: Sørvika kommune }\n  - { id: fylket, navn: Fjordland fylkeskommune }'

export const prt008 = defineRule({
  id: 'PRT-008',
  severity: 'warning',
  summary: { nb: 'Plikt som bare nevner kommunene', en: 'Duty that names the municipalities only' },
  why: {
    nb: 'Når også fylkeskommuner er parter, lar en plikt for «kommunene» det stå åpent om fylkeskommunene er bundet (praksis).',
    en: 'When county municipalities are parties too, a duty of «kommunene» leaves it open whether they are bound (practice).',
  },
  sentences: {
    some: {
      nb: ['Bestemmelsen gjelder «{words}», men avtalen har også fylkeskommuner.', 'Skriv «partene» eller «medlemmene» hvis alle skal være bundet. Skal plikten bare gjelde kommunene, si i samme punkt hva som gjelder for fylkeskommunene.'],
      en: ['The clause binds «{words}», but the agreement also has county municipalities.', 'Write «partene» or «medlemmene» if all are to be bound. If only the municipalities are, say in the same clause what holds for the county municipalities.'],
    },
  },
  judges: ['avtale'],
  examples: {
    valid: [
      { text: '## Informasjon\n\nKommunene skal informere hverandre.' },
      { text: '## Økonomi\n\nKommunene betaler 3 kroner per innbygger. Fylkeskommunen betaler 150 000 kroner.', head: HEAD },
      { text: '## Informasjon\n\nPartene skal informere hverandre. De fleste kommunene har egne rutiner.', head: HEAD },
      { text: '## Parter\n\nNordvika kommune, Sørvika kommune og Fjordland fylkeskommune er **«kommunene»**.\n\n## Plikter\n\nKommunene skal informere hverandre.', head: HEAD },
    ],
    invalid: [
      { text: '## Informasjon\n\nKommunene plikter å informere hverandre.', head: HEAD, finds: ['Kommunene'] },
      { text: 'Nettverket er for kommuner og fylkeskommuner.\n\n## Taushetsplikt\n\nKommunene forplikter seg til å respektere taushetsplikten.', finds: ['Kommunene'] },
      { text: '## Drift\n\nHvert år skal kommunene sette av midler.\n\n## Møter\n\nTo ganger i året må kommunene møtes.', head: HEAD, finds: ['kommunene', 'kommunene'] },
    ],
  },
  *check({ meta, blocks, analysis }) {
    const parties = meta.parter ?? []
    const defined = new Set([...analysis.terms.map(({ term }) => term), ...parties.flatMap(({ kortnavn }) => kortnavn ?? [])].map(nameKey))
    if (defined.has('kommunene') || defined.has('kommunane')) return
    if (!parties.some(({ navn }) => COUNTY.test(navn)) && !blocks.some(({ text, kind }) => kind !== 'heading' && BOTH.test(text))) return
    const differing = new Set(blocks.flatMap(({ text, clause }) => (COUNTY.test(text) && clause ? [clause] : [])))
    for (const { kind, text, clause, place } of blocks) {
      if (kind === 'heading' || (clause && differing.has(clause))) continue
      for (const { 0: words, index } of text.matchAll(OBLIGED)) yield { position: place(index, index + words.length), values: { words } }
    }
  },
})
