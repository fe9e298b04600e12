/** STR-003: gaps and duplicates in clause numbers that were typed. */
import { findingOn, shown } from '../prose.ts'
import { defineRule } from '../rule.ts'
import { headingsByText, typedNumber, type HeadingBlock } from '../typed-number.ts'

export const str003 = defineRule({
  id: 'STR-003',
  severity: 'warning',
  summary: { nb: 'Hull og gjentakelser i nummereringen', en: 'Gaps and duplicates in the numbering' },
  why: {
    nb: 'En henvisning til «punkt 3» må ha ett og bare ett mål. Et hull får leseren til å lure på om noe er falt ut.',
    en: 'A reference to «punkt 3» must have one target and one only. A gap makes the reader wonder what was lost.',
  },
  sentences: {
    duplicate: {
      nb: ['Punkt {number} forekommer flere ganger: «{heading}» og «{other}».', 'Gi det siste et eget nummer, for eksempel med nummeret til punktet over foran.'],
      en: ['Clause {number} occurs more than once: «{heading}» and «{other}».', 'Give the latter a number of its own, for example with the number of the clause above before it.'],
    },
    missing: {
      nb: ['Punkt {number} mangler foran «{heading}».', 'Rett numrene, eller sett inn punktet som mangler.'],
      en: ['Clause {number} is missing before «{heading}».', 'Mend the numbers, or insert the clause that is missing.'],
    },
  },
  examples: {
    valid: [
      { text: '## 1. Formål\n\nTekst.\n\n### 1.1 Mål\n\nTekst.\n\n### 1.2 Rammer\n\nTekst.\n\n## 2. Økonomi\n\nTekst.', head: 'nummerering: ingen' },
      { text: '## Formål\n\nTekst.\n\n## 22 kommuner\n\nTekst.\n\n## 2. halvår 2026\n\nTekst.', head: 'nummerering: ingen' },
      { text: '## 3. Formål\n\nTekst.\n\n## 5. Økonomi\n\nTekst.' },
    ],
    invalid: [
      { text: '## 1. Formål\n\nTekst.\n\n## 3. Økonomi\n\nTekst.', head: 'nummerering: ingen', finds: ['3.'] },
      { text: '## 1. Formål\n\nTekst.\n\n## 2. Roller\n\nTekst.\n\n## 2. Økonomi\n\nTekst.', head: 'nummerering: ingen', finds: ['2.'] },
      { text: '## 1. Samarbeid\n\nTekst.\n\n### 1.1 Mål\n\nTekst.\n\n### 1.3 Rammer\n\nTekst.\n\n## 1. Økonomi\n\nTekst.', head: 'nummerering: ingen', finds: ['1.3', '1.'] },
    ],
  },
  *check(subject) {
    if ((subject.meta.nummerering ?? 'ingen') !== 'ingen') return
    for (const headings of headingsByText(subject)) {
      const all = new Set(headings.flatMap(({ text }) => typedNumber(text)?.label ?? []))
      const seen = new Map<string, HeadingBlock>()
      for (const heading of headings) {
        const typed = typedNumber(heading.text)
        if (!typed) continue
        const { label, path, length } = typed
        const other = seen.get(label)
        const to = heading.text.slice(0, length).trimEnd().length
        const values = { heading: shown(heading.text) }
        if (other) {
          const position = other.place(0, other.text.length)
          yield {
            ...findingOn(heading, 0, to, { sentence: 'duplicate', values: { ...values, number: label, other: shown(other.text) } }),
            ...(position && { related: { file: position.file ?? '', position, reason: `«${shown(other.text)}»` } }),
          }
          continue
        }
        seen.set(label, heading)
        const last = path.at(-1) ?? 1
        const before = [...path.slice(0, -1), last - 1].join('.')
        if (last > 1 && !all.has(before)) yield findingOn(heading, 0, to, { sentence: 'missing', values: { ...values, number: before } })
      }
    }
  },
})
