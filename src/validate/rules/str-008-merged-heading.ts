/** STR-008: a heading that has run together with the text below it. */
import { quotedIn } from '../phrases.ts'
import { findingOn, proseOf, shown } from '../prose.ts'
import { defineRule } from '../rule.ts'
import { sentences } from '../text.ts'
import { typedNumber } from '../typed-number.ts'
import { endingsOf } from '../unfinished.ts'

const MODAL = /(?<!\p{L})(?:skal|må|kan|bør|plikter|forplikter)(?!\p{L})/u

export const str008 = defineRule({
  id: 'STR-008',
  severity: 'warning',
  summary: { nb: 'Overskrift slått sammen med brødtekst', en: 'Heading merged with body text' },
  why: {
    nb: 'En overskrift sier kort hva punktet handler om. Når en setning er kommet med i den, er det uklart hva som er avtalt tekst, og innholdsfortegnelsen blir uleselig.',
    en: 'A heading says briefly what a clause is about. With a sentence in it, it is unclear what is agreed text, and the contents become unreadable.',
  },
  sentences: {
    cut: {
      nb: ['Overskriften slutter midt i en setning: «{end}». Den ser ut til å være slått sammen med teksten under.', 'Gi punktet en kort overskrift, og flytt resten til teksten.'],
      en: ['The heading stops in the middle of a sentence: «{end}». It seems to be merged with the text below.', 'Give the clause a short heading, and move the rest to the text.'],
    },
    sentence: {
      nb: ['Overskriften inneholder en hel setning: «{end}».', 'Behold det som er overskrift, og flytt resten til teksten under.'],
      en: ['The heading holds a whole sentence: «{end}».', 'Keep what is the heading, and move the rest to the text below.'],
    },
  },
  judges: ['any'],
  examples: {
    valid: [
      { text: '## Innføring av løsninger som alle kommunene må ta i bruk\n\nHensikten er god.' },
      { text: '## Formål m.m. og bakgrunn\n\nTekst.' },
      { text: '## Dette gjelder avtalen for\n\n- Nordvika\n- Sørvika' },
      { text: '## Hva skal partene gjøre? Hvem betaler?\n\nTekst.' },
      { text: '## Ordene «årlig. Partene skal» blir «hvert år. Partene må»\n\nTekst.' },
    ],
    invalid: [
      { text: '## Innføring av fellesløsninger som alle kommunene i\n\nNordvika må ta i bruk.', finds: ['kommunene i'] },
      { text: '## Formål. Partene skal samarbeide om havna.\n\nTekst.', finds: ['Partene skal samarbeide om havna.'] },
      { text: '## Kostnader som partene\n\nhar avtalt, deles likt.', finds: ['som partene'] },
    ],
  },
  *check(subject) {
    const { openEnded } = endingsOf(subject)
    for (const [i, block] of subject.blocks.entries()) {
      if (block.kind !== 'heading') continue
      const heading = proseOf(block)
      const next = subject.blocks[i + 1]
      const goesOn = next?.kind === 'paragraph' && next.within.length === block.within.length && /^\p{Ll}{2}/u.test(proseOf(next))
      if (openEnded(heading) || (goesOn && /\s\S+\s/.test(heading) && !/[.:?]$/.test(heading))) {
        const end = /(?:\S+\s+)?\S+\s*$/.exec(heading.slice(-80))?.[0].trim() ?? heading
        const from = heading.lastIndexOf(end)
        yield findingOn(block, from, from + end.length, { sentence: 'cut', values: { end: shown(`…${end}`) } })
        continue
      }
      const start = typedNumber(heading)?.length ?? 0
      const [, second] = sentences(heading.slice(start))
      if (!second || quotedIn(heading)(start + second[0])) continue
      const [from, to] = [start + second[0], heading.length]
      if (MODAL.test(heading.slice(from, to)) && !heading.slice(0, from).trimEnd().endsWith('?')) yield findingOn(block, from, to, { sentence: 'sentence', values: { end: shown(heading.slice(from, to)) } })
    }
  },
})
