/**
 * The folder of the copies: which of its files are ours as we made them, so that they may be kept or replaced, and which are not.
 *
 * Order is what makes it safe to be cut off: what is about to be written is taken down first, then an old manifest goes, then the
 * files are written, then the new manifest. So a manifest names only files that are there and whole, and a file that nothing
 * tells of was changed by somebody else: it may be signed.
 */
import { join } from 'node:path'
import type { Manifest } from '../sign/manifest.ts'
import { filesOf, isManifest, MANIFEST, readManifest, sha256Of, shardName, SUMS } from '../sign/manifest.ts'
import { entriesOf, kindOf, LIMITS, readFile } from '../host.ts'
import { removeFile, writeFile } from '../host/write.ts'

/** A file that we have made, or are about to. */
export interface Made {
  fil: string
  sha256: string
  /** What it was made of; absent where it is made anew each time. */
  grunnlag?: string
  byte?: number
}

export interface Store {
  folder: string
  shard: Manifest['del'] | undefined
  made: Map<string, Made[]>
  /** Files that manifests of other parts name. */
  ofOthers: ReadonlySet<string>
}

const JOURNAL = 'lilla/signering-i-arbeid'
/** A manifest of thousands of copies. */
const MOST = LIMITS.file

const journalName = ({ shard }: Pick<Store, 'shard'>): string => (shard ? `.signering.${shard.nummer}-av-${shard.av}.json` : '.signering.json')
export const manifestName = ({ shard }: Pick<Store, 'shard'>): string => (shard ? shardName(shard) : MANIFEST)

export function openStore(folder: string, shard: Manifest['del'] | undefined): Store {
  const store: Store = { folder, shard, made: new Map(), ofOthers: new Set() }
  if (kindOf(folder) !== 'folder') return store
  const ofOthers = new Set<string>()
  for (const { name, path } of entriesOf(folder).filter(({ kind }) => kind === 'file')) {
    const isJournal = /^\.signering(?:\.\d+-av-\d+)?\.json$/u.test(name)
    if (!isJournal && !isManifest(name)) continue
    const text = textOf(path)
    for (const one of text === undefined ? [] : isJournal ? journalIn(text) : madeIn(text)) {
      add(store, one)
      if (shard && !isJournal && name !== manifestName(store) && name !== MANIFEST) ofOthers.add(one.fil)
    }
  }
  return { ...store, ofOthers }
}

function textOf(path: string): string | undefined {
  const file = readFile(path, MOST)
  return file.found ? new TextDecoder().decode(file.bytes) : undefined
}

function madeIn(text: string): Made[] {
  const manifest = readManifest(text)
  return manifest ? [...manifest.eksemplarer.flatMap(({ filer }) => filer), ...filesOf(manifest)] : []
}

function journalIn(text: string): Made[] {
  try {
    const data = JSON.parse(text) as { skjema?: unknown; filer?: unknown } | null
    return data?.skjema === JOURNAL && Array.isArray(data.filer) ? (data.filer as Made[]).filter(({ fil, sha256 }) => typeof fil === 'string' && typeof sha256 === 'string') : []
  } catch {
    return []
  }
}

export function add({ made }: Store, one: Made): void {
  const known = made.get(one.fil) ?? []
  if (!known.some(({ sha256, grunnlag }) => sha256 === one.sha256 && grunnlag === one.grunnlag)) made.set(one.fil, [...known, one])
}

/** What lies where a file is to be: nothing, one of ours as we made it, or something else. */
export function stateOf({ folder, made }: Store, name: string): { is: 'missing' } | { is: 'ours' | 'changed'; sha256: string; bytes: number; grunnlag: ReadonlySet<string> } {
  const file = readFile(join(folder, name), LIMITS.file * 4)
  if (!file.found) return { is: 'missing' }
  const sha256 = sha256Of(file.bytes)
  const ours = (made.get(name) ?? []).filter((one) => one.sha256 === sha256)
  return { is: ours.length > 0 ? 'ours' : 'changed', sha256, bytes: file.bytes.length, grunnlag: new Set(ours.flatMap(({ grunnlag }) => grunnlag ?? [])) }
}

/** Takes down what is about to be written, and what there is. */
export function takeDown(store: Store): void {
  writeFile(join(store.folder, journalName(store)), bytesOf(`${JSON.stringify({ skjema: JOURNAL, filer: [...store.made.values()].flat() })}\n`))
}

/** Before anything that a manifest names is touched. */
export function removeManifests(store: Store): void {
  for (const name of [manifestName(store), MANIFEST, SUMS]) removeFile(join(store.folder, name))
}

/** The work is done: what was taken down stands in the manifest now. */
export function endJournal(store: Store): void {
  removeFile(join(store.folder, journalName(store)))
}

/** Writes a file unless it is there already with just these bytes. @returns whether it was written. */
export function writeIfOther(path: string, text: string): boolean {
  const old = readFile(path, MOST)
  const bytes = bytesOf(text)
  if (old.found && Buffer.compare(old.bytes, bytes) === 0) return false
  writeFile(path, bytes)
  return true
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
