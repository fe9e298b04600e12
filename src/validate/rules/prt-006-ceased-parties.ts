/** PRT-006: a party that has ceased to exist. */
import { longDate } from '../../document/words.ts'
import { defineRule } from '../rule.ts'
import { nameKey } from '../signers.ts'

interface Row {
  navn: string
  til?: string
  etterfølgere?: readonly string[]
}

/** Said of the past: «tidligere Viken fylkeskommune», «Viken fylkeskommune ble delt». */
const BEFORE = /(?:tidligere|tidlegare|daværende|dåverande|gamle|etter|fra|frå)\s$/i
const AFTER = /^s?\s(?:ble|blei|vart|var|er nå|er no|opphørte)\b/i

export const prt006 = defineRule({
  id: 'PRT-006',
  severity: 'warning',
  summary: { nb: 'Part som er opphørt', en: 'Party that has ceased to exist' },
  why: {
    nb: 'En fylkeskommune som er delt eller slått sammen, kan ikke inngå avtaler. Hvem som trer inn i en gammel avtale, må partene vedta; verktøyet setter ikke inn noen etterfølger. Viken fylkeskommune opphørte 31. desember 2023 (forskrift 3. oktober 2022 nr. 1689).',
    en: 'A county municipality that has been split or merged cannot enter into agreements. Who takes its place in an old one must be decided by the parties; no successor is put in unasked. Viken fylkeskommune ceased on 31 December 2023 (regulation 3 October 2022 no. 1689).',
  },
  sentences: {
    ceased: {
      nb: ['{name} opphørte {date}; etterfølgeren må vedtas og skrives inn.', 'Avklar hvem som er part nå (aktuelle: {successors}), og rett navn og organisasjonsnummer.'],
      en: ['{name} ceased to exist on {date}; its successor must be decided and recorded.', 'Settle who is the party now (candidates: {successors}), and correct name and organisation number.'],
    },
  },
  judges: ['avtale', 'vedtekter', 'saksframlegg'],
  examples: {
    valid: [
      { text: 'Avtalen gjelder samarbeidet med Viken fylkeskommune.', date: '2021-01-28' },
      { text: 'Partene samarbeider.', head: 'parter:\n  - { id: a, navn: Viken fylkeskommune }\n  - { id: b, navn: Nordvika kommune }', date: '2023-12-31' },
      { text: 'Avtalen avløser avtalen med tidligere Viken fylkeskommune. Viken fylkeskommune ble delt i tre.' },
      { text: 'KS Viken og Vikens innbyggere er ikke nevnt.' },
    ],
    invalid: [
      { text: 'Partene samarbeider.', head: 'parter:\n  - { id: a, navn: Viken fylkeskommune }\n  - { id: b, navn: Nordvika kommune }', finds: ['Viken fylkeskommune'] },
      { text: 'Viken fylkeskommune dekker halvparten, og Nordvika kommune resten.', date: '2024-01-01', finds: ['Viken fylkeskommune'] },
      { text: 'Avtalen følger mønsteret fra Vestlandet, der Hordaland fylkeskommune leder arbeidet.', date: '2020-01-15', finds: ['Hordaland fylkeskommune'] },
    ],
  },
  *check({ meta, date, blocks, locate, rows, words }) {
    if (date === undefined) return
    const ceased = rows<Row>('navn-og-parter').filter(({ til }) => til !== undefined && til < date)
    for (const { navn, til = '', etterfølgere = [] } of ceased) {
      const values = { name: navn, date: longDate(til, words), successors: etterfølgere.join(', ') }
      const listed = (meta.parter ?? []).flatMap((party, i) => [
        ...(nameKey(party.navn) === nameKey(navn) ? [['parter', i, 'navn']] : []),
        ...(party.underskrivere ?? []).flatMap((signer, j) => (nameKey(signer.navn) === nameKey(navn) ? [['parter', i, 'underskrivere', j, 'navn']] : [])),
      ])
      for (const path of listed) yield { position: locate(path).value, values }
      if (listed.length > 0) continue
      for (const { text, place, kind } of blocks) {
        if (kind === 'titleLine' || kind === 'signature') continue
        const at = text.indexOf(navn)
        if (at < 0 || BEFORE.test(text.slice(Math.max(0, at - 12), at)) || AFTER.test(text.slice(at + navn.length, at + navn.length + 12))) continue
        yield { position: place(at, at + navn.length), values }
        break
      }
    }
  },
})
