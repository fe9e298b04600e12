/** `lilla sign`: the copies of an adopted agreement that its parties sign, with a manifest by which they can be told years later. */
import { unique } from '../document/message.ts'
import { join } from 'node:path'
import { codeOf, kindOf, shown, templatesFolder } from '../host.ts'
import { shardOf } from './build-options.ts'
import type { Exit, Options, Terminal } from './command.ts'
import { progress } from './progress.ts'
import { noTemplates, textOf } from './project.ts'
import { asJson, counted, report } from './report.ts'
import type { Inspected, SignJob } from './sign-job.ts'
import { make } from './sign-make.ts'
import { mergeIn } from './sign-merge.ts'
import { draftToSign, membersFile, serviceOf, signFormatsOf, signSettings } from './sign-options.ts'
import { collect, signCrew, type Run } from './sign-run.ts'
import { openStore } from './sign-store.ts'
import { unwritten } from './written.ts'

export async function run(args: readonly string[], options: Options, terminal: Terminal): Promise<Exit> {
  if (options['samle'] === true) return mergeIn(args[0] ?? '', terminal)
  const service = serviceOf(options['profile'], terminal)
  const formats = signFormatsOf(options['format'], service, terminal)
  const shard = options['shard'] === undefined ? undefined : shardOf(options['shard'], terminal)
  const templates = templatesFolder()
  if (kindOf(join(templates, 'front-matter.yaml')) !== 'file') throw noTemplates(templates, terminal.language)
  const draft = draftToSign(args[0] ?? '', templates, terminal)
  const members = membersFile(options['medlemmer'], terminal)
  const specimen = options['specimen'] === true
  const settings = signSettings(terminal)
  const job: SignJob = {
    path: draft.path, templates, language: terminal.language, formats, service, specimen, replace: options['erstatt'] === true, ...settings.job,
    ...(draft.within !== undefined && { within: draft.within }), ...(members !== undefined && { members }),
  }
  const run: Run = { job, terminal, crew: signCrew(), messages: [...settings.messages], failed: false, written: [], removed: [], kept: 0, refused: false }
  const steps = progress(terminal)
  const name = [draft.name, service === 'posten' && 'posten', specimen && 'prøve'].filter(Boolean).join('-')
  const folder = join(String(options['out'] ?? 'out'), draft.slug, 'signering', name)
  try {
    let plan: Inspected['plan']
    await collect<Inspected>([{ job }], run, (inspected) => {
      run.messages.push(...inspected.messages)
      plan = inspected.plan
    })
    run.refused = plan === undefined
    if (plan) await make(plan, openStore(folder, shard && { nummer: shard.index, av: shard.of }), run, (done, total, what) => steps.step(done, total, what))
  } catch (error) {
    if (codeOf(error) === '') throw error
    run.failed = true
    run.messages.push(unwritten(error as Error, terminal))
  } finally {
    await run.crew.end()
  }
  // What only the printed file can tell is a reason like any other, if it leaves nothing to sign.
  if (!run.failed && run.written.length + run.kept === 0 && run.messages.some(({ severity }) => severity === 'error')) run.refused = true
  steps.end()
  return tell(run, folder)
}

function tell(run: Run, folder: string): Exit {
  const { messages, written, removed, kept, refused, failed, terminal, job } = run
  const { say, talk } = terminal
  const said = unique(messages)
  // What does not stand in the way is the business of «lilla check», but not what is said of files and of members.
  const stands = said.filter(({ severity, fatal, ruleId }) => fatal || /^(?:SGN|MDL)-|^VDL-004$/u.test(ruleId) || (severity === 'error' && (!job.specimen || ruleId.startsWith('PDF-'))))
  if (terminal.json) {
    terminal.result(JSON.stringify({ skjema: 'lilla/sign', versjon: 1, avvist: refused, mappe: shown(folder), filer: written.map((fil) => ({ fil })), uendret: kept, fjernet: removed, funn: said.map(asJson) }))
  } else {
    report(stands, textOf, terminal, refused ? 200 : undefined)
    for (const path of written) terminal.result(path)
  }
  for (const path of removed) talk(say(`Fjernet ${path}, som ikke lenger er et eksemplar.`, `Removed ${path}, which is a copy no longer.`))
  const inFolder = said.some(({ ruleId }) => ['SGN-030', 'SGN-036'].includes(ruleId))
  const errors = stands.filter(({ severity }) => severity === 'error').length
  if (refused && inFolder) talk(say('Ingenting er skrevet.', 'Nothing was written.'))
  else if (refused) talk(say(`Ingenting er laget: ${errors} ${errors === 1 ? 'grunn' : 'grunner'} til at avtalen ikke kan undertegnes.`, `Nothing was made: ${errors} ${errors === 1 ? 'reason' : 'reasons'} why the agreement cannot be signed.`))
  else {
    const kind = job.specimen ? say('Prøveeksemplarer, som ikke skal undertegnes', 'Specimens, not to be signed') : say('Eksemplarer til underskrift', 'Copies to sign')
    const unchanged = kept > 0 ? say(` ${kept} ${kept === 1 ? 'fil var' : 'filer var'} der fra før.`, ` ${kept} ${kept === 1 ? 'file was' : 'files were'} there already.`) : ''
    talk(say(`${kind}: ${written.length} ${written.length === 1 ? 'fil' : 'filer'} skrevet i ${shown(folder)}.`, `${kind}: ${written.length} ${written.length === 1 ? 'file' : 'files'} written to ${shown(folder)}.`) + unchanged)
    if (stands.length > 0 && terminal.json) talk(counted(stands, terminal))
    const others = said.filter((message) => message.severity === 'warning' && !stands.includes(message)).length
    if (others > 0) talk(say(`Utkastet har ${others} ${others === 1 ? 'advarsel' : 'advarsler'}. Se ${others === 1 ? 'den' : 'dem'} med «lilla check ${job.path}».`, `The draft has ${others} ${others === 1 ? 'warning' : 'warnings'}: see “lilla check ${job.path}”.`))
  }
  return failed ? 2 : errors > 0 ? 1 : 0
}
