/** What an agreement type is: the typed content of `templates/types/<name>.yaml`, by its Norwegian keys. */
import type { Schema } from './data-check.ts'
import type { Numbering } from './meta.ts'

/** A text in both written forms; nynorsk is bokmål where the type gives none. */
export interface BothForms {
  nb: string
  nn?: string
}

export type Requirement = 'pliktig' | 'anbefalt' | 'valgfri'

/** One thing that an agreement of the type must, should or may say. */
export interface ClauseItem {
  /** Id of the clause that says it. */
  id: string
  tittel: BothForms
  /** Other headings under which it may stand, compared without case, number and closing colon. */
  alias: { nb: readonly string[]; nn: readonly string[] }
  krav: Requirement
  /** Where the law lists it: the letter or number of the item. Only statutory items have one. */
  lovpunkt?: string
  /** When it is asked for, in words, where it is not always («når samarbeidet har felles folkevalgt nemnd»). */
  gjelder?: string
  /** Legal basis, ready to print: «koml. § 20-4 tredje ledd bokstav f». */
  hjemmel?: string
  /** The item in the words of the law, or of the house rule. */
  moment: string
  hvorfor: string
  /** The clause has at least one word beginning of every list: [[«tre ut», «uttreden»], [«frist», «varsel»]]. */
  inneholder: { nb: readonly (readonly string[])[]; nn: readonly (readonly string[])[] }
  /** Set phrases that only this clause uses: one of them anywhere shows that it stands under another heading. */
  uttrykk: { nb: readonly string[]; nn: readonly string[] }
  /** Name of the clause in the library that says it. */
  standardklausul?: string
  /** What says it instead of a clause: a key of the front matter, or a built-in block. */
  dekkesAv?: { nøkkel: string } | { blokk: 'signatur' | 'vedlegg' }
}

export type QuestionKind = 'tekst' | 'dato' | 'tall' | 'liste' | 'orgnr' | 'valg' | 'janei'

/** Something that `lilla new` asks. */
export interface Question {
  /**
   * Path in the front matter («verdier.møter», «parter»). A path that begins with «tekst.» is not a front-matter value: the
   * answer is written straight into the text. Inside `felter`: the key in one entry of the list.
   */
  nøkkel: string
  spørsmål: string
  type: QuestionKind
  /** An answer that fits; the tests draft every type with these. */
  eksempel: unknown
  /** Taken when there is no answer. Without it an unanswered question leaves a blank to fill in. */
  standard?: unknown
  /** The draft cannot be made without it. */
  påkrevd?: boolean
  hjelp?: string
  /** For `valg`. */
  valg?: readonly string[]
  /** For `liste`: what each entry consists of; without it, an entry is a text. */
  felter?: readonly Question[]
}

export interface AgreementType {
  /** Name of the files, and value of `dokumenttype`. */
  name: string
  navn: BothForms
  beskrivelse: string
  /** The document type of Fiks Arkiv v2, in lower case. */
  dokument: 'avtale' | 'vedtekter' | 'saksframlegg'
  /** Whether the title block names the parties («mellom … og …»). */
  tittelblokk: 'parter' | 'ingen'
  nummerering: Numbering
  rettsgrunnlag?: string
  /** Who decides; `selv` is the word of the law that bars delegation. */
  vedtaksorgan?: { organ: readonly string[]; selv: boolean; hjemmel: string }
  /** Keys that the type adds to the common front matter, and which keys it requires. */
  frontmatter: SchemaAdditions & { part: SchemaAdditions }
  klausuler: readonly ClauseItem[]
  spørsmål: readonly Question[]
}

export interface SchemaAdditions {
  properties: Schema
  required: readonly string[]
}
