/** STR-002: a heading without a number among headings with typed numbers. */
import { findingOn, shown } from '../prose.ts'
import { defineRule } from '../rule.ts'
import { headingsByText, typedNumber } from '../typed-number.ts'

export const str002 = defineRule({
  id: 'STR-002',
  severity: 'warning',
  summary: { nb: 'Unummerert overskrift mellom nummererte', en: 'Unnumbered heading among numbered ones' },
  why: {
    nb: 'Et punkt uten nummer kan ikke vises til, og leseren ser ikke om det er et eget punkt eller hører til det forrige.',
    en: 'A clause without a number cannot be referred to, and the reader cannot see whether it stands alone or belongs to the one before.',
  },
  sentences: {
    between: {
      nb: ['Overskriften «{heading}» mangler nummer, men står mellom nummererte overskrifter på samme nivå.', 'Gi den nummer, eller flytt den ett nivå ned (én # til). Med «nummerering: desimal» i hodet kommer numrene av seg selv.'],
      en: ['The heading «{heading}» has no number but stands among numbered headings of its level.', 'Number it, or move it one level down (one more #). With «nummerering: desimal» numbers come by themselves.'],
    },
    chain: {
      nb: ['Overskriften «{heading}» mangler nummer, men både punktet over og punktene under den har nummer.', 'Gi den nummer, eller ta bort nivået. Med «nummerering: desimal» i hodet kommer numrene av seg selv.'],
      en: ['The heading «{heading}» has no number, but the clause above and the clauses below it have.', 'Number it, or remove the level. With «nummerering: desimal» numbers come by themselves.'],
    },
  },
  examples: {
    valid: [
      { text: '## Innledning\n\nTekst.\n\n## 1. Formål\n\nTekst.\n\n## 2. Økonomi\n\nTekst.\n\n## Underskrifter\n\nTekst.', head: 'nummerering: ingen' },
      { text: '## 1. Formål\n\nTekst.\n\n### Mål\n\nTekst.\n\n### Rammer\n\nTekst.\n\n## 2. Økonomi\n\nTekst.', head: 'nummerering: ingen' },
      { text: '## Formål\n\nTekst.\n\n## Innledning {.unummerert}\n\nTekst.\n\n## Økonomi\n\nTekst.' },
    ],
    invalid: [
      { text: '## 1. Formål\n\nTekst.\n\n## Organisering\n\nTekst.\n\n## 2. Økonomi\n\nTekst.', head: 'nummerering: ingen', finds: ['Organisering'] },
      { text: '## 1 Formål\n\nTekst.\n\n## Parter\n\nTekst.\n\n## Roller\n\nTekst.\n\n## 2 Økonomi\n\nTekst.', head: 'nummerering: ingen', finds: ['Parter', 'Roller'] },
      { text: '## 1. Samarbeid\n\nTekst.\n\n### Frivillig\n\nTekst.\n\n#### 1. Nettverk\n\nTekst.', head: 'nummerering: ingen', finds: ['Frivillig'] },
    ],
  },
  *check(subject) {
    if ((subject.meta.nummerering ?? 'ingen') !== 'ingen') return
    for (const headings of headingsByText(subject)) {
      const numbered = headings.map(({ text }) => typedNumber(text) !== undefined)
      const lastAtLevel = new Map<number, number>()
      headings.forEach(({ block }, i) => numbered[i] && lastAtLevel.set(block.level, i))
      const firstAtLevel = new Set<number>()
      const above: boolean[] = []
      for (const [i, heading] of headings.entries()) {
        const { level } = heading.block
        above.length = level
        above[level] = numbered[i] ?? false
        if (numbered[i]) {
          firstAtLevel.add(level)
          continue
        }
        const isBetween = firstAtLevel.has(level) && (lastAtLevel.get(level) ?? -1) > i
        const isLink = above[level - 1] === true && numbered[i + 1] === true && (headings[i + 1]?.block.level ?? 0) > level
        if (isBetween || isLink) yield findingOn(heading, 0, heading.text.length, { sentence: isBetween ? 'between' : 'chain', values: { heading: shown(heading.text) } })
      }
    }
  },
})
