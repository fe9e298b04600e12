/**
 * The layout engine behind one small interface: Typst, native where a binary exists for the machine, else as WASM. Both are
 * the same Typst and put the same words at the same places.
 */
import { environment } from '../../host.ts'
import { nativeEngine } from './native.ts'
import { wasmEngine } from './wasm.ts'

export interface Job {
  /** Source text of the template. */
  template: string
  /** The document as JSON. */
  json: string
  /** What differs between the copies of one document, as JSON. */
  copy?: string
  /** Files that the template reads, by absolute path inside the compiler. */
  files: ReadonlyMap<string, Uint8Array>
}

/** A fault that Typst reports, in its own words (English). */
export interface Fault {
  severity: 'error' | 'warning'
  text: string
}

/** What came of a job. Without `pdf` something stood in the way, and `faults` says what. */
export interface Typeset {
  pdf?: Uint8Array
  /** Whether the engine's own checks found the file to be PDF/A-2a and PDF/UA-1; undefined when it has none (WASM). */
  conforms?: boolean
  faults: readonly Fault[]
  /** The values of labelled `metadata` in the document, each with its page, counted from 1. */
  query: (label: 'sigfield' | 'pdf-page') => readonly unknown[]
}

export interface Engine {
  name: 'native' | 'wasm'
  /** Of the npm package. */
  version: string
  typeset: (job: Job) => Typeset
}

let chosen: Promise<Engine> | undefined

/** The engine of this process: what `LILLA_TYPST` forces, else native, else WASM. Made once. */
export function engine(): Promise<Engine> {
  chosen ??= choose(environment('LILLA_TYPST'))
  return chosen
}

/** @param forced `native`, `wasm`, or anything else for the best that works. */
export async function choose(forced: string | undefined): Promise<Engine> {
  if (forced === 'wasm') return wasmEngine()
  if (forced === 'native') return nativeEngine()
  try {
    return await nativeEngine()
  } catch {
    // No binary for this machine, or one that does not load: `lilla doctor` says which engine is at work.
    return wasmEngine()
  }
}
