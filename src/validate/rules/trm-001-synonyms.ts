/** TRM-001: several words for one concept. */
import { nounForms } from '../inflections.ts'
import { keyOf, phraseIndex, phrasesIn } from '../phrases.ts'
import { proseOf, proseWords } from '../prose.ts'
import { defineRule } from '../rule.ts'
import { ownBlocks, type TextBlock } from '../text.ts'

interface Row {
  varianter: readonly string[]
}

interface Use {
  count: number
  block: TextBlock
  from: number
  to: number
}

export const trm001 = defineRule({
  id: 'TRM-001',
  severity: 'warning',
  summary: { nb: 'Ulike ord for samme begrep', en: 'Several words for one concept' },
  why: {
    nb: 'I en avtale skal ett ord bety én ting. Den som leser to ord, må tro at det er to ting (god lovteknikk).',
    en: 'In an agreement one word means one thing. Whoever reads two words must believe in two things (drafting practice).',
  },
  sentences: {
    drift: {
      nb: ['Ulike ord for samme begrep: {list}.', 'Velg ett av ordene og bruk det hele veien. Betyr de ikke det samme, definer begge.'],
      en: ['Different words for the same concept: {list}.', 'Choose one of the words and use it throughout. If they differ in meaning, define both.'],
    },
  },
  judges: ['avtale', 'vedtekter', 'saksframlegg'],
  examples: {
    valid: [
      { text: 'Partene betaler hver sin del. Hver part dekker sine egne kostnader, og partenes bidrag forfaller 1. mars.' },
      { text: 'Medlemskommunene velger et styre. Styrets medlemmer sitter i to år, og deltakerne på møtet får dekket reisen.' },
      { text: 'Partene (**«avtalepartene»**) og en part som trer inn senere (**«part»**), skal varsle hverandre.' },
      { text: 'Partene er enige. En motpart i en tvist må varsles.' },
    ],
    invalid: [
      { text: 'Partene dekker sine egne kostnader. Avtalepartene skal varsle hverandre, og partene møtes årlig.', finds: ['Avtalepartene'] },
      { text: 'Medlemsavgiften er 3 kroner per innbygger. Deltakeravgiften forfaller 1. mars. Medlemsavgiften reguleres årlig.', finds: ['Deltakeravgiften'] },
      { text: 'Styringsgruppen møtes årlig.\n\nStyringskomiteen velger leder. Styringsgruppen vedtar en plan.', finds: ['Styringskomiteen'] },
      { text: 'Fylket har ansvar for videregående opplæring.\n\nElevene i videregående utdanning skal fullføre.', finds: ['videregående utdanning'] },
    ],
  },
  *check(subject) {
    const rows = subject.rows<Row>('synonymer')
    const index = phraseIndex(rows.flatMap(({ varianter }, group) => varianter.map((variant) => ({ variant, group }))), ({ variant }) => nounForms(variant))
    const defined = new Set(subject.analysis.terms.map(({ term }) => keyOf(term)))
    const uses = new Map<number, Map<string, Use>>()
    for (const block of ownBlocks(subject)) {
      for (const { row, from, to } of phrasesIn(proseOf(block), index, proseWords(block))) {
        const group = uses.get(row.group) ?? new Map<string, Use>()
        const use = group.get(row.variant) ?? { count: 0, block, from, to }
        use.count += 1
        group.set(row.variant, use)
        uses.set(row.group, group)
      }
    }
    for (const group of uses.values()) {
      if (group.size < 2) continue
      const list = [...group.keys()].map((variant) => `«${variant}»`).join(', ')
      const isDefined = ([variant]: [string, Use]): boolean => nounForms(variant).some((form) => defined.has(form))
      const open = [...group].filter((entry) => !isDefined(entry))
      // The word that is defined, or else is used most, or else comes first, is taken to be the chosen one.
      const most = Math.max(...open.map(([, { count }]) => count))
      const chosen = open.length < group.size ? undefined : open.find(([, { count }]) => count === most)
      for (const entry of open) if (entry !== chosen) yield { position: entry[1].block.place(entry[1].from, entry[1].to), values: { list } }
    }
  },
})
