/** `lilla sign`: the copies of an adopted agreement that its parties sign, with a manifest by which they can be told years later. */
import { join } from 'node:path'
import type { Message } from '../document/message.ts'
import { codeOf, kindOf, shown, templatesFolder } from '../host.ts'
import { removeFile, sweep, writeFile } from '../host/write.ts'
import { manifestOf, manifestText, sumsOf, SUMS, type ManifestCopy, type ManifestFile } from '../sign/manifest.ts'
import { refusal } from '../sign/refusal-sentences.ts'
import type { Exit, Options, Terminal } from './command.ts'
import { safeName } from './names.ts'
import { bounds, inOrder, type Outcome } from './pool.ts'
import { progress } from './progress.ts'
import { fault, noTemplates, textOf } from './project.ts'
import { asJson, counted, report } from './report.ts'
import { sha256Of, type Inspected, type Planned, type Rendered, type SignJob, type SignTask } from './sign-job.ts'
import { mergeIn } from './sign-merge.ts'
import { draftToSign, signFormatsOf, signSettings, serviceOf } from './sign-options.ts'
import { add, endJournal, manifestName, openStore, removeManifests, stateOf, takeDown, writeIfOther, type Store } from './sign-store.ts'
import { shardOf } from './build-options.ts'
import { unwritten } from './written.ts'

/** Copies that are made and taken down at a time: what a kill can cost. */
const CHUNK = 8

export async function run(args: readonly string[], options: Options, terminal: Terminal): Promise<Exit> {
  if (options['samle'] === true) return mergeIn(args[0] ?? '', terminal)
  const service = serviceOf(options['profile'], terminal)
  const formats = signFormatsOf(options['format'], service, terminal)
  const shard = options['shard'] === undefined ? undefined : shardOf(options['shard'], terminal)
  const templates = templatesFolder()
  if (kindOf(join(templates, 'front-matter.yaml')) !== 'file') throw noTemplates(templates, terminal.language)
  const draft = draftToSign(args[0] ?? '', templates, terminal)
  const specimen = options['specimen'] === true
  const settings = signSettings(terminal)
  const job: SignJob = {
    path: draft.path, templates, language: terminal.language, formats, service, specimen, ...settings.job,
    ...(draft.within !== undefined && { within: draft.within }), ...(options['medlemmer'] !== undefined && { members: String(options['medlemmer']) }),
  }
  const run: Run = { job, terminal, messages: [...settings.messages], failed: false, written: [], removed: [], kept: 0, refused: false }
  const steps = progress(terminal)
  const [inspected] = await collect<Inspected>([{ job }], run, () => {})
  run.messages.push(...(inspected?.messages ?? []))
  const name = [draft.name, service === 'posten' && 'posten', specimen && 'prøve'].filter(Boolean).join('-')
  const folder = join(String(options['out'] ?? 'out'), draft.slug, 'signering', name)
  if (inspected?.plan) {
    try {
      await make(inspected.plan, openStore(folder, shard && { nummer: shard.index, av: shard.of }), run, (done, total, what) => steps.step(done, total, what))
    } catch (error) {
      if (codeOf(error) === '') throw error
      run.failed = true
      run.messages.push(unwritten(draft.path, error as Error, terminal))
    }
  } else run.refused = true
  steps.end()
  return tell(run, folder)
}

/** What a run has come to. */
interface Run {
  job: SignJob
  terminal: Terminal
  messages: Message[]
  written: string[]
  removed: string[]
  kept: number
  /** The tool or the machine failed, not the text. */
  failed: boolean
  /** The draft must not be signed. */
  refused: boolean
}

interface Wanted {
  planned: Planned
  at: number
  format: string
  name: string
}

async function make({ head, copies, beside }: NonNullable<Inspected['plan']>, store: Store, run: Run, step: (done: number, total: number, what: string) => void): Promise<void> {
  const { folder, shard } = store
  sweep(folder, 1)
  const mine = copies.map((planned, at) => ({ planned, at })).filter(({ at }) => !shard || at % shard.av === shard.nummer - 1)
  const wanted = named(mine, run.job)
  const files = new Map<Wanted, ManifestFile>()
  const missing: Wanted[] = []
  for (const one of wanted) {
    const state = stateOf(store, one.name)
    const grunnlag = one.planned.grunnlag[one.format] ?? ''
    if (state.is === 'changed') {
      const made = store.made.get(one.name)?.find((known) => known.grunnlag === grunnlag)
      const path = shown(join(folder, one.name))
      // What was made of this same text and signed since stays, and so does what the manifest says of it.
      run.messages.push(made ? { ...refusal(path, run.terminal.language, 'SGN-035', undefined), severity: 'warning' } : refusal(path, run.terminal.language, 'SGN-030', undefined))
      if (made) files.set(one, { fil: one.name, format: one.format, sha256: made.sha256, byte: made.byte ?? 0, grunnlag })
      else run.refused = true
    } else if (state.is === 'ours' && state.grunnlag.has(grunnlag)) files.set(one, { fil: one.name, format: one.format, sha256: state.sha256, byte: state.bytes, grunnlag })
    else missing.push(one)
  }
  if (run.refused) return
  run.kept = files.size
  const attached = beside.map(({ name, bytes }) => ({ name, bytes, sha256: sha256Of(bytes) }))
  const other = attached.filter(({ name, sha256 }) => { const state = stateOf(store, name); return state.is === 'missing' || state.sha256 !== sha256 })
  const stale = [...store.made.keys()].filter((fil) => !store.ofOthers.has(fil) && !wanted.some(({ name }) => name === fil) && !beside.some(({ name }) => name === fil) && ours(copies, fil, run.job, mine))
  if (missing.length + other.length + stale.length > 0) {
    takeDown(store)
    removeManifests(store)
  }
  for (const fil of stale) if (stateOf(store, fil).is === 'ours' && removeFile(join(folder, fil))) run.removed.push(shown(join(folder, fil)))
  for (const { name, sha256 } of other) add(store, { fil: name, sha256 })
  if (other.length > 0) takeDown(store)
  for (const { name, bytes } of other) {
    writeFile(join(folder, name), bytes)
    run.written.push(shown(join(folder, name)))
  }
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
      writeFile(join(folder, one.name), bytes)
      files.set(one, file)
      run.written.push(shown(join(folder, one.name)))
    }
    done += chunk.length
    step(done, missing.length, chunk.at(-1)?.name ?? '')
  })
  if (files.size === 0) return endJournal(store)
  const entries = mine.flatMap(({ planned, at }): ManifestCopy[] => {
    const { stem: _, grunnlag: __, ...rest } = planned
    const filer = wanted.filter((one) => one.at === at).flatMap((one) => files.get(one) ?? [])
    return filer.length === 0 ? [] : [{ ...rest, filer }]
  })
  const manifest = manifestOf(head, entries, attached.map(({ name, bytes, sha256 }) => ({ fil: name, sha256, byte: bytes.length })), shard)
  const text = manifestText(manifest)
  const tops: [string, string][] = [[manifestName(store), text], ...(shard ? [] : [[SUMS, sumsOf(manifest, sha256Of(text))] as [string, string]])]
  for (const [name, content] of tops) if (writeIfOther(join(folder, name), content)) run.written.push(shown(join(folder, name)))
  endJournal(store)
}

/** The names of the files, no two alike. */
function named(copies: readonly { planned: Planned; at: number }[], { formats, specimen }: SignJob): Wanted[] {
  const taken = new Map<string, number>()
  return copies.flatMap(({ planned, at }) => {
    const stem = safeName(`${specimen ? 'prøve-' : ''}${planned.stem}`)
    const before = taken.get(stem) ?? 0
    taken.set(stem, before + 1)
    return formats.map((format) => ({ planned, at, format, name: `${stem}${before === 0 ? '' : `-${before + 1}`}.${format}` }))
  })
}

/** Runs tasks one after another in one worker, whose outcomes are taken as they come. */
async function collect<Result>(tasks: readonly SignTask[], run: Run, take: (result: Result, index: number) => void): Promise<Result[]> {
  const bound = bounds(1)
  const results: Result[] = []
  const outcomes = inOrder<SignTask, Result>(tasks, new URL('./sign-worker.js', import.meta.url), bound)
  try {
    let index = 0
    for await (const outcome of outcomes) {
      if (outcome.ended === 'done') {
        results.push(outcome.result)
        take(outcome.result, index)
      } else {
        run.failed ||= outcome.ended === 'fault'
        run.messages.push(ended(outcome, bound.seconds, run))
      }
      index += 1
    }
  } finally {
    await outcomes.return(undefined)
  }
  return results
}

function ended(outcome: Exclude<Outcome<unknown>, { ended: 'done' }>, seconds: number, { job: { path }, terminal }: Run): Message {
  if (outcome.ended === 'fault') return fault(path, outcome.error, terminal)
  const { say } = terminal
  return {
    file: path, ruleId: outcome.ended === 'timeout' ? 'BYG-002' : 'BYG-003', severity: 'error', fatal: true,
    reason: outcome.ended === 'timeout' ? say(`Filen var ikke ferdig etter ${seconds} sekunder og ble stanset.`, `The file was not done after ${seconds} seconds and was stopped.`) : say('Filen krevde mer minne enn tillatt og ble stanset.', 'The file needed more memory than allowed and was stopped.'),
    remedy: say('Del teksten i flere filer, eller gjør tabeller og lister mindre.', 'Split the text into more files, or make tables and lists smaller.'),
  }
}

function tell(run: Run, folder: string): Exit {
  const { messages, written, removed, kept, refused, failed, terminal, job } = run
  const { say, talk } = terminal
  const said = [...new Map(messages.map((message) => [JSON.stringify(message), message])).values()]
  // What does not stand in the way is the business of «lilla check», but not what is said of files and of members.
  const stands = said.filter(({ severity, fatal, ruleId }) => fatal || /^(?:SGN|MDL)-|^VDL-004$/u.test(ruleId) || (severity === 'error' && (!job.specimen || ruleId.startsWith('PDF-'))))
  if (terminal.json) {
    terminal.result(JSON.stringify({ skjema: 'lilla/sign', versjon: 1, avvist: refused, mappe: shown(folder), filer: written.map((fil) => ({ fil })), uendret: kept, fjernet: removed, funn: said.map(asJson) }))
  } else {
    report(stands, textOf, terminal, refused ? 200 : undefined)
    for (const path of written) terminal.result(path)
  }
  for (const path of removed) talk(say(`Fjernet ${path}, som ikke lenger er et eksemplar.`, `Removed ${path}, which is a copy no longer.`))
  const inFolder = said.some(({ ruleId }) => ruleId === 'SGN-030')
  const errors = stands.filter(({ severity }) => severity === 'error').length
  if (refused && inFolder) talk(say('Ingenting er skrevet.', 'Nothing was written.'))
  else if (refused) talk(say(`Ingenting er laget: ${errors} ${errors === 1 ? 'grunn' : 'grunner'} til at avtalen ikke kan undertegnes.`, `Nothing was made: ${errors} ${errors === 1 ? 'reason' : 'reasons'} why the agreement cannot be signed.`))
  else {
    const kind = job.specimen ? say('Prøveeksemplarer, som ikke skal undertegnes', 'Specimens, not to be signed') : say('Eksemplarer til underskrift', 'Copies to sign')
    const unchanged = kept > 0 ? say(` ${kept} ${kept === 1 ? 'fil var' : 'filer var'} der fra før.`, ` ${kept} ${kept === 1 ? 'file was' : 'files were'} there already.`) : ''
    talk(say(`${kind}: ${written.length} ${written.length === 1 ? 'fil' : 'filer'} skrevet i ${shown(folder)}.`, `${kind}: ${written.length} ${written.length === 1 ? 'file' : 'files'} written to ${shown(folder)}.`) + unchanged)
    if (stands.length > 0 && terminal.json) talk(counted(stands, terminal))
  }
  return failed ? 2 : errors > 0 ? 1 : 0
}

/** In a shard only its own old files are old: what others are to make is not known to be. */
function ours(copies: readonly Planned[], fil: string, job: SignJob, mine: readonly { at: number }[]): boolean {
  if (mine.length === copies.length) return true
  const all = named(copies.map((planned, at) => ({ planned, at })), job)
  return !all.some(({ name }) => name === fil)
}
