/** TRM-003: a role, an organ or a county under the name that it had before. */
import { holdsAt, phraseIndex, phrasesIn, quotedIn, withCaseOf } from '../phrases.ts'
import { findingOn, proseOf, proseWords } from '../prose.ts'
import { defineRule } from '../rule.ts'
import { ownBlocks } from '../text.ts'

interface Row {
  gammel: readonly string[]
  ny: readonly string[]
  fra: string
  kilde: string
}

/** «tidligere Hordaland» says itself that the name is old. */
const SAID_TO_BE_OLD = /(?:tidligere|tidlegare|daværende|dåverande|forhenværende|gamle|gammel)\s$/iu

export const trm003 = defineRule({
  id: 'TRM-003',
  severity: 'warning',
  summary: { nb: 'Foreldet navn på rolle, organ eller fylke', en: 'Outdated name of a role, an organ or a county' },
  why: {
    nb: 'En avtale skal bruke de navnene som gjelder når den inngås, for eksempel kommunedirektør etter koml. § 13-1. Funnet dømmes på datoen til utkastet.',
    en: 'An agreement uses the names that hold when it is made, such as kommunedirektør under koml. § 13-1. The draft’s date decides.',
  },
  sentences: {
    outdated: {
      nb: ['«{old}» heter nå «{now}» ({source}).', 'Skriv «{now}», eller «tidligere {old}» hvis det er det gamle som er ment.'],
      en: ['«{old}» is now called «{now}» ({source}).', 'Write «{now}», or «tidligere {old}» if the former one is meant.'],
    },
  },
  judges: ['avtale', 'vedtekter', 'saksframlegg'],
  examples: {
    valid: [
      { text: 'Kommunedirektøren varsler statsforvalteren.' },
      { text: 'Rådmannen varsler fylkesmannen.', date: '2018-05-01' },
      { text: 'Fylkesmannen fører tilsyn.', date: '2020-11-30' },
      { text: 'Avtalen med tidligere Hordaland fylkeskommune gjelder fortsatt.' },
      { text: 'I protokollen står det «rådmannen tilrår avtalen».' },
    ],
    invalid: [
      { text: 'Rådmannen godkjenner budsjettet, og rådmennene møtes årlig.', finds: ['Rådmannen', 'rådmennene'] },
      { text: 'Arkivverket skal varsles, og fylkesmannens vedtak kan påklages.', finds: ['Arkivverket', 'fylkesmannens'] },
      { text: 'Samarbeidet omfatter Vest-Agder og Sør-Trøndelag.', finds: ['Vest-Agder', 'Sør-Trøndelag'] },
    ],
  },
  *check(subject) {
    const rows = subject.rows<Row>('foreldede-ord').filter((row) => holdsAt({ fra: row.fra }, subject.date))
    const pairs = rows.flatMap(({ gammel, ny, kilde }) => gammel.map((old, i) => ({ old, now: ny[i] ?? old, kilde })))
    const index = phraseIndex(pairs, ({ old }) => [old])
    for (const block of ownBlocks(subject)) {
      const text = proseOf(block)
      const isQuoted = quotedIn(text)
      for (const { row, found, from, to } of phrasesIn(text, index, proseWords(block))) {
        if (isQuoted(from) || SAID_TO_BE_OLD.test(text.slice(Math.max(0, from - 20), from))) continue
        const now = withCaseOf(found, row.now)
        yield findingOn(block, from, to, { values: { old: found, now, source: row.kilde } }, { text: now })
      }
    }
  },
})
