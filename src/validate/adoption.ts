/** What an agreement says about who adopts it. */
import type { Position } from '../document/tree.ts'
import type { Subject } from './rule.ts'
import { sentencesOf } from './text.ts'

/** Deciding organs; scanning turns å into a and ø into a or o. */
const ORGANS = [
  ['council', /kommunestyr|fylkesting/i],
  ['board', /formannskap|fylkesutvalg|fylkesutval\b/i],
  ['administration', /r[åa]dm[ae]nn|kommunedirekt[øao]r/i],
  ['government', /fylkesråd|byråd/i],
  ['mayor', /ordfør[ae]r/i],
  ['meeting', /årsmøte|representantskap|styringsgruppe|programstyre/i],
] as const

export type Organ = (typeof ORGANS)[number][0]

export interface Adoption {
  organs: ReadonlySet<Organ>
  /** The organs as the sentence names them, for the author to recognise. */
  words: string
  position: Position | undefined
}

const NAME = /(?<!\p{L})\p{L}*(?:kommunestyr|fylkesting|formannskap|fylkesutval|r[åa]dm[ae]nn|kommunedirekt[øao]r|fylkesråd|byråd|ordfør[ae]r|årsmøte|representantskap|styringsgruppe|programstyre)\p{L}*/giu
/** «avtalen vedtas av», «skal godkjennes av», «blir vedteke av» */
const PASSIVE = /(?<!\p{L})\p{L}*avtalen?s? (?:(?:skal|må|kan|blir|er|vert) )?(?:først )?(?:godkjennes|vedtas|godkjent|vedtatt|vedteken|vedteke|godkjend|bli godkjent|bli vedtatt) av(?!\p{L})/iu
/** «Kommunestyrene … vedtar samarbeidsavtalen» */
const ACTIVE = /(?<!\p{L})(?:vedtar|vedtek|godkjenner|godkjenn) (?:(?:denne|selve) )?\p{L}*avtalen(?!\p{L})/iu
/** About changes of the agreement, or about other agreements. */
const OTHER = /endring|tilleggsavtale|fornye|forleng/i

/** @returns every statement, in order; a sentence about changes is none. */
export function adoptions({ blocks }: Pick<Subject, 'blocks'>): Adoption[] {
  return blocks.flatMap((block) => {
    const { text, kind, place } = block
    if (kind === 'signature' || kind === 'titleLine') return []
    return sentencesOf(block).flatMap(([from, to]): Adoption[] => {
      const sentence = text.slice(from, to)
      if (OTHER.test(sentence)) return []
      const passive = PASSIVE.exec(sentence)
      const active = passive ? undefined : ACTIVE.exec(sentence)
      const stretch = passive ? [passive.index + passive[0].length, sentence.length] : active ? [0, active.index] : undefined
      if (!stretch) return []
      const [start = 0, end = 0] = stretch
      const named = Array.from(sentence.slice(start, end).matchAll(NAME), ({ 0: word, index }) => ({ word, from: start + index, to: start + index + word.length }))
      const [first, last] = [named[0], named.at(-1)]
      if (!first || !last) return []
      const words = sentence.slice(first.from, last.to)
      return [{ organs: new Set(ORGANS.flatMap(([organ, pattern]) => (pattern.test(words) ? [organ] : []))), words, position: place(from + first.from, from + last.to) }]
    })
  })
}
