/** What is found when a sealed file is looked at, as data; the words are elsewhere. */

/** What a later layer changed, by what a reader of the document would notice. */
export type Touched = 'content' | 'page-order' | 'pages' | 'appearance' | 'annotations' | 'form' | 'metadata' | 'structure' | 'other'

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
  /** A layer after the seal takes it out of the form. */
  | 'removed'

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
