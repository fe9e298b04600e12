/** Says whether a text stops in the middle of a sentence. */
import type { Subject } from './rule.ts'

/** A row of `funksjonsord.yaml`. */
interface FunctionWord {
  ord: string
  løst?: boolean
}

export interface Endings {
  /** Ends with a word that something must follow («utvikling av»). */
  openEnded: (text: string) => boolean
  /** The same, or with a word that something usually follows («møte med»), or with a comma. */
  maybeOpenEnded: (text: string) => boolean
}

export function endingsOf({ rows }: Subject): Endings {
  const words = rows<FunctionWord>('funksjonsord')
  const strict = new Set(words.filter(({ løst }) => !løst).map(({ ord }) => ord))
  const all = new Set(words.map(({ ord }) => ord))
  const last = (text: string): string => (/[\p{L}]+$/u.exec(text.slice(-40).trimEnd())?.[0] ?? '').toLowerCase()
  return {
    openEnded: (text) => strict.has(last(text)),
    maybeOpenEnded: (text) => all.has(last(text)) || /,\s*$/.test(text.slice(-3)),
  }
}

/** Whether a text ends with a mark that closes a sentence or announces what follows. */
export function isClosed(text: string): boolean {
  return /[.!?:;…»”")\]]\s*$/u.test(text.slice(-8))
}
