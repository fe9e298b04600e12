/** The front matter of a draft, by its Norwegian keys, after the schema has accepted it. */

export const STATUSES = ['utkast', 'til-behandling', 'vedtatt', 'til-signering', 'signert', 'opphoert'] as const
export type Status = (typeof STATUSES)[number]
export type Numbering = 'ingen' | 'desimal' | 'underpunkt'

/** One who signs for a party: the party itself, or a member of it. */
export interface Signatory {
  navn: string
  orgnr?: string
  kommunenummer?: string
  /** Office of the person who signs; «Ordfører» is the default of koml. § 6-1. */
  rolle?: string
  fullmakt?: string
}

export interface Party extends Signatory {
  id: string
  /** How the agreement calls the party further on. */
  kortnavn?: string
  underskrivere?: Signatory[]
}

export interface AttachmentMeta {
  tittel: string
  fil: string
  id?: string
  dato?: string
  dokumentID?: string
}

/** A decision of one party's organ. */
export interface Decision {
  part: string
  organ: string
  dato?: string
  saksnr?: string
}

export interface Meta {
  /** The agreement type (the name of a file in templates/types); absent in any other Markdown file. */
  dokumenttype?: string
  tittel?: string
  undertittel?: string | string[]
  /** ISO date that orders the drafts. */
  utkast?: string
  status?: Status
  målform?: 'nb' | 'nn'
  nummerering?: Numbering
  periode?: { fra: string; til?: string }
  parter?: Party[]
  eksemplarer?: { form: 'papir' | 'elektronisk' | 'tiltredelse' }
  verdier?: Record<string, unknown>
  vedlegg?: AttachmentMeta[]
  vedtak?: Decision[]
  /** The name of a house style in templates/styles. */
  husstil?: string
  /** Marks an invented example: printed in the header of every page. */
  oppdiktet?: boolean
  [key: string]: unknown
}

/** Those who sign, each with the id of its party, in the order of the front matter. */
export function signatories(meta: Meta): (Signatory & { part: string })[] {
  return (meta.parter ?? []).flatMap((party) =>
    (party.underskrivere ?? [party]).map((signatory) => ({ ...signatory, part: party.id })),
  )
}
