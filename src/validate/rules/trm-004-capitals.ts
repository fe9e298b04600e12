/** TRM-004: a capital in the common name of an organ or a role. */
import { nounForms } from '../inflections.ts'
import { phraseIndex, phrasesIn, quotedIn } from '../phrases.ts'
import { findingOn, proseOf, proseWords } from '../prose.ts'
import { defineRule } from '../rule.ts'
import { ownBlocks } from '../text.ts'

interface Row {
  ord: string
  /** Words that follow when it is part of a name: «Statsforvalteren i Østfold». */
  unntatt?: readonly string[]
}

/** Only after a word or a comma is it certain that no sentence, item or name begins here. */
const WITHIN_SENTENCE = /[\p{Ll}\d,;)][ \u00A0]$/u

export const trm004 = defineRule({
  id: 'TRM-004',
  severity: 'warning',
  summary: { nb: 'Stor forbokstav i navn på organ eller rolle', en: 'Capital in the name of an organ or a role' },
  why: {
    nb: 'Fellesnavn på organer og roller har liten forbokstav; i navn som «Viken fylkeskommune» er bare egennavnet stort (Språkrådet).',
    en: 'Common names of organs and roles begin in lower case; in «Viken fylkeskommune» only the proper name has a capital (Språkrådet).',
  },
  sentences: {
    capital: {
      nb: ['«{word}» skal ha liten forbokstav.', 'Skriv «{fixed}».'],
      en: ['«{word}» should begin in lower case.', 'Write «{fixed}».'],
    },
  },
  judges: ['avtale', 'vedtekter', 'saksframlegg'],
  examples: {
    valid: [
      { text: 'Kommunestyret vedtar avtalen. Årsmøtet velger leder:\n\n- Ordføreren leder møtet.\n- Styringsgruppen skriver referat.' },
      { text: 'Tilskudd gis av Statsforvalteren i Østfold, Buskerud, Oslo og Akershus.' },
      { text: '| Organ | Rolle |\n| --- | --- |\n| Formannskapet | Ordfører |' },
      { text: 'Saken heter «vedtak i Kommunestyret», og KOMMUNESTYRET står i protokollen.' },
    ],
    invalid: [
      { text: 'Planen legges frem for Programstyret, og Årsmøtet vedtar den.', finds: ['Programstyret', 'Årsmøtet'] },
      { text: 'Avtalen er inngått av Nordvika Kommune etter vedtak i Kommunestyret.', finds: ['Kommune', 'Kommunestyret'] },
      { text: 'Partene samarbeider.', head: 'parter:\n  - { id: nordvika, navn: Nordvika Kommune }', finds: ['Nordvika Kommune'] },
      { text: 'Partene skal, etter samråd med Ordføreren, varsle Statsforvalteren.', finds: ['Ordføreren', 'Statsforvalteren'] },
    ],
  },
  *check(subject) {
    const index = phraseIndex(subject.rows<Row>('organer'), ({ ord }) => nounForms(ord))
    for (const [i, { navn }] of (subject.meta.parter ?? []).entries()) {
      for (const { found, from } of phrasesIn(navn, index)) {
        const fixed = found.charAt(0).toLowerCase() + found.slice(1)
        if (from > 0 && found !== fixed) yield { position: subject.locate(['parter', i, 'navn']).value, values: { word: found, fixed } }
      }
    }
    for (const block of ownBlocks(subject)) {
      // The names of the parties are mended in the front matter.
      if (block.kind === 'titleLine' || block.kind === 'signature') continue
      const text = proseOf(block)
      const isQuoted = quotedIn(text)
      for (const { row, found, from, to } of phrasesIn(text, index, proseWords(block))) {
        const isCapital = /^\p{Lu}[^\p{Lu}]*$/u.test(found)
        const next = /^[ \u00A0](\p{L}{1,12})/u.exec(text.slice(to, to + 14))?.[1]
        const isName = next !== undefined && row.unntatt?.includes(next)
        const before = text.slice(Math.max(0, from - 2), from)
        if (!isCapital || isName || isQuoted(from) || !WITHIN_SENTENCE.test(before)) continue
        const fixed = found.charAt(0).toLowerCase() + found.slice(1)
        yield findingOn(block, from, to, { values: { word: found, fixed } }, { text: fixed })
      }
    }
  },
})
