/** What a rule is: one file that says what it judges, why, and in which words, with examples that are its tests and its documentation. */
import type { Analysis } from '../document/analyse.ts'
import type { Language, Message, Severity } from '../document/message.ts'
import type { Meta } from '../document/meta.ts'
import type { Numbers } from '../document/number.ts'
import type { Document, Position } from '../document/tree.ts'
import type { AgreementType } from '../document/type.ts'
import type { Words } from '../document/words.ts'
import type { Dictionary } from './dictionary.ts'
import type { Related } from './related.ts'
import type { TextBlock } from './text.ts'

/** Everything that a rule may look at. Rules are pure: the same subject gives the same findings. */
export interface Subject {
  document: Document
  meta: Meta
  /** Absent in a file without `dokumenttype`. */
  type?: AgreementType
  words: Words
  numbers: Numbers
  analysis: Analysis
  /** The visible text, block by block. */
  blocks: readonly TextBlock[]
  /** ISO date that law, names and numbers are judged at: the draft's own, `utkast`; undefined when it has none. */
  date?: string
  /** Where a key of the front matter and its value stand. */
  locate: (path: readonly (string | number)[]) => { key?: Position; value?: Position }
  /** Rows of `templates/law/<name>.yaml`; the file's own head says what a row holds. */
  rows: <Row>(name: string) => readonly Row[]
  /** Other documents, as data. */
  related: Related
  /** The user's own dictionary, where one is installed. */
  dictionary?: Dictionary
  /** `signing` adds what only a signing copy must hold; `service`, what a signing service takes besides. */
  profile: 'draft' | 'signing' | 'service'
}

/** A change of the author's file that puts a finding right. */
export type Fix = NonNullable<Message['fix']>

export interface Found {
  /** Which of the rule's sentences, where it has several; otherwise the one. */
  sentence?: string
  /** Absent when the whole document is meant. */
  position?: Position | undefined
  /** Where one rule judges both what must be and what should be; the rule's own otherwise. */
  severity?: Severity
  /** Fill `{name}` in the sentences. */
  values?: Readonly<Record<string, string | number>>
  fix?: Fix
  related?: Message['related']
  /** The key of the front matter that is missing, where that is all that the finding is about. */
  missing?: string
}

/** What is wrong and expected, and what to do about it. */
export type Sentence = Readonly<Record<Language, readonly [reason: string, remedy: string]>>

export interface Example {
  /** Markdown after the front matter; a title is put before it where it has none. */
  text: string
  /** Front matter added to that of an invented agreement; YAML. */
  head?: string
  /** Draft date, where the rule depends on it. */
  date?: string
  /** The type of the draft; `samarbeidsavtale` otherwise. */
  type?: string
  related?: Partial<Related>
  profile?: Subject['profile']
  /**
   * The exact findings of this rule, in order: the characters that each underlines (the first occurrence after the one before it),
   * or `null` for one without a place. None for a valid example.
   */
  finds?: readonly (string | null)[]
  /** The text after the automatic fixes. */
  fixed?: string
}

export interface Rule {
  /** `AREA-NNN`, stable for ever. */
  id: string
  severity: Severity
  /** What the rule judges, in one line, as a heading. */
  summary: Readonly<Record<Language, string>>
  /** Why, with the source (law, Språkrådet, practice). Shown by `check --explain`. */
  why: Readonly<Record<Language, string>>
  sentences: Readonly<Record<string, Sentence>>
  /** Kinds of document that it judges; all kinds where absent. `any` includes files without a type. */
  /** What it finds must not be printed in excerpts (a fødselsnummer). */
  confidential?: true
  judges?: readonly ('avtale' | 'vedtekter' | 'saksframlegg' | 'any')[]
  examples: { valid: readonly Example[]; invalid: readonly Example[] }
  check: (subject: Subject) => Iterable<Found>
}

/** Gives a rule its type while its own shape is kept. */
export function defineRule<const R extends Rule>(rule: R): R {
  return rule
}
