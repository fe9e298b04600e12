/** Whether the text of a file is the text of a draft: the draft is built anew in the file's own format, and the two are read alike. */
import { fingerprint, printedFingerprint } from '../document/fingerprint.ts'
import { signatories } from '../document/meta.ts'
import type { Document } from '../document/tree.ts'
import { wordsOf, type Words } from '../document/words.ts'
import { kindOf, templatesFolder } from '../host.ts'
import { isDeclarationTo } from '../sign/declaration.ts'
import { fileText, type FileText } from '../sign/verify/file-text.ts'
import { bare, firstDifference, type Difference } from '../sign/verify/text.ts'
import { build } from './build-job.ts'
import { Refusal, type Terminal } from './command.ts'
import { openMade } from './made.ts'
import { missing } from './plan.ts'

export type Compared =
  | { same: true; declaration?: true }
  | { same: false; difference: Difference }
  /** The lines are alike, but the file shows more than they say. */
  | { same: false; loose: readonly string[] }
  /** Without tags, or not read at all. */
  | { same: false; unread: true }

export interface DraftText {
  path: string
  /** As printed. */
  fingerprint: string
  compare: (text: FileText | undefined) => Promise<Compared>
}

/** @throws Refusal when the draft cannot be read. */
export async function draftText(path: string, terminal: Terminal): Promise<DraftText> {
  if (kindOf(path) !== 'file') throw missing(path, terminal)
  const job = { path, templates: templatesFolder(), language: terminal.language }
  const { document, messages } = await openMade(job)
  const stopping = messages.find(({ fatal }) => fatal)
  if (!document || stopping) throw new Refusal(`${path}: ${stopping?.reason ?? ''}`, stopping?.remedy ?? '', 1)
  const sha256 = fingerprint(document)
  const known = new Map<FileText['format'], readonly FileText[]>()
  /** As the draft is printed; a saksfremlegg for several councils has a copy for each. */
  const expected = async (format: FileText['format']): Promise<readonly FileText[]> => {
    const made = known.get(format) ?? (await build({ ...job, formats: [format] })).files.flatMap(({ bytes }) => fileText(bytes) ?? [])
    known.set(format, made)
    return made
  }
  return {
    path,
    fingerprint: printedFingerprint(sha256),
    async compare(text) {
      if (!text?.lines) return { same: false, unread: true }
      if (isDeclarationTo(document, sha256, text.lines.map((line) => bare(line.text)).filter(Boolean))) return { same: true, declaration: true }
      const found = (await expected(text.format)).map((one) => difference(text, one, document))
      return found.find(({ same }) => same) ?? found[0] ?? { same: false, unread: true }
    },
  }
}

function difference(text: FileText, expected: FileText, document: Document): Compared {
  const words = wordsOf(document.meta)
  const found = firstDifference(text.lines ?? [], expected.lines ?? [], fieldsOf(words))
  if (found) return { same: false, difference: found }
  const loose = text.format === 'docx' ? text.loose.filter((one) => !expected.loose.includes(one)) : strange(text.loose, [...expected.loose, ...furnitureOf(document, words)])
  return loose.length > 0 ? { same: false, loose } : { same: true }
}

/** What stands under a name for the one who signs; the fingerprint leaves it out too. */
const fieldsOf = ({ placeAndDate, signature, nameInCapitals, office, electronicSignature, signedElectronically, signedByAccession }: Words): string[] =>
  [placeAndDate, signature, nameInCapitals, office, electronicSignature, signedElectronically, signedByAccession]

/** What copies have at the head and foot of their pages. */
const furnitureOf = ({ meta }: Document, words: Words): string[] =>
  [words.fingerprint, words.copyNumber(1, 2), words.specimen, words.attachment, words.page, words.of, ...signatories(meta).map(({ navn }) => words.keeper(navn))]

/**
 * @returns the lines in which something is left when the words of the furniture are taken out, page numbers and fingerprints too.
 * What stands at both ends of a line is read as one word, so words are looked for anywhere.
 */
function strange(lines: readonly string[], known: readonly string[]): string[] {
  const words = [...new Set(known.flatMap((line) => line.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? []))].sort((a, b) => b.length - a.length)
  const rest = (line: string): string => words.reduce((text, word) => text.replaceAll(word, ' '), line.toLowerCase().replaceAll(/(?:[0-9a-f]{4} ){7}[0-9a-f]{4}/gu, ' '))
  return lines.filter((line) => /\p{L}{2}|\d{5}/u.test(rest(line)))
}
