/** RED-001, RED-002, RED-003: what a saksfremlegg says of marked changes, against the drafts and against those who cannot see colours. */
import { expressionsOf } from '../expressions.ts'
import { exampleDraft } from '../example-draft.ts'
import { phraseIndex, phrasesIn, quotationsIn, wordsIn } from '../phrases.ts'
import { defineRule, type Subject } from '../rule.ts'
import { ownBlocks, type TextBlock } from '../text.ts'

const change = (older: string, newer: string): { id: string; kind: 'replaced'; clause: string; older: string; newer: string } => ({ id: '1', kind: 'replaced', clause: 'Møter', older, newer })
const attached = [{ ...exampleDraft({ tittel: 'Samarbeidsavtale om havn', utkast: '2026-02-01' }, '## Møter', 'Partene møtes to ganger i året.'), attachmentId: 'avtale' }]

export const red001 = defineRule({
  id: 'RED-001',
  severity: 'error',
  summary: { nb: 'Endringer uten noe å sammenligne med', en: 'Changes with nothing to compare with' },
  why: {
    nb: 'En merket endring kan bare etterprøves mot teksten før endringen (koml. § 13-1: forsvarlig utredet).',
    en: 'A marked change can only be verified against the text before it (koml. § 13-1).',
  },
  sentences: {
    missing: {
      nb: ['Ingen grunnversjon å sammenligne med: saksfremlegget viser til merkede endringer, men det finnes ikke noe tidligere utkast i mappen.', 'Legg det forrige utkastet i mappen til avtalen, med sin egen dato i «utkast».'],
      en: ['No base version to compare with: the saksfremlegg refers to marked changes, but there is no earlier draft in the folder.', 'Put the draft before this one into the folder of the agreement, with its own date in “utkast”.'],
    },
  },
  judges: ['saksframlegg'],
  examples: {
    valid: [
      { text: 'Dette er vist med lilla skrift i vedlegg 1.', type: 'saksfremlegg', related: { attached, changes: [change('', 'Ny tekst.')] } },
      { text: 'Dette er vist med lilla skrift i vedlegg 1.', type: 'saksfremlegg' },
      { text: 'Saken gjelder avtalen.', type: 'saksfremlegg', related: { attached, withoutBase: true } },
    ],
    invalid: [
      { text: 'Saken gjelder havna. Dette er vist med lilla skrift i vedlegg 1.', type: 'saksfremlegg', related: { attached, withoutBase: true }, finds: ['vist med lilla skrift'] },
      { text: 'Nye ord er vist med understreking.\n\nOgså dette er vist med understreking.', type: 'saksfremlegg', related: { attached, withoutBase: true }, finds: ['vist med understreking'] },
      { text: '- Møtene er merket som endret.', type: 'saksfremlegg', related: { attached, withoutBase: true }, finds: ['merket som endret'] },
    ],
  },
  *check(subject) {
    const [first] = subject.related.withoutBase ? claims(subject, 'merking') : []
    if (first) yield { position: first.block.place(first.from, first.to) }
  },
})

/** A shorter quotation is a name, a heading or a figure of speech. */
const WORDS = 6

export const red002 = defineRule({
  id: 'RED-002',
  severity: 'warning',
  summary: { nb: 'Omtalt som endret, men ikke endret', en: 'Told of as changed, but not changed' },
  why: {
    nb: 'Det saksfremlegget sier er merket, må være det som er endret siden forrige utkast. Ellers leser rådet feil tekst som ny.',
    en: 'What the saksfremlegg says is marked must be what has changed since the draft before. Otherwise the wrong text is read as new.',
  },
  sentences: {
    unchanged: {
      nb: ['Merkede endringer stemmer ikke med beregnet differanse: «{text}» er ikke endret siden forrige utkast.', 'Se endringsvisningen («lilla redline»), og rett omtalen eller utkastet.'],
      en: ['The marked changes do not match the computed difference: “{text}” has not changed since the draft before.', 'See the redline (“lilla redline”), and mend the text or the draft.'],
    },
  },
  judges: ['saksframlegg'],
  examples: {
    valid: [
      { text: 'Setningen «Partene møtes to ganger i året» er ny. Dette er vist med lilla skrift.', type: 'saksfremlegg', related: { attached, changes: [change('', 'Partene møtes to ganger i året.')] } },
      { text: 'Ordlyden er nå «Partene møtes to ganger i året». Dette er vist med lilla skrift.', type: 'saksfremlegg', related: { attached, changes: [change('én gang', 'to ganger i året')] } },
      { text: 'Avtalen sier «Partene dekker sine egne utgifter».', type: 'saksfremlegg', related: { attached, changes: [change('', 'Ny tekst.')] } },
    ],
    invalid: [
      { text: 'Setningen «Partene dekker sine egne utgifter i saken» er ny. Dette er vist med lilla skrift.', type: 'saksfremlegg', related: { attached, changes: [change('én gang', 'to ganger')] }, finds: ['Partene dekker sine egne utgifter i saken'] },
      { text: 'Ordene «hver part bærer sitt eget ansvar for dette» er merket som nytt.', type: 'saksfremlegg', related: { attached, changes: [] }, finds: ['hver part bærer sitt eget ansvar for dette'] },
      { text: 'Vist med understreking er «Partene møtes to ganger i året her» og «Kommunen eier bygget og dekker alle utgifter».', type: 'saksfremlegg', related: { attached, changes: [change('', 'Partene møtes to ganger i året.')] }, finds: ['Kommunen eier bygget og dekker alle utgifter'] },
    ],
  },
  *check(subject) {
    const { changes } = subject.related
    if (!changes) return
    const wordings = changes.flatMap(({ newer, older }) => [newer, older]).filter((wording) => wording !== '').map(keysOf)
    const blocks = new Set(claims(subject, 'merking').map(({ block }) => block))
    for (const block of blocks) {
      for (const { from, to, text } of quotationsIn(block.text)) {
        const words = keysOf(text.slice(0, 4000))
        if (words.length < WORDS || wordings.some((wording) => isTaken(words, wording))) continue
        yield { position: block.place(from, to), values: { text: text.length > 60 ? `${text.slice(0, 59)}…` : text } }
      }
    }
  },
})

/** Of the words of a quotation; a quotation with a slip of the pen is SIT-001's business. */
const TAKEN = 0.7

const keysOf = (text: string): string[] => wordsIn(text).map(({ key }) => key)

/** Whether the quotation tells of a change: most of its words are in it, or all of a shorter one is in the quotation. */
function isTaken(words: readonly string[], wording: readonly string[]): boolean {
  const known = new Set(wording)
  const quoted = new Set(words)
  return words.filter((word) => known.has(word)).length >= TAKEN * words.length || (wording.length > 0 && wording.every((word) => quoted.has(word)))
}

export const red003 = defineRule({
  id: 'RED-003',
  severity: 'error',
  summary: { nb: 'Endringer merket bare med farge', en: 'Changes marked by colour alone' },
  why: {
    nb: 'Den som ikke ser fargen, eller leser et svarthvitt utskrift, ser ikke endringen (WCAG 2.1, 1.4.1; forskrift om universell utforming av IKT-løsninger).',
    en: 'Who does not see the colour, or reads a black and white print, does not see the change (WCAG 2.1, 1.4.1).',
  },
  sentences: {
    colour: {
      nb: ['Endringer må også merkes med tekst eller strek; her er bare fargen nevnt.', 'Legg ved endringsvisningen fra «lilla redline», der ny tekst også er understreket, og skriv for eksempel «vist med lilla, understreket skrift».'],
      en: ['Changes must also be marked with text or a line; here only the colour is named.', 'Attach the redline of “lilla redline”, in which new text is underlined too, and write for example «vist med lilla, understreket skrift».'],
    },
  },
  judges: ['saksframlegg'],
  examples: {
    valid: [
      { text: 'Ny tekst er vist med lilla skrift og understreket.', type: 'saksfremlegg' },
      { text: 'Endringene er vist med understreking.', type: 'saksfremlegg' },
      { text: 'Endringene er vist med lilla skrift. Ny tekst er også understreket, og slettet tekst er strøket over.', type: 'saksfremlegg' },
    ],
    invalid: [
      { text: 'Saken gjelder havna. Dette er vist med lilla skrift i vedlegg 1.\n\nOgså dette er markert med gult.', type: 'saksfremlegg', finds: ['vist med lilla skrift'] },
      { text: 'Punktet er merket med rødt.', type: 'saksfremlegg', finds: ['merket med rødt'] },
      { text: 'Nye setninger er vist i lilla, slettede er tatt ut.', type: 'saksfremlegg', finds: ['vist i lilla'] },
    ],
  },
  *check(subject) {
    const lines = phraseIndex(expressionsOf(subject, 'RED-003', 'strek'), (expression) => [expression])
    if (ownBlocks(subject).some((block) => phrasesIn(block.text, lines).length > 0)) return
    const [first] = claims(subject, 'merking').filter(({ block, from, to }) => COLOUR.test(block.text.slice(from, to)))
    if (first) yield { position: first.block.place(first.from, first.to) }
  },
})

const COLOUR = /lilla|raud|rød|gul|blå|grøn/iu

interface Claim {
  block: TextBlock
  from: number
  to: number
}

/** Where the saksfremlegg speaks of marked changes. */
function claims(subject: Subject, kind: string): Claim[] {
  const index = phraseIndex(expressionsOf(subject, 'SIT-003', kind), (expression) => [expression])
  return ownBlocks(subject).flatMap((block) => phrasesIn(block.text, index).map(({ from, to }) => ({ block, from, to })))
}
