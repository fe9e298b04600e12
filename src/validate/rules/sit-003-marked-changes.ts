/** SIT-003: a saksfremlegg that speaks of marked changes, against the changes that there are. */
import { expressionsOf } from '../expressions.ts'
import { phraseIndex, phrasesIn } from '../phrases.ts'
import { textWords } from '../prose.ts'
import { defineRule } from '../rule.ts'
import { ownBlocks } from '../text.ts'

const change = (id: string): { id: string; kind: 'inserted'; clause: string; older: string; newer: string } => ({ id, kind: 'inserted', clause: 'Formål', older: '', newer: 'Ny tekst.' })

export const sit003 = defineRule({
  id: 'SIT-003',
  severity: 'info',
  summary: { nb: 'Antall merkede endringer', en: 'The number of marked changes' },
  why: {
    nb: 'Den som leser saken, stoler på at alle endringer i utkastet er omtalt.',
    en: 'A reader of the case trusts that every change of the draft is told of.',
  },
  sentences: {
    count: {
      nb: ['Saksfremlegget viser {n} ganger til en merket endring; utkastet har {m} endringer.', 'Se gjennom endringsvisningen, og omtal hver endring.'],
      en: ['The saksfremlegg refers {n} times to a marked change; the draft has {m} changes.', 'Go through the redline, and tell of every change.'],
    },
  },
  judges: ['saksframlegg'],
  examples: {
    valid: [
      { text: 'Dette er vist med lilla skrift i vedlegg 1.\n\nOgså dette er vist med lilla skrift.', type: 'saksfremlegg', related: { changes: [change('1'), change('2')] } },
      { text: 'Dette er vist med lilla skrift.', type: 'saksfremlegg' },
      { text: 'Saken gjelder avtalen.', type: 'saksfremlegg', related: { changes: [change('1')] } },
    ],
    invalid: [
      { text: 'Dette er vist med lilla skrift i vedlegg 1.', type: 'saksfremlegg', related: { changes: [change('1'), change('2')] }, finds: ['vist med lilla skrift'] },
      { text: 'Punktet er markert med gult.\n\nOgså dette er markert med gult.', type: 'saksfremlegg', related: { changes: [change('1')] }, finds: ['markert med gult'] },
      { text: 'Ny tekst er vist med understreking.', type: 'saksfremlegg', related: { changes: [] }, finds: ['vist med understreking'] },
    ],
  },
  *check(subject) {
    const { changes } = subject.related
    if (!changes) return
    const index = phraseIndex(expressionsOf(subject, 'SIT-003', 'merking'), (expression) => [expression])
    const told = ownBlocks(subject).flatMap((block) => phrasesIn(block.text, index, textWords(block)).map(({ from, to }) => ({ place: block.place(from, to), isTyped: block.editable(from, to) !== undefined })))
    // The table of `{{> endringer}}` tells of every change; its own words are nobody's to count.
    if (told.some(({ isTyped }) => !isTyped)) return
    const found = told.map(({ place }) => place)
    const m = new Set(changes.map(({ id }) => id)).size
    if (found.length > 0 && found.length !== m) yield { position: found[0], values: { n: found.length, m } }
  },
})
