/** `lilla check`: all that there is to say of the drafts, and what can be put right by itself. */
import { createTwoFilesPatch } from 'diff'
import type { Message } from '../document/message.ts'
import { nearest } from '../document/suggest.ts'
import { templatesFolder } from '../host.ts'
import { writeFile } from '../host/write.ts'
import { applyFixes } from '../validate/fix.ts'
import { checkDraft, type CheckJob } from './check-draft.ts'
import { Refusal, type Exit, type Options, type Terminal } from './command.ts'
import { readConfig } from './config.ts'
import { dictionaryOf } from './dictionary.ts'
import { allRuleIds, explain } from './explain.ts'
import { plan, tellNothing } from './plan.ts'
import { progress } from './progress.ts'
import { counted } from './report.ts'
import { reporters, type Reporter } from './reporters/index.ts'
import { asConfigured } from './severities.ts'

/** A fix may uncover a finding that another fix mends; more rounds than this would be a rule that disagrees with itself. */
const ROUNDS = 5

export async function run(args: readonly string[], options: Options, terminal: Terminal): Promise<Exit> {
  if (options['explain'] !== undefined) return explain(String(options['explain']), terminal)
  const tell = reporterCalled(terminal.json ? 'json' : options['reporter'], terminal)
  const config = readConfig(allRuleIds(), terminal.language)
  const dictionary = dictionaryOf(config, terminal)
  const templates = templatesFolder()
  const paths = args.length > 0 ? args : config.paths
  const { drafts, found, messages: passedOver } = plan(paths, [String(options['out'] ?? 'out'), templates], terminal)
  if (found === 0 && passedOver.length === 0) tellNothing(paths, args.length > 0, terminal)
  const messages: Message[] = asConfigured([...config.messages, ...passedOver], config.severities)
  const steps = progress(terminal)
  for (const [index, { path, within, refused }] of drafts.entries()) {
    steps.step(index + 1, drafts.length, path)
    const job: CheckJob = { path, ...(within !== undefined && { within }), templates, language: terminal.language, severities: config.severities, ...(dictionary !== undefined && { dictionary }) }
    messages.push(...(refused ? [refused] : options['fix'] === true ? mend(job, options['dryRun'] === true, terminal) : checkDraft(job).messages))
  }
  steps.end()
  tell({ files: drafts.map(({ path }) => path), messages }, terminal)
  terminal.talk(
    terminal.say(`${drafts.length} ${drafts.length === 1 ? 'fil' : 'filer'} sjekket. `, `${drafts.length} ${drafts.length === 1 ? 'file' : 'files'} checked. `) +
      (messages.length === 0 ? terminal.say('Ingen funn.', 'No findings.') : `${terminal.say('Funn', 'Findings')}: ${counted(messages, terminal)}.`),
  )
  return messages.some(({ severity }) => severity !== 'info') ? 1 : 0
}

/** Puts right what can be, at its place in the author's file. @returns what is left. */
function mend(job: CheckJob, dry: boolean, terminal: Terminal): readonly Message[] {
  const first = checkDraft(job)
  const own = (messages: readonly Message[]): Message[] => messages.filter(({ file, fix }) => file === job.path && fix?.position.file === undefined)
  if (first.text === undefined) return first.messages
  if (dry) {
    const { text, made } = applyFixes(first.text, own(first.messages))
    if (made.length > 0) terminal.result(createTwoFilesPatch(job.path, job.path, first.text, text, undefined, undefined, { context: 2 }).trimEnd())
    return first.messages.filter((message) => !made.includes(message))
  }
  let now = first
  let count = 0
  for (let round = 0; round < ROUNDS && now.text !== undefined; round += 1) {
    const fixed = applyFixes(now.text, own(now.messages))
    if (fixed.made.length === 0) break
    // A byte order mark is the author's, and offsets do not count it.
    writeFile(job.path, new TextEncoder().encode((first.bom ?? '') + fixed.text))
    count += fixed.made.length
    now = checkDraft(job)
  }
  if (count > 0) terminal.talk(terminal.say(`${job.path}: ${count} funn rettet.`, `${job.path}: ${count} findings mended.`))
  return now.messages
}

function reporterCalled(name: Options[string], { say }: Terminal): Reporter {
  const known = Object.keys(reporters)
  const wanted = String(name ?? 'text')
  const reporter = known.includes(wanted) ? reporters[wanted] : undefined
  if (reporter) return reporter
  const near = nearest(wanted, known)
  throw new Refusal(say(`Rapporten «${wanted}» finnes ikke.`, `There is no reporter “${wanted}”.`) + (near ? say(` Mente du «${near}»?`, ` Did you mean “${near}”?`) : ''), say(`Velg mellom ${known.join(', ')}.`, `Choose among ${known.join(', ')}.`))
}
