/** What a redline says about itself: its name, its legend, and the words that stand beside a change, in both written forms. */
import type { ListedKind } from '../document/change-list.ts'
import type { Meta } from '../document/meta.ts'
import type { ChangeKind, OlderProperties } from '../document/tree.ts'
import { longDate, type Words } from '../document/words.ts'

export interface RedlineWords {
  /** «Endringsvisning». */
  name: string
  /** Which drafts are compared. */
  compared: (older: Meta, newer: Meta) => string
  /** «3 endringer: 2 innsettinger og 1 sletting.» */
  counted: (kinds: readonly ListedKind[]) => string
  /** How each look is read, after a sample of it. */
  looks: Readonly<Record<'inserted' | 'deleted' | 'moved' | 'formatted' | 'split' | 'merged', readonly [sample: string, rest: string]>>
  /** For a style whose colour for new text is not purple. */
  coloured: string
  bar: string
  /** Where only the new text is shown. */
  onlyNew: string
  /** Then the place that text has been moved from is not shown. */
  movedIn: string
  /** «[flyttet fra punkt 3]»; without a place «[flyttet hit]». */
  moved: (kind: 'movedFrom' | 'movedTo', place?: string) => string
  elsewhere: (place: string) => string
  opening: string
  formatted: Readonly<Record<'marks' | 'level' | 'numbering' | 'align' | 'file' | 'other', string>>
  image: Readonly<Record<ChangeKind, string>>
  rule: Readonly<Record<ChangeKind, string>>
  note: Readonly<Partial<Record<ChangeKind, string>>>
  empty: string
  /** Beside a clause whose number has changed: «(før 3)». */
  before: (number: string) => string
  /** Of an attachment that is a file. */
  attachment: Readonly<Record<'same' | 'other' | 'inserted' | 'deleted', string>>
  /** For those who hear the text: what a block is, and the wording of what has changed in it. */
  spoken: Readonly<Record<ChangeKind, string>>
}

type Forms = readonly [one: string, many: string]

const COUNTED: Readonly<Record<ListedKind, Forms>> = {
  inserted: ['innsetting', 'innsettinger'],
  deleted: ['sletting', 'slettinger'],
  replaced: ['erstatning', 'erstatninger'],
  moved: ['flytting', 'flyttinger'],
  formatted: ['endret format', 'endrede formater'],
  split: ['delt avsnitt', 'delte avsnitt'],
  merged: ['sammenslåing av avsnitt', 'sammenslåinger av avsnitt'],
}

const COUNTED_NN: Readonly<Record<ListedKind, Forms>> = {
  inserted: ['innsetjing', 'innsetjingar'],
  deleted: ['sletting', 'slettingar'],
  replaced: ['utskifting', 'utskiftingar'],
  moved: ['flytting', 'flyttingar'],
  formatted: ['endra format', 'endra format'],
  split: ['delt avsnitt', 'delte avsnitt'],
  merged: ['samanslåing av avsnitt', 'samanslåingar av avsnitt'],
}

/** «3 endringer: 2 innsettinger og 1 sletting.» */
const count = (kinds: readonly ListedKind[], words: Readonly<Record<ListedKind, Forms>>, all: Forms): string => {
  const amount = (n: number, [one, many]: Forms): string => `${n}\u00A0${n === 1 ? one : many}`
  const parts = (Object.keys(words) as ListedKind[]).flatMap((kind) => {
    const n = kinds.filter((other) => other === kind).length
    return n === 0 ? [] : [amount(n, words[kind])]
  })
  return `${amount(kinds.length, all)}: ${[parts.slice(0, -1).join(', '), ...parts.slice(-1)].filter(Boolean).join(' og ')}.`
}

const dated = ({ utkast }: Meta, words: Words): string | undefined => (utkast === undefined ? undefined : longDate(utkast, words))

const nb = (words: Words): RedlineWords => ({
  name: 'Endringsvisning',
  compared: (older, newer) => {
    const [from, to] = [dated(older, words), dated(newer, words)]
    if (from === to) return `Viser hva som er endret mellom to utkast${to === undefined ? '' : `, begge datert ${to}`}.`
    return `Viser hva som er endret fra ${from === undefined ? 'et utkast uten dato' : `utkastet datert ${from}`} til ${to === undefined ? 'et utkast uten dato' : `utkastet datert ${to}`}.`
  },
  counted: (kinds) => count(kinds, COUNTED, ['endring', 'endringer']),
  looks: {
    inserted: ['Ny tekst', ' er lilla og understreket.'],
    deleted: ['Slettet tekst', ' er gjennomstreket.'],
    moved: ['Flyttet tekst', ' har dobbel understreking der den står nå, og er gjennomstreket der den sto før. I klammer står hvor den er flyttet fra og til.'],
    formatted: ['Endret format', ' er prikket under. I klammer står hva som er endret.'],
    split: ['¶', ' viser hvor et avsnitt er delt i to.'],
    merged: ['¶', ' viser hvor to avsnitt er slått sammen.'],
  },
  coloured: ' er farget og understreket.',
  bar: 'En strek i margen viser hvilke linjer som er endret.',
  onlyNew: 'Slettet tekst er ikke vist.',
  movedIn: ' har dobbel understreking.',
  moved: (kind, place) => `[flyttet ${place === undefined ? (kind === 'movedTo' ? 'hit' : 'herfra') : `${kind === 'movedTo' ? 'fra' : 'til'} ${place}`}]`,
  elsewhere: (place) => `et annet sted i ${place}`,
  opening: 'innledningen',
  formatted: {
    marks: '[endret utheving]', level: '[endret nivå]', numbering: '[endret nummerering]', align: '[endret justering]', file: '[endret fil]', other: '[endret format]',
  },
  image: { inserted: '[nytt bilde]', deleted: '[slettet bilde]', movedTo: '[flyttet bilde]', movedFrom: '[flyttet bilde]', formatted: '[endret bilde]' },
  rule: { inserted: '[ny skillelinje]', deleted: '[slettet skillelinje]', movedTo: '[flyttet skillelinje]', movedFrom: '[flyttet skillelinje]', formatted: '[endret skillelinje]' },
  note: { inserted: 'Nytt notat', deleted: 'Slettet notat' },
  empty: '[uten tekst]',
  before: (number) => `(før\u00A0${number})`,
  attachment: {
    same: 'Ikke gjengitt i endringsvisningen.',
    other: 'Endret, ikke sammenlignet.',
    inserted: 'Nytt vedlegg, ikke gjengitt i endringsvisningen.',
    deleted: 'Slettet vedlegg, ikke gjengitt i endringsvisningen.',
  },
  spoken: { inserted: 'Ny tekst', deleted: 'Slettet tekst', movedTo: 'Flyttet hit', movedFrom: 'Flyttet herfra', formatted: 'Endret format' },
})

const nn = (words: Words): RedlineWords => ({
  ...nb(words),
  name: 'Endringsvising',
  compared: (older, newer) => {
    const [from, to] = [dated(older, words), dated(newer, words)]
    if (from === to) return `Viser kva som er endra mellom to utkast${to === undefined ? '' : `, begge daterte ${to}`}.`
    return `Viser kva som er endra frå ${from === undefined ? 'eit utkast utan dato' : `utkastet datert ${from}`} til ${to === undefined ? 'eit utkast utan dato' : `utkastet datert ${to}`}.`
  },
  counted: (kinds) => count(kinds, COUNTED_NN, ['endring', 'endringar']),
  looks: {
    inserted: ['Ny tekst', ' er lilla og understreka.'],
    deleted: ['Sletta tekst', ' er gjennomstreka.'],
    moved: ['Flytta tekst', ' har dobbel understreking der han står no, og er gjennomstreka der han stod før. I klammer står kvar han er flytta frå og til.'],
    formatted: ['Endra format', ' er prikka under. I klammer står kva som er endra.'],
    split: ['¶', ' viser kvar eit avsnitt er delt i to.'],
    merged: ['¶', ' viser kvar to avsnitt er slått saman.'],
  },
  coloured: ' er farga og understreka.',
  bar: 'Ein strek i margen viser kva linjer som er endra.',
  onlyNew: 'Sletta tekst er ikkje vist.',
  moved: (kind, place) => `[flytta ${place === undefined ? (kind === 'movedTo' ? 'hit' : 'herifrå') : `${kind === 'movedTo' ? 'frå' : 'til'} ${place}`}]`,
  elsewhere: (place) => `ein annan stad i ${place}`,
  opening: 'innleiinga',
  formatted: {
    marks: '[endra utheving]', level: '[endra nivå]', numbering: '[endra nummerering]', align: '[endra justering]', file: '[endra fil]', other: '[endra format]',
  },
  image: { inserted: '[nytt bilete]', deleted: '[sletta bilete]', movedTo: '[flytta bilete]', movedFrom: '[flytta bilete]', formatted: '[endra bilete]' },
  rule: { inserted: '[ny skiljelinje]', deleted: '[sletta skiljelinje]', movedTo: '[flytta skiljelinje]', movedFrom: '[flytta skiljelinje]', formatted: '[endra skiljelinje]' },
  note: { inserted: 'Nytt notat', deleted: 'Sletta notat' },
  empty: '[utan tekst]',
  attachment: {
    same: 'Ikkje attgjeve i endringsvisinga.',
    other: 'Endra, ikkje samanlikna.',
    inserted: 'Nytt vedlegg, ikkje attgjeve i endringsvisinga.',
    deleted: 'Sletta vedlegg, ikkje attgjeve i endringsvisinga.',
  },
  spoken: { inserted: 'Ny tekst', deleted: 'Sletta tekst', movedTo: 'Flytta hit', movedFrom: 'Flytta herifrå', formatted: 'Endra format' },
})

/** @returns the words in the written form of the document's other words. */
export function redlineWordsOf(words: Words): RedlineWords {
  return words.locale === 'nn-NO' ? nn(words) : nb(words)
}

/** What a change of properties is called: a list may change its kind, its start or both, and is then numbered otherwise. */
export function formattedWords(before: OlderProperties | undefined, { formatted }: RedlineWords): string {
  if (!before) return formatted.other
  if ('marks' in before) return formatted.marks
  if ('level' in before) return formatted.level
  if ('kind' in before || 'start' in before || 'continues' in before || 'unnumbered' in before) return formatted.numbering
  if ('align' in before) return formatted.align
  return 'file' in before || 'sha256' in before || 'media' in before ? formatted.file : formatted.other
}
