/** Edits inside a block, as people make them: words, amounts, sentences, formatting, footnotes. Each changes a draft in place. */
import type { Mark } from '../../src/document/tree.ts'
import type { Loose, Spot } from './spots.ts'
import type { Chance } from './random.ts'

/** @returns whether there was a place for the edit. */
export type Edit = (draft: Loose, chance: Chance) => boolean

export const WORDS = ['kommunen', 'partene', 'årlig', 'skriftlig', 'samarbeidsområder', 'fag- og saksområder', 'beredskapskontakten', 'ikke', 'minst', 'så snart som mulig', 'økonomiplanen']
export const SENTENCES = [
  'Partene møtes minst to ganger i året.', 'Styringsgruppen legger fram forslag til budsjett innen 1. september.', 'Vertskommunen fører regnskapet for samarbeidet.',
  'Hver part dekker sine egne reiseutgifter.', 'Uenighet løses ved forhandlinger, jf. punkt 12.', 'Tilskuddet er kr 250 000 for hvert av årene 2026–2029.',
  'Avtalen kan sies opp med seks måneders varsel, jf. kommuneloven § 18-4.', 'Arbeidsgruppen skal ha medlemmer fra alle kommunene.', 'Dette gjelder tilsvarende for underleverandører.',
]

export function find(draft: Loose, wanted: (spot: Spot) => boolean): Spot[] {
  const found: Spot[] = []
  const visit = (parent: Loose): void => parent.children?.forEach((node, at, siblings) => {
    const spot = { node, siblings, at, parent }
    if (wanted(spot)) found.push(spot)
    visit(node)
  })
  visit(draft)
  return found
}

export function one(draft: Loose, chance: Chance, wanted: (spot: Spot) => boolean): Spot | undefined {
  const all = find(draft, wanted)
  return all.length === 0 ? undefined : chance.pick(all)
}

/** Texts of the draft's own wording; what comes from the front matter is edited with it. */
export const isText = ({ node, parent }: Spot): boolean => node.type === 'text' && !['titleLine', 'signatureLine', 'attachmentEntry', 'note'].includes(parent.type)

function rewrite(draft: Loose, chance: Chance, wanted: RegExp, by: (found: string) => string): boolean {
  const place = one(draft, chance, (spot) => isText(spot) && new RegExp(wanted.source, 'u').test(spot.node.value ?? ''))
  if (!place) return false
  const value = place.node.value ?? ''
  const at = chance.pick([...value.matchAll(new RegExp(wanted.source, 'gu'))])
  place.node.value = value.slice(0, at.index) + by(at[0]) + value.slice(at.index + at[0].length)
  return true
}

const WORD = /(?<![\p{L}\p{N}])\p{L}[\p{L}-]+(?![\p{L}\p{N}])/u
/** A sentence with the blank before it, unless it opens the text. */
const SENTENCE = /(?:^|(?<=\. ))\p{Lu}[^.]{12,}\.(?= \p{Lu}|$)/u

const wordInserted: Edit = (draft, chance) => rewrite(draft, chance, WORD, (found) => (chance.oneIn(2) ? `${found} ${chance.pick(WORDS)}` : `${chance.pick(WORDS)} ${found}`))
const wordDeleted: Edit = (draft, chance) => rewrite(draft, chance, /(?<=\p{L}) \p{L}+(?= \p{L})/u, () => '')
const wordReplaced: Edit = (draft, chance) => rewrite(draft, chance, WORD, (found) => chance.pick([...WORDS, `${found}ene`, found.slice(0, -1) || 'en']))

/** What changes whole or not at all, each with another of its kind. */
const UNITS: readonly RegExp[] = [/kr \d[\d \u00A0]*\d(?:,–)?/, /\d{1,2}\. (?:januar|mars|april|mai|juni|september|oktober|desember)(?: \d{4})?/, /\d+(?:,\d+)? ?%/, /§[ \u00A0]\d+-\d+/, /punkt \d+(?:\.\d+)*/, /\b(?:19|20)\d\d\b/]
const unit: Edit = (draft, chance) => rewrite(draft, chance, chance.pick(UNITS), (found) => found.replace(/\d/g, (digit, at: number) => (at === found.search(/\d/) || chance.oneIn(2) ? String((Number(digit) % 9) + 1) : digit)))

const sentenceInserted: Edit = (draft, chance) => {
  const place = one(draft, chance, (spot) => isText(spot) && /[.]$/.test(spot.node.value ?? ''))
  if (place) place.node.value = chance.oneIn(2) ? `${place.node.value} ${chance.pick(SENTENCES)}` : `${chance.pick(SENTENCES)} ${place.node.value}`
  return place !== undefined
}
const sentenceDeleted: Edit = (draft, chance) => rewrite(draft, chance, new RegExp(`(?<=\\.) ${SENTENCE.source.replace('(?:^|(?<=\\. ))', '')}`), () => '')
const sentenceRewritten: Edit = (draft, chance) => rewrite(draft, chance, SENTENCE, () => chance.pick(SENTENCES))

/** A few words get or lose a mark. */
const marked = (mark: Mark): Edit => (draft, chance) => {
  const place = one(draft, chance, (spot) => isText(spot) && spot.parent.type !== 'code' && / \p{L}/u.test(spot.node.value ?? ''))
  if (!place) return false
  const value = place.node.value ?? ''
  const cuts = [0, value.length, ...[...value.matchAll(/(?<= )\S/g)].map(({ index }) => index)]
  const [from = 0, to = 0] = [chance.pick(cuts), chance.pick(cuts)].sort((a, b) => a - b)
  const marks = place.node.marks?.includes(mark) ? place.node.marks.filter((other) => other !== mark) : [...(place.node.marks ?? []), mark]
  const { marks: _, ...plain } = place.node
  const middle = { ...plain, ...(marks.length > 0 && { marks }), value: value.slice(from, to) }
  place.siblings.splice(place.at, 1, { ...place.node, value: value.slice(0, from) }, middle, { ...place.node, value: value.slice(to) })
  return from < to
}

const footnoteInserted: Edit = (draft, chance) => {
  const place = one(draft, chance, ({ node }) => node.type === 'paragraph')
  place?.node.children?.push({ type: 'footnote', children: [{ type: 'paragraph', children: [{ type: 'text', value: chance.pick(SENTENCES) }] }] })
  return place !== undefined
}
const footnoteDeleted: Edit = (draft, chance) => remove(one(draft, chance, ({ node }) => node.type === 'footnote'))
const footnoteText: Edit = (draft, chance) => {
  const place = one(draft, chance, ({ node }) => node.type === 'footnote')
  return place !== undefined && chance.pick([wordReplaced, wordInserted, sentenceInserted])(place.node, chance)
}
const inlineDeleted: Edit = (draft, chance) => remove(one(draft, chance, ({ node }) => ['link', 'image', 'break', 'note', 'blank', 'reference'].includes(node.type)))
const noteInserted: Edit = (draft, chance) => {
  const place = one(draft, chance, ({ node }) => node.type === 'paragraph')
  place?.node.children?.push({ type: 'note', children: [{ type: 'text', value: 'Dette er ikke avklart.' }] })
  return place !== undefined
}
const referenceTurned: Edit = (draft, chance) => {
  const ids = find(draft, ({ node }) => typeof node['id'] === 'string').map(({ node }) => node['id'])
  const place = one(draft, chance, ({ node }) => node.type === 'reference')
  if (place && ids.length > 0) place.node['target'] = chance.pick(ids)
  return place !== undefined
}

/** A word gets another name everywhere, inflected or not. */
const termRenamed: Edit = (draft, chance) => {
  const all = [...new Set(find(draft, isText).flatMap(({ node }) => node.value?.match(/\p{L}{9,}/gu) ?? []))]
  if (all.length === 0) return false
  const term = chance.pick(all).slice(0, 9)
  const other = chance.pick(['samarbeidsmøte', 'lagerleder', 'fellesorgan'])
  for (const { node } of find(draft, isText)) node.value = node.value?.replaceAll(term, other) ?? ''
  return true
}

export function remove(place: Spot | undefined): boolean {
  place?.siblings.splice(place.at, 1)
  return place !== undefined
}

export const WORD_EDITS = {
  wordInserted, wordDeleted, wordReplaced, unit, sentenceInserted, sentenceDeleted, sentenceRewritten, bold: marked('strong'), italic: marked('emphasis'),
  footnoteInserted, footnoteDeleted, footnoteText, inlineDeleted, noteInserted, referenceTurned, termRenamed,
} satisfies Record<string, Edit>
