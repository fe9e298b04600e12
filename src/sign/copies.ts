/** Which files are to be signed: as many copies as signatories, one original, or a declaration for each member. */
import { printedFingerprint } from '../document/fingerprint.ts'
import { signatories, type Decision, type Signatory } from '../document/meta.ts'
import type { Block, Document, Node } from '../document/tree.ts'
import { wordsOf } from '../document/words.ts'
import type { SigningEdition } from '../render/edition.ts'
import { declaration } from './declaration.ts'
import { isCollective, nameKey } from '../validate/signers.ts'
import type { Member } from './members.ts'

/** With fields for signatures, or bare for a service that adds its own. */
export type Profile = 'felt' | 'posten'

export interface Order {
  profile: Profile
  specimen: boolean
  /** For `tiltredelse`: those who accede; the signatories of the front matter where there is no list. */
  members?: readonly Member[]
}

export interface Copy {
  /** What its files are called, before it is made safe. */
  stem: string
  kind: 'eksemplar' | 'original' | 'avtale' | 'tiltredelse'
  /** «Eksemplar 2 av 3». */
  number?: number
  of?: number
  /** Whose copy it is, or who makes the declaration. */
  holder?: Signatory & { part?: string }
  decisions: readonly Omit<Decision, 'part'>[]
  document: Document
  signing: SigningEdition
}

/**
 * @param sha256 fingerprint of the draft.
 * @returns the copies in the order of the signatories; of `tiltredelse` first the agreement itself, then the declarations.
 */
export function copiesOf(draft: Document, sha256: string, { profile, specimen, members }: Order): Copy[] {
  const document = withoutNotes(draft)
  const { meta } = document
  const words = wordsOf(meta)
  const fields = profile === 'felt' && !specimen
  const common = { fingerprint: `${words.fingerprint} ${printedFingerprint(sha256)}`, fields, ...(specimen && { specimen: words.specimen }) }
  const form = meta.eksemplarer?.form ?? 'papir'
  const decisionsOf = (part: string): Copy['decisions'] => (meta.vedtak ?? []).filter((one) => one.part === part).map(({ part: _, ...rest }) => rest)
  const all = (meta.vedtak ?? []).map(({ part: _, ...rest }) => rest)
  if (form === 'elektronisk') {
    return [{ stem: 'original', kind: 'original', decisions: all, document, signing: { ...common, mark: '', signs: fields ? 'field' : 'service' } }]
  }
  const signers = signatories(meta)
  if (form === 'papir') {
    return signers.map((holder, i) => ({
      stem: `eksemplar-${padded(i + 1, signers.length)}-av-${signers.length}-${holder.navn}`,
      kind: 'eksemplar', number: i + 1, of: signers.length, holder, decisions: decisionsOf(holder.part), document,
      signing: { ...common, mark: words.copyNumber(i + 1, signers.length), keeper: words.keeper(holder.navn), signs: 'pen' },
    }))
  }
  const acceding = members ? withSigners(members, signers) : signers
  const agreement: Copy = { stem: 'avtale', kind: 'avtale', decisions: all, document, signing: { ...common, fields: false, mark: '', signs: 'declaration' } }
  const declarations = acceding.map((member: Member & { part?: string }): Copy => {
    const { vedtak, ...holder } = member
    const known = member.part === undefined ? [] : decisionsOf(member.part)
    const decisions = known.length > 0 ? known : vedtak ? [vedtak] : []
    return {
      stem: ['tiltredelse', holder.kommunenummer ?? holder.orgnr, holder.navn].filter(Boolean).join('-'),
      kind: 'tiltredelse', holder, decisions, document: declaration(document, sha256, holder, decisions, profile === 'posten'),
      signing: { ...common, fingerprint: `${words.fingerprintOfAgreement} ${printedFingerprint(sha256)}`, mark: '', signs: profile === 'posten' ? 'service' : 'pen' },
    }
  })
  return [agreement, ...declarations]
}

/** Those whom the front matter names accede like those of the list; who is in both is one, and both are believed. */
function withSigners(members: readonly Member[], signers: readonly (Signatory & { part: string })[]): (Member & { part?: string })[] {
  const isSame = (a: Signatory, b: Signatory): boolean =>
    a.orgnr !== undefined && b.orgnr !== undefined ? a.orgnr === b.orgnr : a.kommunenummer !== undefined && b.kommunenummer !== undefined ? a.kommunenummer === b.kommunenummer : nameKey(a.navn) === nameKey(b.navn)
  const named = signers.filter(({ navn }) => !isCollective(navn))
  const others = members.filter((member) => !named.some((signer) => isSame(signer, member)))
  return [...named.map((signer) => ({ ...members.find((member) => isSame(signer, member)), ...signer })), ...others]
}

const padded = (number: number, of: number): string => String(number).padStart(String(of).length, '0')

/** What stands in a specimen is what would be signed. */
function withoutNotes(document: Document): Document {
  const one = <T extends Node>(node: T): T => ('children' in node ? { ...node, children: (node.children as readonly Node[]).filter(({ type }) => type !== 'note').map(one) } : node)
  return { ...document, children: document.children.map((block): Block => one(block)) }
}

