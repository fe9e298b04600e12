/** LOV-012: two clauses that say different things about who adopts the agreement. */
import { adoptions } from '../adoption.ts'
import { defineRule } from '../rule.ts'

export const lov012 = defineRule({
  id: 'LOV-012',
  severity: 'warning',
  summary: { nb: 'Motstridende regler om hvem som vedtar avtalen', en: 'Contradicting rules on who adopts the agreement' },
  why: {
    nb: 'Kommunestyret og fylkestinget er øverste organ; andre kan bare vedta avtalen når de har fått myndighet til det (koml. § 5-3). Sier avtalen to ting, kan gyldigheten bli trukket i tvil.',
    en: 'The council is the top organ; others can adopt the agreement only with delegated authority (koml. § 5-3). If the agreement says two things, its validity may be questioned.',
  },
  sentences: {
    differ: {
      nb: ['Avtalen har motstridende regler om hvem som vedtar den: {first} / {second}.', 'Bestem hvem som vedtar avtalen, og si det ett sted.'],
      en: ['The agreement has contradicting rules on who adopts it: {first} / {second}.', 'Decide who adopts the agreement, and say it in one place.'],
    },
  },
  judges: ['avtale', 'vedtekter'],
  examples: {
    valid: [
      { text: 'Avtalen skal godkjennes av kommunestyret, eller av kommunedirektøren når kommunedirektøren har fullmakt til det.' },
      { text: 'Avtalen godkjennes av kommunestyret. Kommunestyrene i samarbeidskommunene vedtar samarbeidsavtalen.' },
      { text: 'Avtalen vedtas av kommunestyrene. Endringer i avtalen vedtas av representantskapet. Kommunedirektøren forvalter avtalen.' },
      { text: 'Kommunestyret vedtar avtalen. Årsmøtet vedtar budsjettet, og formannskapet godkjenner leieavtaler.' },
    ],
    invalid: [
      { text: '## Ansvar\n\nAvtalen skal godkjennes av kommunestyret / rådmannen i hver kommune.\n\n## Organisering\n\nKommunestyrene vedtar samarbeidsavtalen.', finds: ['Kommunestyrene'] },
      { text: 'Samarbeidsavtalen vedtas av formannskapet. Fylkestinget og kommunestyrene godkjenner avtalen.', finds: ['Fylkestinget og kommunestyrene'] },
      { text: 'Denne avtalen blir godkjent av kommunedirektøren. Ordføreren godkjenner denne avtalen. Kommunedirektøren godkjenner avtalen.', finds: ['Ordføreren'] },
    ],
  },
  *check({ blocks }) {
    const [first, ...others] = adoptions({ blocks })
    if (!first) return
    const key = ({ organs }: typeof first): string => [...organs].sort().join()
    for (const other of others) {
      if (key(other) === key(first)) continue
      yield { position: other.position, values: { first: `«${first.words}»`, second: `«${other.words}»` } }
      return
    }
  },
})
