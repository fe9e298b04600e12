/** STR-015: a clause that is nearly the standard clause, but not quite. */
import { analyse, slug } from '../../document/analyse.ts'
import type { Document } from '../../document/tree.ts'
import { clauseTexts, type ClauseText } from '../clause-text.ts'
import { exampleDraft } from '../example-draft.ts'
import { keyOf } from '../phrases.ts'
import { shown } from '../prose.ts'
import { defineRule } from '../rule.ts'
import { ownBlocks, textBlocks, type TextBlock } from '../text.ts'

/** Share of words in common; below it, the clause is simply another one. */
const LIKENESS = 0.6

const library = [{
  name: 'endringer',
  document: exampleDraft({}, '## Endringer', 'Endringer i avtalen skal være skriftlige. En endring gjelder først når {{alle}} har vedtatt den med samme ordlyd.').document,
}]

interface ClauseWord {
  key: string
  /** An expression of the library that stands for what the draft gives. */
  isOpen: boolean
  word: string
  block: TextBlock
  from: number
  to: number
}

export const str015 = defineRule({
  id: 'STR-015',
  severity: 'info',
  summary: { nb: 'Avvik fra standardklausul', en: 'Deviation from the standard clause' },
  why: {
    nb: 'En klausul som ligner standardklausulen, men ikke er lik, kan være endret med vilje eller ved et uhell. Den som vurderer avtalen, bør vite det.',
    en: 'A clause that resembles the standard one without being the same may have been changed on purpose or by accident. A reviewer should know.',
  },
  sentences: {
    deviates: {
      nb: ['Punktet avviker fra standardklausulen «{name}», her: «{own}» / «{standard}».', 'La det stå hvis avviket er ment. Ellers bruk standardklausulen med {include}.'],
      en: ['The clause deviates from the standard clause «{name}», here: «{own}» / «{standard}».', 'Leave it if that is meant. Otherwise use the standard clause with {include}.'],
    },
  },
  judges: ['avtale', 'vedtekter'],
  examples: {
    valid: [
      { text: '## Endringer\n\nEndringer i avtalen skal være skriftlige. En endring gjelder først når begge kommunestyrene har vedtatt den med samme ordlyd.', related: { library } },
      { text: '## Endringer\n\nStyret kan endre satsene hvert år etter forslag fra sekretariatet.', related: { library } },
      { text: '## Annet\n\nEndringer i avtalen skal være muntlige.', related: { library } },
      { text: '{{> endringer}}', related: { library } },
    ],
    invalid: [
      { text: '## Endringer\n\nEndringer i avtalen skal være muntlige. En endring gjelder først når alle har vedtatt den med samme ordlyd.', related: { library }, finds: ['muntlige'] },
      { text: '## Endring {#endringer}\n\nEndringer i avtalen skal være skriftlige. En endring gjelder når partene har vedtatt den med samme ordlyd.', related: { library }, finds: ['gjelder'] },
      { text: '## Endringer\n\nEndringer i avtalen skal være skriftlige. En endring gjelder først når alle har vedtatt den.', related: { library }, finds: ['den'] },
    ],
  },
  *check(subject) {
    const standards = new Map<string, { name: string; document: Document }>()
    for (const entry of subject.related.library) {
      const [heading] = entry.document.children
      const names = heading?.type === 'heading' ? [heading.id ?? '', titleOf(entry.document)] : []
      for (const name of [entry.name, ...names]) if (!standards.has(slug(name))) standards.set(slug(name), entry)
    }
    for (const clause of clauseTexts(ownBlocks(subject))) {
      const standard = standards.get(clause.heading.id ?? '') ?? standards.get(slug(clause.title))
      // A clause that the library brought in has its places in the library.
      if (!standard || clause.at.place(0, 1)?.file !== undefined) continue
      const difference = firstDifference(wordsOf(clause.blocks), wordsOf(clauseTexts(textBlocks(standard.document, analyse(standard.document)))[0]?.blocks ?? []))
      if (!difference) continue
      const { at, own, standard: other } = difference
      yield { position: at.block.place(at.from, at.to), values: { name: standard.name, own, standard: other, include: `{{> ${standard.name}}}` } }
    }
  },
})

function titleOf(document: Document): string {
  return clauseTexts(textBlocks(document, analyse(document)))[0]?.title ?? ''
}

function wordsOf(blocks: ClauseText['blocks']): ClauseWord[] {
  return blocks.flatMap((block) =>
    [...block.text.matchAll(/\{\{[^{}]*\}\}|[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*/gu)].map(({ 0: word, index }) => ({ word, key: keyOf(word), isOpen: word.startsWith('{{'), block, from: index, to: index + word.length })),
  )
}

/** The longest common words (the standard is short, so this is linear in the draft); undefined where equal, or not alike. */
function firstDifference(own: readonly ClauseWord[], standard: readonly ClauseWord[]): { at: ClauseWord; own: string; standard: string } | undefined {
  const closed = standard.filter(({ isOpen }) => !isOpen)
  if (closed.length === 0 || own.length > closed.length * 3 || closed.length > own.length * 3) return undefined
  const columns = standard.length + 1
  const length = new Uint16Array((own.length + 1) * columns)
  for (let i = own.length - 1; i >= 0; i -= 1) {
    for (let j = standard.length - 1; j >= 0; j -= 1) {
      length[i * columns + j] = own[i]?.key === standard[j]?.key ? (length[(i + 1) * columns + j + 1] ?? 0) + 1 : Math.max(length[(i + 1) * columns + j] ?? 0, length[i * columns + j + 1] ?? 0)
    }
  }
  if ((2 * (length[0] ?? 0)) / (own.length + closed.length) < LIKENESS) return undefined
  let [i, j] = [0, 0]
  while (i < own.length || j < standard.length) {
    if (own[i] && own[i]?.key === standard[j]?.key) {
      i += 1
      j += 1
      continue
    }
    const [i0, j0] = [i, j]
    while ((i < own.length || j < standard.length) && !(own[i] && own[i]?.key === standard[j]?.key)) {
      if (j >= standard.length || (i < own.length && (length[(i + 1) * columns + j] ?? 0) >= (length[i * columns + j + 1] ?? 0))) i += 1
      else j += 1
    }
    const [mine, theirs] = [own.slice(i0, i), standard.slice(j0, j)]
    if (theirs.some(({ isOpen }) => isOpen) && theirs.filter(({ isOpen }) => !isOpen).length === 0) continue
    const at = mine[0] ?? own[i0 - 1] ?? own[0]
    const text = (words: readonly ClauseWord[]): string => shown(words.map(({ word }) => word).join(' '), 50)
    // Where one side has nothing, the word before is shown with both.
    const before = mine.length === 0 || theirs.length === 0 ? own.slice(Math.max(0, i0 - 1), i0) : []
    return at && { at, own: text([...before, ...mine]), standard: text([...before, ...theirs]) }
  }
  return undefined
}
