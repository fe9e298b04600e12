/** What is found when a sealed file is looked at, as data; the words are elsewhere. */

/** What a later layer changed, by what a reader of the document would notice. */
export type Touched =
  | 'content' | 'page-order' | 'pages' | 'appearance' | 'annotations' | 'form' | 'metadata' | 'structure'
  /** Something that the file does when it is opened, shown or clicked. */
  | 'actions'
  /** Optional content, which can be shown and hidden. */
  | 'layers'
  /** Files in the file, or a portfolio in place of the pages. */
  | 'attachments'
  /** The dictionary of a signature. */
  | 'signature'
  /** Bytes that the cross-references do not list, and that some readers find all the same. */
  | 'stray'
  | 'other'

/** What later layers may change, and what is worth saying: certificates for checking the seals later (DSS), and what the file says of itself. */
export type Allowed = 'validation' | 'metadata'

export type FaultCode =
  /** The file does not read as a PDF. */
  | 'broken'
  | 'encrypted'
  /** The byte range leaves out more than the seal itself (signature wrapping). */
  | 'wrapped'
  /** The byte range is not one that a seal can have. */
  | 'range'
  /** The seal itself does not read, or uses what we do not know. */
  | 'unreadable'
  | 'changed'
  | 'forged'
  /** A seal of ours whose bytes are not those that we write. */
  | 'rewritten'
  | 'timestamp'
  /** Changes appended after the seal (incremental overlay). */
  | 'overlay'
  /** A layer after the seal takes it out of the form, or puts another in its place. */
  | 'removed'
  /** A field that has the signature of another field. */
  | 'shared'
  /** Signed in a way that we cannot judge: neither sound nor broken. */
  | 'unknown'
  /** A new field that is seen was laid over the pages after the seal. */
  | 'laid-over'
  /** Signed later, where the seal allows no such thing (DocMDP, FieldMDP). */
  | 'disallowed'

export interface Fault {
  code: FaultCode
  touched?: readonly Touched[]
  detail?: string
}

/** What a certificate in the path forbids, or may forbid: its use, a name, something that we do not know, issuing, or issuing so far down. */
export type Limit = 'use' | 'names' | 'extension' | 'issuing' | 'length'

export type Trust =
  /** No certificate was given to trust. */
  | { kind: 'not-asked' }
  | { kind: 'trusted'; by: string }
  | { kind: 'stranger' }
  /** The certificate, or one above it, did not hold at the time that the seal states. */
  | { kind: 'out-of-date' }
  /** The seal states no time that can be read, so that the certificate held then cannot be shown. */
  | { kind: 'undated' }
  | { kind: 'limited'; limit: Limit }

export interface SealReport {
  field: string
  /** Made by this program, by its own word. */
  own: boolean
  /** A PAdES signature (ETSI EN 319 142-1); else one of an older kind. */
  pades: boolean
  /** As the certificate names them; absent when the seal does not read. */
  owner?: string
  issuer?: string
  selfSigned?: boolean
  /** SHA-256 of the certificate, lower-case hexadecimal. */
  certificate?: string
  /** As the seal states it: no more than the sealer's clock. */
  statedTime?: Date
  /** From a time-stamping authority. */
  timestamp?: { time: Date; authority: string; trust: Trust }
  /** The bytes that are sealed: `[from, length, from, length]`. */
  range?: readonly number[]
  /** Whether they reach to the end of the file. */
  whole: boolean
  trust: Trust
  /** None: the sealed bytes are as they were. */
  faults: readonly Fault[]
  /** Fields that got something to see when they were signed after this seal. */
  shown: readonly string[]
  /** What was changed after this seal, and may be. */
  allowed: readonly Allowed[]
}

export interface PdfReport {
  /** In the order in which they were set. */
  seals: readonly SealReport[]
  /** Of the file as a whole. */
  faults: readonly Fault[]
  /** Names of signature fields that nobody has sealed yet. */
  open: readonly string[]
  /** As the file itself says: «PDF/A-2a», «PDF/UA-1». */
  claims: readonly string[]
  ownFile: boolean
}
