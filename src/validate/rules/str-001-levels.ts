/** STR-001: heading levels that jump, or differ between clauses of one rank. */
import { findingOn, shown } from '../prose.ts'
import { defineRule } from '../rule.ts'
import { headingsByText, typedNumber, type HeadingBlock } from '../typed-number.ts'

export const str001 = defineRule({
  id: 'STR-001',
  severity: 'error',
  summary: { nb: 'Hopp i overskriftsnivå', en: 'Heading levels jump' },
  why: {
    nb: 'Nivåene er avtalens inndeling: de styrer nummerering, innholdsfortegnelse og skjermlesere (WCAG 1.3.1). Et nivå som blir hoppet over, eller punkter av samme rang på ulike nivåer, gir feil inndeling.',
    en: 'Levels are the structure of the agreement: they drive numbers, contents and screen readers (WCAG 1.3.1). A skipped level, or clauses of one rank at different levels, give a wrong structure.',
  },
  sentences: {
    jump: {
      nb: ['Overskriftsnivået hopper fra {a} til {b}.', 'Bruk {expected} foran overskriften, eller sett inn overskriften som mangler.'],
      en: ['The heading level jumps from {a} to {b}.', 'Put {expected} before the heading, or insert the heading that is missing.'],
    },
    uneven: {
      nb: ['«{heading}» står på nivå {a}, men de andre punktene av samme rang står på nivå {b}.', 'Bruk {expected} foran overskriften.'],
      en: ['«{heading}» is at level {a}, but the other clauses of its rank are at level {b}.', 'Put {expected} before the heading.'],
    },
  },
  examples: {
    valid: [
      { text: '## Formål\n\nTekst.\n\n### Mål\n\nTekst.\n\n#### Delmål\n\nTekst.\n\n## Økonomi\n\nTekst.' },
      { text: '## 1. Formål\n\nTekst.\n\n### 1.1 Mål\n\nTekst.\n\n## 2. Økonomi\n\nTekst.', head: 'nummerering: ingen' },
      { text: '## 1. Struktur\n\nTekst.\n\n### 1. Nettverk\n\nTekst.\n\n### 2. Innkjøp\n\nTekst.\n\n## 2. Økonomi\n\nTekst.', head: 'nummerering: ingen' },
    ],
    invalid: [
      { text: '## Formål\n\nTekst.\n\n#### Delmål\n\nTekst.', finds: ['Delmål'] },
      { text: '### Formål\n\nTekst.', finds: ['Formål'] },
      { text: '### 1. Formål\n\nTekst.\n\n## 2. Økonomi\n\nTekst.\n\n### 3. Tvister\n\nTekst.', head: 'nummerering: ingen', finds: ['1. Formål', '2. Økonomi'] },
    ],
  },
  *check(subject) {
    for (const headings of headingsByText(subject)) {
      let level = 0
      const usual = subject.meta.nummerering === 'desimal' || subject.meta.nummerering === 'underpunkt' ? new Map<number, number>() : levelsByRank(headings)
      const seen = new Set<string>()
      for (const heading of headings) {
        const { block, text } = heading
        const typed = typedNumber(text)
        const expected = typed && !seen.has(typed.label) ? usual.get(typed.path.length) : undefined
        if (typed) seen.add(typed.label)
        if (block.level > level + 1) {
          yield findingOn(heading, 0, text.length, { sentence: 'jump', values: { a: level + 1, b: block.level + 1, expected: '#'.repeat(level + 2) } })
        } else if (expected !== undefined && expected !== block.level) {
          yield findingOn(heading, 0, text.length, { sentence: 'uneven', values: { heading: shown(text), a: block.level + 1, b: expected + 1, expected: '#'.repeat(expected + 1) } })
        }
        level = block.level
      }
    }
  },
})

/** The level that most clauses of a rank have, by the length of their typed number; a number that comes again counts the first time only. */
function levelsByRank(headings: readonly HeadingBlock[]): ReadonlyMap<number, number> {
  const counts = new Map<number, Map<number, number>>()
  const seen = new Set<string>()
  for (const { block, text } of headings) {
    const typed = typedNumber(text)
    if (!typed || seen.has(typed.label)) continue
    seen.add(typed.label)
    const levels = counts.get(typed.path.length) ?? new Map<number, number>()
    counts.set(typed.path.length, levels)
    levels.set(block.level, (levels.get(block.level) ?? 0) + 1)
  }
  const usual = [...counts].flatMap(([rank, levels]): [number, number][] => {
    const [most, next] = [...levels].sort((a, b) => b[1] - a[1])
    return most && (!next || most[1] > next[1]) ? [[rank, most[0]]] : []
  })
  return new Map(usual)
}
