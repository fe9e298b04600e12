/** What a drawn redline opens with: which drafts are compared, what each look means, how many changes there are. */
import { Paragraph, type FileChild, type ParagraphChild } from 'docx'
import type { ListedKind } from '../../document/change-list.ts'
import { legendWordsOf, type LegendWords } from '../legend-words.ts'
import { DRAWN_STYLES } from './drawn.ts'
import { runs } from './run.ts'
import type { State } from './state.ts'

type Look = keyof LegendWords['looks']

/** The looks that each kind of change is drawn with. */
const LOOKS: Readonly<Record<ListedKind, readonly Look[]>> = {
  inserted: ['inserted'], deleted: ['deleted'], replaced: ['inserted', 'deleted'], moved: ['moved'], formatted: ['formatted'], split: ['split'], merged: ['merged'],
}
/** The style of each sample. */
const SAMPLES: Readonly<Record<Look, string>> = {
  inserted: DRAWN_STYLES.inserted, deleted: DRAWN_STYLES.deleted, moved: DRAWN_STYLES.movedTo, formatted: 'ChangedText', split: DRAWN_STYLES.inserted, merged: DRAWN_STYLES.deleted,
}

/** @returns the legend, the first time it is asked for. */
export function legend({ edition, redline }: State): FileChild[] {
  if (redline?.show !== 'drawn' || redline.told.has('legend')) return []
  redline.told.add('legend')
  const { changes } = redline
  const words = legendWordsOf(edition.words)
  const show = edition.redline?.show
  const kinds = [...changes.values()].map(({ listed }) => listed.kind)
  const used = new Set(kinds.flatMap((kind) => LOOKS[kind]))
  const samples = (Object.keys(SAMPLES) as Look[]).filter((look) => used.has(look)).flatMap((look): ParagraphChild[] => {
    const [sample, rest] = words.looks[look]
    return [...runs(sample, { style: SAMPLES[look] }), ...runs(`${show === 'new' && look === 'moved' ? words.movedIn : rest} `)]
  })
  const line = (...children: ParagraphChild[]): Paragraph => new Paragraph({ style: 'ChangeLegend', children })
  const older = edition.redline?.older ?? {}
  return [
    line(...runs(`${words.name}. `, { marks: ['strong'] }), ...runs(`${words.compared(older, edition.document.meta)} ${words.counted(kinds)}`)),
    line(...samples, ...runs(words.bar), ...(show === 'new' ? runs(` ${words.onlyNew}`) : [])),
    new Paragraph({ style: 'Spacer' }),
  ]
}
