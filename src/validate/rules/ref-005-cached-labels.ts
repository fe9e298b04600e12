/** REF-005: the text of a cross-reference is not what will be printed. */
import { referenceLabel } from '../../document/analyse.ts'
import type { Position, Reference } from '../../document/tree.ts'
import { shown } from '../prose.ts'
import { defineRule } from '../rule.ts'

export const ref005 = defineRule({
  id: 'REF-005',
  severity: 'info',
  summary: { nb: 'Henvisningsteksten er foreldet', en: 'The text of a reference is out of date' },
  why: {
    nb: 'Teksten i en henvisning er bare til hjelp for den som skriver; utskriften viser alltid det riktige. En foreldet tekst forvirrer den som retter utkastet.',
    en: 'The text of a reference only helps the author; print always shows the right one. An outdated text confuses whoever edits the draft.',
  },
  sentences: {
    outdated: {
      nb: ['Henvisningen sier «{label}», men blir skrevet ut som «{printed}».', 'Skriv «{printed}» i hakeparentesen. Utskriften blir den samme.'],
      en: ['The reference says «{label}» but is printed as «{printed}».', 'Write «{printed}» in the brackets. Print stays the same.'],
    },
  },
  examples: {
    valid: [
      { text: '## Formål {#formal}\n\nSe [punkt 2](#okonomi).\n\n## Økonomi {#okonomi}\n\n[Punkt 1](#formal) gjelder.' },
      { text: '## Formål {#formal}\n\nSe [](#formal) og [punkt\u00A01](#formal).' },
      { text: '## Formål {#formal}\n\nSe «[Formål](#formal)».', head: 'nummerering: ingen' },
    ],
    invalid: [
      { text: '## Formål\n\nSe [punkt 4](#okonomi).\n\n## Økonomi {#okonomi}\n\nTekst.', finds: ['punkt 4'], fixed: '## Formål\n\nSe [punkt\u00A02](#okonomi).\n\n## Økonomi {#okonomi}\n\nTekst.' },
      { text: '## Formål {#formal}\n\n[Punkt 3](#formal) og [formålet](#formal).', finds: ['Punkt 3', 'formålet'], fixed: '## Formål {#formal}\n\n[Punkt\u00A01](#formal) og [punkt\u00A01](#formal).' },
    ],
  },
  *check({ analysis, blocks }) {
    const references = blocks.flatMap(({ runs }) => runs.flatMap(({ node }) => (node.type === 'reference' ? [node] : [])))
    for (const reference of references) {
      const { label, position } = reference
      if (label === undefined || label === '') continue
      const printed = referenceLabel(reference, analysis)
      if (plain(label) === plain(printed)) continue
      const written = labelPlace(reference)
      // A bracket in the label would end it.
      const isSafe = !/[[\]\\`*_<>{}]/.test(printed)
      yield {
        position: written ?? position,
        values: { label: shown(label), printed: shown(printed) },
        ...(written && isSafe && { fix: { position: written, text: printed.replace(/ (?=\d)/g, '\u00A0'), changesPrint: false, automatic: true } }),
      }
    }
  },
})

/** Spaces of either kind and guillemets are no difference: an unnumbered target prints as «Formål». */
function plain(label: string): string {
  return label.replace(/[\s\u00A0]+/g, ' ').replace(/^«|»$/g, '').trim()
}

/** Where the label stands, if the source is exactly `[label](#target)` on one line. */
function labelPlace({ label = '', target, position }: Reference): Position | undefined {
  if (!position || position.start.line !== position.end.line) return undefined
  const { start, end } = position
  if (end.offset - start.offset !== label.length + target.length + 5) return undefined
  const at = (by: number) => ({ line: start.line, column: start.column + by, offset: start.offset + by })
  return { ...position, start: at(1), end: at(1 + label.length) }
}
