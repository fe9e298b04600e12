/** What a redline says about itself: its name, which drafts it compares, its legend, and how many changes there are. */
import type { ListedKind } from '../document/change-list.ts'
import type { Meta } from '../document/meta.ts'
import { longDate, type Words } from '../document/words.ts'

export interface LegendWords {
  /** «Endringsvisning». */
  name: string
  /** Which drafts are compared. */
  compared: (older: Meta, newer: Meta) => string
  /** «3 endringer: 2 innsettinger og 1 sletting.» */
  counted: (kinds: readonly ListedKind[]) => string
  /** Where samples follow in a row. */
  samples: string
  /** How each look is read, after a sample of it. */
  looks: Readonly<Record<'inserted' | 'deleted' | 'moved' | 'formatted' | 'split' | 'merged', readonly [sample: string, rest: string]>>
  /** For a style whose colour for new text is not purple. */
  coloured: string
  bar: string
  /** Where only the new text is shown. */
  onlyNew: string
  /** Then the place that text has been moved from is not shown. */
  movedIn: string
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

const nb = (words: Words): LegendWords => ({
  name: 'Endringsvisning',
  compared: (older, newer) => {
    const [from, to] = [dated(older, words), dated(newer, words)]
    if (from === to) return `Viser hva som er endret mellom to utkast${to === undefined ? '' : `, begge datert ${to}`}.`
    return `Viser hva som er endret fra ${from === undefined ? 'et utkast uten dato' : `utkastet datert ${from}`} til ${to === undefined ? 'et utkast uten dato' : `utkastet datert ${to}`}.`
  },
  counted: (kinds) => count(kinds, COUNTED, ['endring', 'endringer']),
  samples: 'Endringer er merket slik',
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
})

const nn = (words: Words): LegendWords => ({
  ...nb(words),
  name: 'Endringsvising',
  compared: (older, newer) => {
    const [from, to] = [dated(older, words), dated(newer, words)]
    if (from === to) return `Viser kva som er endra mellom to utkast${to === undefined ? '' : `, begge daterte ${to}`}.`
    return `Viser kva som er endra frå ${from === undefined ? 'eit utkast utan dato' : `utkastet datert ${from}`} til ${to === undefined ? 'eit utkast utan dato' : `utkastet datert ${to}`}.`
  },
  counted: (kinds) => count(kinds, COUNTED_NN, ['endring', 'endringar']),
  samples: 'Endringar er merkte slik',
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
})

/** @returns the words in the written form of the document's other words. */
export function legendWordsOf(words: Words): LegendWords {
  return words.locale === 'nn-NO' ? nn(words) : nb(words)
}
