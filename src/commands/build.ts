/** `lilla build`: every draft into every format, the good ones written and the bad ones reported. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { unique, type Message } from '../document/message.ts'
import { codeOf, contains, entriesOf, kindOf, shown, templatesFolder } from '../host.ts'
import { removeFile, sweep, writeFile } from '../host/write.ts'
import { formats } from '../render/formats.ts'
import type { Built, Job } from './build-job.ts'
import { formatsOf, jobsOf, shardOf } from './build-options.ts'
import type { Exit, Options, Terminal } from './command.ts'
import { safeName, safeWay } from './names.ts'
import { plan, tellNothing, type Draft } from './plan.ts'
import { bounds, inOrder, type Outcome } from './pool.ts'
import { progress } from './progress.ts'
import { fault, noTemplates, textOf } from './project.ts'
import { asJson, counted, report } from './report.ts'
import { unwritten } from './written.ts'
import { asConfigured } from './severities.ts'

interface Written {
  source: string
  format: string
  path: string
}

/** What a build has come to, over all its drafts. */
interface Result {
  written: Written[]
  /** Earlier outputs of drafts that can no longer be built. */
  removed: string[]
  messages: Message[]
  built: number
  /** SHA-256 of the files that go beside, by their path: two drafts of a folder may bring the same one, but not two of one name. */
  beside: Map<string, string>
  /** The tool or the machine failed, not the text. */
  failed: boolean
}

export async function run(args: readonly string[], options: Options, terminal: Terminal): Promise<Exit> {
  const wanted = formatsOf(options['format'], terminal)
  const workers = jobsOf(options['jobs'], terminal)
  const out = String(options['out'] ?? 'out')
  const templates = templatesFolder()
  if (kindOf(join(templates, 'front-matter.yaml')) !== 'file') throw noTemplates(templates, terminal.language)
  const paths = args.length > 0 ? args : ['agreements']
  const { drafts, found, messages } = plan(paths, [out, templates], terminal, shardOf(options['shard'], terminal))
  if (found === 0 && messages.length === 0) tellNothing(paths, args.length > 0, terminal)
  sweep(out, 2)

  const { messages: aboutSettings, ...set } = await settings(options['withFindings'] === true, terminal)
  const result: Result = { written: [], removed: [], messages: [...aboutSettings, ...messages], built: 0, beside: new Map(), failed: false }
  const jobs = drafts.filter((draft) => !draft.refused).map((draft): Job => ({
    path: draft.path, ...(draft.within !== undefined && { within: draft.within }), templates, language: terminal.language, formats: wanted, ...set, ...(options['noark'] === true && { noark: true }),
  }))
  const bound = bounds(Math.min(workers, Math.max(1, jobs.length)))
  const outcomes = inOrder<Job, Built>(jobs, new URL('./build-worker.js', import.meta.url), bound)
  const steps = progress(terminal)
  for (const [index, draft] of drafts.entries()) {
    steps.step(index + 1, drafts.length, draft.path)
    const built = draft.refused ? { files: [], messages: [draft.refused] } : settled((await outcomes.next()).value as Outcome<Built>, draft, bound.seconds, result, terminal)
    keep(built, draft, out, wanted, result, terminal)
  }
  await outcomes.return(undefined)
  steps.end()
  return tell(result, drafts.length, options['verbose'] === true, terminal)
}

/** What `lilla.yaml` says; the rules that it may name are loaded only where it, or the findings, are asked for. */
async function settings(withFindings: boolean, terminal: Terminal): Promise<Pick<Job, 'severities' | 'dictionary' | 'withFindings'> & { messages: readonly Message[] }> {
  if (!withFindings && kindOf('lilla.yaml') !== 'file') return { messages: [] }
  const [{ readConfig }, { allRuleIds }, { dictionaryOf }] = await Promise.all([import('./config.ts'), import('./explain.ts'), import('./dictionary.ts')])
  const config = readConfig(allRuleIds(), terminal.language)
  const dictionary = withFindings ? dictionaryOf(config, terminal) : undefined
  // A fault in the settings stops no draft from being built.
  const messages = asConfigured(config.messages.map(({ fatal: _, ...message }) => message), config.severities)
  return { messages, severities: config.severities, ...(dictionary !== undefined && { dictionary }), ...(withFindings && { withFindings }) }
}

/** Writes what a draft has become, or takes away what it was before: an old file must not pass for the new text. */
function keep(built: Built, draft: Draft, out: string, wanted: readonly string[], result: Result, terminal: Terminal): void {
  const folder = join(out, draft.slug)
  const files = built.files.flatMap(({ format, extension, bytes, beside, copy }): Output[] => [
    { format, path: join(folder, `${nameOf(draft, copy)}.${extension}`), bytes },
    ...beside.map(({ name, bytes }) => ({ format, path: join(folder, contains(folder, join(folder, name)) ? name : safeWay(name)), bytes, hash: sha256(bytes) })),
  ])
  const archive = (built.noark ?? []).flatMap(({ files: archived, zip, copy }): Output[] => [
    ...archived.map(({ name, bytes }) => ({ format: 'noark', path: join(folder, `${nameOf(draft, copy)}-noark`, name), bytes })),
    { format: 'noark', path: join(folder, `${nameOf(draft, copy)}-noark.zip`), bytes: zip },
  ])
  const taken = files.find((file) => file.hash !== undefined && (result.beside.get(file.path) ?? file.hash) !== file.hash)
  for (const message of built.messages) result.messages.push(message)
  if (taken) result.messages.push(takenName(draft, shown(taken.path), terminal))
  try {
    if (built.files.length === 0 || taken) {
      const names = [draft.name, ...(built.copies ?? []).map((copy) => nameOf(draft, copy))]
      const earlier = names.flatMap((name) => [...wanted.map((format) => join(folder, `${name}.${formats[format]?.extension}`)), ...archivedIn(folder, name)])
      result.removed.push(...earlier.filter((path) => removeFile(path)).map(shown))
      return
    }
    // What the message of the archive does not name must not lie beside it.
    const stale = built.noark ? built.noark.flatMap(({ copy }) => archivedIn(folder, nameOf(draft, copy))).filter((path) => !archive.some((file) => file.path === path)) : []
    result.removed.push(...stale.filter((path) => removeFile(path)).map(shown))
    for (const file of [...files, ...archive]) {
      writeFile(file.path, file.bytes)
      if (file.hash !== undefined) result.beside.set(file.path, file.hash)
      result.written.push({ source: draft.path, format: file.format, path: shown(file.path) })
    }
    result.built += 1
  } catch (error) {
    if (codeOf(error) === '') throw error
    result.failed = true
    result.messages.push(unwritten(error as Error, terminal))
  }
}

/** The copies of a saksfremlegg for several councils have the council in their names. */
const nameOf = ({ name }: Draft, copy: string | undefined): string => (copy === undefined ? name : `${name}-${safeName(copy)}`)

interface Output {
  format: string
  path: string
  bytes: Uint8Array
  /** Of a file that goes beside. */
  hash?: string
}

/** What an earlier build with --noark left. */
function archivedIn(folder: string, name: string): string[] {
  const own = join(folder, `${name}-noark`)
  const inside = kindOf(own) === 'folder' ? entriesOf(own).filter(({ kind }) => kind === 'file').map((entry) => join(own, entry.name)) : []
  return [...inside, `${own}.zip`]
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** What a worker came back with, or a message about the draft that it could not come back from. */
function settled(outcome: Outcome<Built>, draft: Draft, seconds: number, result: Result, terminal: Terminal): Built {
  if (outcome.ended === 'done') return outcome.result
  if (outcome.ended === 'fault') result.failed = true
  const message = outcome.ended === 'fault' ? fault(draft.path, outcome.error, terminal) : tooMuch(draft, outcome.ended, seconds, terminal)
  return { files: [], messages: [message] }
}

function tell(result: Result, drafts: number, verbose: boolean, terminal: Terminal): Exit {
  const { written, removed, messages, built } = result
  const said = unique(messages)
  const stopping = said.filter((message) => message.fatal)
  if (!terminal.json) report(verbose ? said : stopping, textOf, terminal)
  for (const path of removed) terminal.talk(terminal.say(`Fjernet ${path}, som var bygget av en tidligere tekst.`, `Removed ${path}, which was built from an earlier text.`))
  if (!terminal.json) for (const { path } of written) terminal.result(path)
  else {
    const files = written.map(({ source, format, path }) => ({ kilde: source, format, fil: path }))
    terminal.result(JSON.stringify({ skjema: 'lilla/build', versjon: 1, filer: files, fjernet: removed, funn: said.map(asJson) }))
  }
  const unbuilt = drafts - built
  terminal.talk(
    [
      terminal.say(`${built} utkast bygget, ${written.length} ${written.length === 1 ? 'fil' : 'filer'} skrevet.`, `${built} drafts built, ${written.length} files written.`),
      unbuilt > 0 && terminal.say(`${unbuilt} utkast ikke bygget.`, `${unbuilt} drafts not built.`),
      said.length > 0 && `${terminal.say('Funn', 'Findings')}: ${counted(said, terminal)}.`,
      said.length > stopping.length && !verbose && terminal.say('Se alle med --verbose.', 'See all with --verbose.'),
    ].filter(Boolean).join(' '),
  )
  return result.failed ? 2 : stopping.length > 0 ? 1 : 0
}

function tooMuch({ path }: Draft, why: 'timeout' | 'memory', seconds: number, { say }: Terminal): Message {
  const reason = {
    timeout: say(`Filen var ikke ferdig etter ${seconds} sekunder og ble stanset.`, `The file was not done after ${seconds} seconds and was stopped.`),
    memory: say('Filen krevde mer minne enn tillatt og ble stanset.', 'The file needed more memory than allowed and was stopped.'),
  }
  const remedy = say('Del teksten i flere filer, eller gjør tabeller og lister mindre.', 'Split the text into more files, or make tables and lists smaller.')
  return { file: path, ruleId: why === 'timeout' ? 'BYG-002' : 'BYG-003', severity: 'error', fatal: true, reason: reason[why], remedy }
}

function takenName({ path }: Draft, file: string, { say }: Terminal): Message {
  return {
    file: path,
    ruleId: 'BYG-008',
    severity: 'error',
    fatal: true,
    reason: say(`Et vedlegg ville blitt skrevet til «${file}», der et annet utkast har lagt et annet vedlegg.`, `An attachment would be written to “${file}”, where another draft has put another one.`),
    remedy: say('Gi den ene vedleggsfilen et annet navn.', 'Rename one of the attachment files.'),
  }
}
