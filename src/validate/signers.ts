/** Who the parties are and who signs, as rules count them. */
import { signatories } from '../document/meta.ts'
import type { Position, SignatureBlock } from '../document/tree.ts'
import type { Subject } from './rule.ts'
import type { TextBlock } from './text.ts'

/** A name where it stands in the signature block. */
export interface Signer {
  name: string
  position: Position | undefined
}

export interface SignatureFound {
  signers: readonly Signer[]
  /** The lines of a block that the author typed; none for the built-in block, whose fields are always complete. */
  typed: readonly TextBlock[]
}

/**
 * A name that stands for many, or for whoever joins: «Kommunene i Akershus», «Kommunen som slutter seg til avtalen». How many they
 * are cannot be known from the text.
 */
export function isCollective(name: string): boolean {
  return COLLECTIVE.test(name)
}

const COLLECTIVE = /^(?:alle |de |den |hver )?(?:fylkes)?(?:kommune(?:n|ne|r)\b|kommune\/)|^(?:alle |de |hver )?(?:medlemm?e|deltaka?e?r|part(?:ene|ane|nar|ner))/i

/** Names that sign, from the front matter; undefined when their number cannot be known. */
export function namedSigners({ meta }: Subject): readonly string[] | undefined {
  const names = signatories(meta).map(({ navn }) => navn)
  return names.length === 0 || names.some(isCollective) ? undefined : names
}

/** «Sted, dato», «Sted ..... Dato .....»: the line that opens a signature block by hand; a heading such as «12. Signatur» does too. */
const OPENING = /^(?:sted|stad)\b.{0,40}\bdato\b/i
const HEADING = /^(?:\d+\.? )?(?:signatur(?:er)?|underskrift(?:er)?)$/i
/** A label of a form, with or without dots to fill in. */
const LABEL = /^(?:sted|stad|dato|navn|namn|tittel|stilling|rolle|kommune|organisasjon)\s*(?::|\.{2}|_{2}|$)|^(?:signatur|underskrift)\s*(?::|\.{2}|_{2})/i

/** @returns the built-in signature block, or one that was typed; undefined when there is none. */
export function signatureOf({ document, blocks }: Pick<Subject, 'document' | 'blocks'>): SignatureFound | undefined {
  const builtIn = document.children.find((block): block is SignatureBlock => block.type === 'signatureBlock')
  if (builtIn) {
    const lines = blocks.filter(({ kind, block }) => kind === 'signature' && block.type === 'signatureLine' && block.role === 'name')
    return { signers: lines.map(({ text, place }) => ({ name: text, position: place(0, text.length) })), typed: [] }
  }
  const body = blocks.filter(({ within }) => !within.some(({ type }) => type === 'attachment'))
  const from = body.findLastIndex(({ text, kind }) => OPENING.test(text.trim()) || (kind === 'heading' && HEADING.test(text.trim())))
  if (from < 0) return undefined
  const typed = body.slice(from)
  const signers = typed.flatMap(signersIn)
  // A heading alone, with text about who signs, is no block to sign in.
  const isForm = typed[0]?.kind !== 'heading' || signers.length > 0 || typed.some(({ text }) => LABEL.test(text.trim()))
  return isForm ? { signers, typed } : undefined
}

function signersIn({ kind, text, place }: TextBlock): Signer[] {
  const name = kind === 'paragraph' && /^For\s/.test(text) ? withoutFilling(text.slice(4)) : kind === 'cell' ? text.trim() : ''
  const at = text.indexOf(name)
  return name === '' || LABEL.test(name) || !/\p{L}/u.test(name) ? [] : [{ name, position: place(at, at + name.length) }]
}

/** Without the dots or the line that a name is written on. */
function withoutFilling(text: string): string {
  let end = text.length
  while (end > 0 && ' \u00A0:._…'.includes(text.charAt(end - 1))) end -= 1
  return text.slice(0, end).trim()
}

/** For comparing names: case and white space do not part them. */
export function nameKey(name: string): string {
  return name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()
}
