/** The golden cases: two drafts each, and the redline that a careful lawyer would make by hand. */
import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Document } from '../../src/document/tree.ts'
import { readText } from '../generate/read.ts'

const FOLDER = 'test/diff/cases'

interface CaseFile {
  tittel: string
  /** Why it is to be marked so, for the reader of the case. */
  hvorfor: string
  /** Markdown of the two drafts. */
  eldre: string
  nyere: string
  /** How many changes are counted. */
  endringer: number
  /** The redline, as `show` prints it. */
  ventet: string
  /** Other redlines that are just as good. */
  eller?: string[]
}

export interface Case {
  file: string
  title: string
  older: Document
  newer: Document
  changes: number
  /** Lines of every redline that is right. */
  expected: string[][]
}

const linesOf = (text: string): string[] => text.trim().split('\n')

export const cases: readonly Case[] = readdirSync(FOLDER)
  .sort()
  .map((file) => {
    const { tittel, eldre, nyere, endringer, ventet, eller = [] } = parse(readFileSync(`${FOLDER}/${file}`, 'utf8')) as CaseFile
    return { file, title: tittel, older: draft(eldre, file), newer: draft(nyere, file), changes: endringer, expected: [ventet, ...eller].map(linesOf) }
  })

/** @returns a draft of an agreement with numbered clauses; a front matter gives it references and ids. */
export function draft(markdown: string, name = 'draft'): Document {
  const { document, messages } = readText(`---\ndokumenttype: samarbeidsavtale\n---\n\n${markdown}`)
  if (!document) throw new Error(`${name}: ${messages.map(({ reason }) => reason).join('; ')}`)
  return { ...document, meta: { ...document.meta, nummerering: 'desimal' } }
}
