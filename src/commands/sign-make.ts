/** Makes the copies that are not there yet, in the order that is safe to be cut off (see `sign-store.ts`). */
import { join } from 'node:path'
import { shown } from '../host.ts'
import { removeEmptyFolder, removeFile, sweep, writeFile } from '../host/write.ts'
import { manifestOf, manifestText, sha256Of, sumsOf, SUMS, type ManifestAttachment, type ManifestCopy, type ManifestFile } from '../sign/manifest.ts'
import { refusal } from '../sign/refusal-sentences.ts'
import type { Inspected, Planned, Rendered, SignTask } from './sign-job.ts'
import { named, type Wanted } from './sign-names.ts'
import { collect, type Run } from './sign-run.ts'
import { add, endJournal, manifestName, removeManifests, stateOf, takeDown, writeIfOther, type Store } from './sign-store.ts'

/** Files that are made and taken down at a time: what a kill can cost. */
const CHUNK = 16

type Step = (done: number, total: number, what: string) => void
type Mine = readonly { planned: Planned; at: number }[]

export async function make({ head, copies, attached }: NonNullable<Inspected['plan']>, store: Store, run: Run, step: Step): Promise<void> {
  const { folder, shard } = store
  sweep(folder, 1)
  const isMine = ({ at }: { at: number }): boolean => !shard || at % shard.av === shard.nummer - 1
  const mine: Mine = copies.map((planned, at) => ({ planned, at })).filter(isMine)
  const all = named(copies, run.job)
  // Copies in another format than the one that is asked for now stay, and so does what the manifest says of them.
  const wanted = all.filter((one) => isMine(one) && (run.job.formats.includes(one.format) || store.made.has(one.name)))
  const { files, missing, old } = found(wanted, store, run)
  const described = attached.map(({ bytes, ...entry }): ManifestAttachment => ({ ...entry, sha256: sha256Of(bytes), byte: bytes.length }))
  const other = described.filter(({ fil, sha256 }) => { const state = stateOf(store, fil); return state.is === 'missing' || state.sha256 !== sha256 })
  // In a shard only what nobody is to make is old: the files of other parts are not missed.
  const known = new Set([...all.map(({ name }) => name), ...attached.map(({ fil }) => fil), ...store.ofOthers])
  const stale = [...store.made.keys()].filter((fil) => !known.has(fil) && stateOf(store, fil).is === 'ours')
  const replaced = [...old.map(({ name }) => name), ...stale, ...other.flatMap(({ fil }) => (stateOf(store, fil).is === 'missing' ? [] : [fil]))]
  if (replaced.length > 0 && !run.job.replace && !run.job.specimen) {
    // What was printed may have been signed with a pen, and only the file shows which text that was.
    run.messages.push(refusal(shown(folder), run.terminal.language, 'SGN-036', undefined, { n: replaced.length, first: replaced[0] ?? '' }))
    run.refused = true
  }
  if (run.refused) return
  run.kept = files.size
  const toMake = [...missing, ...old]
  for (const { fil, sha256 } of other) add(store, { fil, sha256 })
  if (toMake.length + other.length + stale.length > 0) {
    takeDown(store)
    removeManifests(store)
  }
  for (const fil of stale) if (removeFile(join(folder, fil))) run.removed.push(shown(join(folder, fil)))
  await write(toMake, files, store, run, step)
  if (files.size > 0) {
    for (const { fil, bytes } of attached.filter((one) => other.some(({ fil }) => fil === one.fil))) {
      writeFile(join(folder, fil), bytes)
      run.written.push(shown(join(folder, fil)))
    }
    const manifest = manifestOf(head, entriesOf(mine, wanted, files), described, shard)
    const text = manifestText(manifest)
    const tops: [string, string][] = [[manifestName(store), text], ...(shard ? [] : [[SUMS, sumsOf(manifest, sha256Of(text))] as [string, string]])]
    for (const [name, content] of tops) if (writeIfOther(join(folder, name), content)) run.written.push(shown(join(folder, name)))
  }
  endJournal(store)
  if (files.size === 0) removeEmptyFolder(folder)
}

interface Found {
  /** There already, as it is to be. */
  files: Map<Wanted, ManifestFile>
  missing: Wanted[]
  /** There, but made of something else. */
  old: Wanted[]
}

/** What is there already, and what has to be made. A file that somebody has changed since is neither. */
function found(wanted: readonly Wanted[], store: Store, run: Run): Found {
  const files = new Map<Wanted, ManifestFile>()
  const missing: Wanted[] = []
  const old: Wanted[] = []
  for (const one of wanted) {
    const state = stateOf(store, one.name)
    const grunnlag = one.planned.grunnlag[one.format] ?? ''
    if (state.is === 'changed') {
      const made = store.made.get(one.name)?.find((known) => known.grunnlag === grunnlag)
      const path = shown(join(store.folder, one.name))
      // What was made of this same text and signed since stays, and so does what the manifest says of it.
      run.messages.push(made ? { ...refusal(path, run.terminal.language, 'SGN-035', undefined), severity: 'warning' } : refusal(path, run.terminal.language, 'SGN-030', undefined))
      if (made) files.set(one, { fil: one.name, format: one.format, sha256: made.sha256, byte: made.byte ?? 0, grunnlag })
      else run.refused = true
    } else if (state.is === 'missing') missing.push(one)
    else if (state.grunnlag.has(grunnlag)) files.set(one, { fil: one.name, format: one.format, sha256: state.sha256, byte: state.bytes, grunnlag })
    else old.push(one)
  }
  return { files, missing, old }
}

/** Some at a time: made, taken down, written. */
async function write(missing: readonly Wanted[], files: Map<Wanted, ManifestFile>, store: Store, run: Run, step: Step): Promise<void> {
  const chunks = Array.from({ length: Math.ceil(missing.length / CHUNK) }, (_, i) => missing.slice(i * CHUNK, (i + 1) * CHUNK))
  const tasks = chunks.map((chunk): SignTask => ({ job: run.job, wanted: chunk.map(({ at, format }) => ({ copy: at, format })) }))
  let done = 0
  await collect<Rendered>(tasks, run, (rendered, i) => {
    const chunk = chunks[i] ?? []
    run.messages.push(...rendered.messages)
    const made = rendered.files.flatMap(({ copy, format, bytes }) => {
      const one = chunk.find((wanting) => wanting.at === copy && wanting.format === format)
      return one ? [{ one, bytes, file: { fil: one.name, format, sha256: sha256Of(bytes), byte: bytes.length, grunnlag: one.planned.grunnlag[format] ?? '' } }] : []
    })
    for (const { file } of made) add(store, file)
    takeDown(store)
    for (const { one, bytes, file } of made) {
      writeFile(join(store.folder, one.name), bytes)
      files.set(one, file)
      run.written.push(shown(join(store.folder, one.name)))
    }
    done += chunk.length
    step(done, missing.length, chunk.at(-1)?.name ?? '')
  })
}

function entriesOf(mine: Mine, wanted: readonly Wanted[], files: ReadonlyMap<Wanted, ManifestFile>): ManifestCopy[] {
  return mine.flatMap(({ planned, at }): ManifestCopy[] => {
    const { stem: _, grunnlag: __, ...rest } = planned
    const filer = wanted.filter((one) => one.at === at).flatMap((one) => files.get(one) ?? [])
    return filer.length === 0 ? [] : [{ ...rest, filer }]
  })
}
