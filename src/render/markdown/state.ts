/** What is passed along while a document is printed as Markdown. */
import type { Analysis } from '../../document/analyse.ts'
import type { Footnote } from '../../document/tree.ts'

export interface MarkdownState {
  analysis: Analysis
  /** Footnotes met so far; their texts are printed at the end. */
  footnotes: Footnote[]
  /** Whether changes are printed, and notes as CriticMarkup has them. */
  isRedline: boolean
}
