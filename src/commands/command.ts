/** What a command is, and what it is given to talk with. */
import type { Language } from '../document/message.ts'

/** 0 clean · 1 findings, or refused · 2 wrong use, or the environment failed. */
export type Exit = 0 | 1 | 2

export interface Terminal {
  language: Language
  /** One JSON object on stdout instead of lines. */
  json: boolean
  /** A line of results, to stdout. */
  result: (line: string) => void
  /** A line of talk, to stderr. */
  talk: (line: string) => void
  /** Whether stderr is a screen on which a line can be rewritten; then `columns` wide. */
  live: boolean
  columns: number
  /** Rewrites the last, unfinished line of a live stderr. */
  rewrite: (line: string) => void
  /** Whether questions can be asked: stdin and stderr are a screen. */
  interactive: boolean
  colours: { bold: Paint; dim: Paint; red: Paint; yellow: Paint; cyan: Paint; green: Paint }
  /** Picks the sentence in the user's language. */
  say: (nb: string, en: string) => string
}

type Paint = (text: string) => string

export type Options = Readonly<Record<string, string | boolean | undefined>>

export type Run = (args: readonly string[], options: Options, terminal: Terminal) => Promise<Exit>

/** One row of the table of commands; the command's own file is read only when it is run. */
export interface Command {
  name: string
  /** In commander's notation: `[paths...]`, `<type>`. */
  args: readonly (Sentence & { name: string })[]
  does: Sentence
  options: readonly (Sentence & { flags: string })[]
  examples: readonly string[]
  load: () => Promise<{ run: Run }>
}

export interface Sentence {
  nb: string
  en: string
}

/** Wrong use, or an environment that failed (2), or something that must not be done (1): said in one sentence, and the program ends. */
export class Refusal extends Error {
  readonly remedy: string
  readonly exit: Exit
  constructor(reason: string, remedy = '', exit: Exit = 2) {
    super(reason)
    this.remedy = remedy
    this.exit = exit
  }
}
