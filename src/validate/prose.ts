/** What the rules about language share: text without what is no language, and findings on a stretch of a block. */
import { numbersInWords, type NumberInText } from '../document/norwegian/numbers.ts'
import { oncePer } from './once.ts'
import { wordsIn, type Word } from './phrases.ts'
import type { Found } from './rule.ts'
import type { TextBlock } from './text.ts'

/** Stands for a character that is no language, so that offsets stay. */
export const HIDDEN = '\uFFFC'

/** @returns the text of a block, as long as before, with code, blanks, web and e-mail addresses hidden. */
export const proseOf: (block: TextBlock) => string = oncePer((block) => {
  let prose = block.text
  if (block.runs.some(({ node, marks }) => node.type === 'blank' || marks.includes('code'))) {
    prose = block.runs.map(({ from, to, node, marks }) => (node.type === 'blank' || marks.includes('code') ? HIDDEN.repeat(to - from) : block.text.slice(from, to))).join('')
  }
  if (/[/@]|www/.test(prose)) prose = prose.replace(/\S+/g, (word) => (/^[("«]?(?:https?:\/\/|www\.)/.test(word) || word.includes('@') ? HIDDEN.repeat(word.length) : word))
  return prose
})

/** @returns the words of a block's prose. */
export const proseWords: (block: TextBlock) => readonly Word[] = oncePer((block) => wordsIn(proseOf(block)))

/** @returns the words of a block's whole text, code and addresses too. */
export const textWords = (block: TextBlock): readonly Word[] => (proseOf(block) === block.text ? proseWords(block) : wordsIn(block.text))

/** @returns the numbers that a block's prose has in words. */
export const proseNumbers: (block: TextBlock) => readonly NumberInText[] = oncePer((block) => numbersInWords(proseOf(block)))

export interface Mending {
  text: string
  /** What is replaced, where it is not all that the finding underlines. */
  from?: number
  to?: number
  /** Whether it is made unasked; only typography is. */
  automatic?: boolean
}

/** @returns a finding on `from`–`to` of a block, with its fix where the author's file has those very characters. */
export function findingOn(block: TextBlock, from: number, to: number, found: Omit<Found, 'position' | 'fix'> = {}, mending?: Mending): Found {
  const position = mending && block.editable(mending.from ?? from, mending.to ?? to)
  return {
    ...found,
    position: block.place(from, to),
    ...(position && mending && { fix: { position, text: mending.text, changesPrint: true, automatic: mending.automatic ?? false } }),
  }
}

/** @returns text for a message: at most `length` characters, hard spaces and line breaks as spaces. */
export function shown(text: string, length = 60): string {
  const plain = text.replace(/[\s\u00A0]+/g, ' ').trim()
  return plain.length > length ? `${plain.slice(0, length - 1).trimEnd()}…` : plain
}
