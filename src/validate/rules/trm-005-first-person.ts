/** TRM-005: «vi» and «oss» in an agreement that says nowhere who that is. */
import { keyOf, quotedIn } from '../phrases.ts'
import { proseOf, proseWords } from '../prose.ts'
import { defineRule } from '../rule.ts'
import { ownBlocks } from '../text.ts'

const FIRST_PERSON = new Set(['vi', 'oss', 'vår', 'vårt', 'våre'])

export const trm005 = defineRule({
  id: 'TRM-005',
  severity: 'warning',
  summary: { nb: 'Første person i en avtale', en: 'First person in an agreement' },
  why: {
    nb: 'En avtale har flere parter, så «vi» kan bety én av dem, alle, eller noen andre (klarspråk og god lovteknikk).',
    en: 'An agreement has several parties, so «vi» may be one of them, all, or someone else (plain language, drafting practice).',
  },
  sentences: {
    person: {
      nb: ['Avtalen sier ikke hvem «{word}» er.', 'Skriv hvem det gjelder, for eksempel «partene», eller definer «vi» der partene er nevnt.'],
      en: ['The agreement does not say who «{word}» is.', 'Say who is meant, such as «partene», or define «vi» where the parties are named.'],
    },
  },
  judges: ['avtale', 'vedtekter'],
  examples: {
    valid: [
      { text: 'Partene tilrettelegger for en digital sektor. Våren 2027 vurderes samarbeidet.' },
      { text: 'Nordvika og Sørvika (**«vi»**) samarbeider. Vi dekker våre egne kostnader.' },
      { text: 'Mottoet er «Vi bygger havn for våre barn».' },
      { text: 'Saken gjelder avtalen. Vi tilrår den.', type: 'saksfremlegg' },
    ],
    invalid: [
      { text: 'Dialogen handler om hvordan vi tilrettelegger for digitalisering.', finds: ['vi'] },
      { text: 'Vi dekker våre egne kostnader, og de andre varsler oss.', finds: ['Vi', 'våre', 'oss'] },
      { text: '## Mål\n\n- Vårt mål er en grønn havn.', finds: ['Vårt'] },
    ],
  },
  *check(subject) {
    const names = [...subject.analysis.terms.map(({ term }) => term), ...(subject.meta.parter ?? []).map(({ kortnavn = '' }) => kortnavn)]
    if (names.some((name) => keyOf(name) === 'vi')) return
    for (const block of ownBlocks(subject)) {
      const text = proseOf(block)
      const isQuoted = quotedIn(text)
      for (const { word, key, from, to } of proseWords(block)) {
        if (FIRST_PERSON.has(key) && word !== word.toUpperCase() && !isQuoted(from)) yield { position: block.place(from, to), values: { word } }
      }
    }
  },
})
