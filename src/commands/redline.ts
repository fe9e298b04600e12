/** `lilla redline`: two drafts, and every change between them in Word, in purple, on a page and as a list. */
import { join } from 'node:path'
import type { Message } from '../document/message.ts'
import { author, kindOf, shown, templatesFolder } from '../host.ts'
import { removeFile, sweep } from '../host/write.ts'
import type { Exit, Options, Terminal } from './command.ts'
import { nameOf } from './open-draft.ts'
import { bounds, inOrder, type Outcome } from './pool.ts'
import { progress } from './progress.ts'
import { fault, noTemplates, textOf } from './project.ts'
import { pairOf, type Pair } from './redline-drafts.ts'
import { redlineFormats } from './redline-formats.ts'
import type { RedlineBuilt, RedlineJob } from './redline-job.ts'
import { dateOf, orderOf, redlineFormatsOf } from './redline-options.ts'
import { asJson, counted, report } from './report.ts'
import { writeAll, type Writing } from './written.ts'

export async function run(args: readonly string[], options: Options, terminal: Terminal): Promise<Exit> {
  const formats = redlineFormatsOf(options['format'], terminal)
  const date = dateOf(options['date'], terminal)
  const order = orderOf(options['order'], terminal)
  const by = options['author'] === undefined ? author() : String(options['author'])
  const templates = templatesFolder()
  if (kindOf(join(templates, 'front-matter.yaml')) !== 'file') throw noTemplates(templates, terminal.language)
  const pair = pairOf(args, templates, terminal)
  const folder = options['out'] === undefined ? join('out', pair.way) : String(options['out'])
  sweep(folder, 0)

  const { older, newer } = pair
  const job: RedlineJob = {
    older, newer, templates, language: terminal.language, formats, onlyNew: options['bareNytt'] === true,
    ...(by !== undefined && { author: by }), ...(date !== undefined && { date }), ...(order && { order }),
  }
  const built = await inWorker(job, terminal)
  const result: Result = { ...built, ...written(built, folder, formats, terminal) }
  return tell(result, pair, options['verbose'] === true, terminal)
}

interface Built extends RedlineBuilt {
  /** The tool or the machine failed, not the text. */
  failed: boolean
}

interface Result extends RedlineBuilt {
  written: Writing['written']
  /** Earlier redlines of drafts that can no longer be compared, or are alike now. */
  removed: readonly string[]
  failed: boolean
}

async function inWorker(job: RedlineJob, terminal: Terminal): Promise<Built> {
  const bound = bounds(1)
  const steps = progress(terminal, 1000, { nb: 'Sammenligner ', en: 'Comparing ' })
  steps.step(1, 1, `${nameOf(job.older)} … ${nameOf(job.newer)}`)
  const outcomes = inOrder<RedlineJob, RedlineBuilt>([job], new URL('./redline-worker.js', import.meta.url), bound)
  const outcome = (await outcomes.next()).value as Outcome<RedlineBuilt>
  await outcomes.return(undefined)
  steps.end()
  if (outcome.ended === 'done') return { ...outcome.result, failed: false }
  const { say } = terminal
  const file = nameOf(job.newer)
  const message: Message = outcome.ended === 'fault' ? fault(file, outcome.error, terminal) : {
    file,
    ruleId: outcome.ended === 'timeout' ? 'BYG-002' : 'BYG-003',
    severity: 'error',
    fatal: true,
    reason: outcome.ended === 'timeout'
      ? say(`Sammenligningen var ikke ferdig etter ${bound.seconds} sekunder og ble stanset.`, `The comparison was not done after ${bound.seconds} seconds and was stopped.`)
      : say('Sammenligningen krevde mer minne enn tillatt og ble stanset.', 'The comparison needed more memory than allowed and was stopped.'),
    remedy: say('Be om færre formater med --format, eller del teksten i flere filer.', 'Ask for fewer formats with --format, or split the text into more files.'),
  }
  return { files: [], messages: [message], dates: {}, failed: outcome.ended === 'fault' }
}

/** Writes what there is; where there is nothing, an earlier redline must not pass for one of these texts. */
function written({ files, messages, failed }: Built, folder: string, formats: readonly string[], terminal: Terminal): Omit<Result, 'files' | 'summary' | 'dates'> {
  if (files.length === 0) {
    const earlier = formats.map((format) => join(folder, redlineFormats[format]?.file ?? ''))
    return { written: [], removed: earlier.filter((path) => removeFile(path)).map(shown), messages, failed }
  }
  const { written: done, failed: unwritable } = writeAll(folder, files, terminal)
  return { written: done, removed: [], messages: unwritable ? [...messages, unwritable] : messages, failed: failed || unwritable !== undefined }
}

function tell(result: Result, { older, newer }: Pair, verbose: boolean, terminal: Terminal): Exit {
  const { say, talk } = terminal
  const { messages, summary, removed } = result
  const stopping = messages.filter(({ fatal }) => fatal)
  // What is said of the comparison itself is news each time; what there is to say of a draft is the business of «lilla check».
  const told = verbose ? messages : messages.filter(({ fatal, ruleId }) => fatal || /^(?:SML|KRM)-/u.test(ruleId))
  if (!terminal.json) report(told, textOf, terminal)
  for (const path of removed) talk(say(`Fjernet ${path}, som var laget av tidligere tekster.`, `Removed ${path}, which was made from earlier texts.`))
  if (terminal.json) terminal.result(JSON.stringify(asData(result, nameOf(older), nameOf(newer))))
  else for (const { path } of result.written) terminal.result(path)
  if (summary?.changes === 0) talk(say(`Ingen endringer: teksten er den samme i «${nameOf(older)}» og «${nameOf(newer)}». Ingenting er skrevet.`, `No changes: the text is the same in “${nameOf(older)}” and “${nameOf(newer)}”. Nothing was written.`))
  else if (summary) talk(`${said(summary, terminal)} ${say(`${result.written.length} ${result.written.length === 1 ? 'fil' : 'filer'} skrevet.`, `${result.written.length} ${result.written.length === 1 ? 'file' : 'files'} written.`)}`)
  const untold = messages.length - told.length
  if (untold > 0) talk(say(`Funn i utkastene: ${counted(messages.filter((message) => !told.includes(message)), terminal)}. Se alle med --verbose.`, `Findings in the drafts: ${counted(messages.filter((message) => !told.includes(message)), terminal)}. See all with --verbose.`))
  return result.failed ? 2 : stopping.length > 0 ? 1 : 0
}

/** «9 endringer. Punkter: 1 nytt, 0 slettet, 2 flyttet, 4 endret.» */
function said({ changes, clauses }: NonNullable<RedlineBuilt['summary']>, { say }: Terminal): string {
  const { added, deleted, moved, changed } = clauses
  return say(
    `${changes} ${changes === 1 ? 'endring' : 'endringer'}. Punkter: ${added} ${added === 1 ? 'nytt' : 'nye'}, ${deleted} slettet, ${moved} flyttet, ${changed} endret.`,
    `${changes} ${changes === 1 ? 'change' : 'changes'}. Clauses: ${added} added, ${deleted} deleted, ${moved} moved, ${changed} changed.`,
  )
}

function asData({ summary, dates, written: files, removed, messages }: Result, older: string, newer: string): object {
  return {
    skjema: 'lilla/redline',
    versjon: 1,
    eldre: { fil: older, ...(dates.older !== undefined && { utkast: dates.older }) },
    nyere: { fil: newer, ...(dates.newer !== undefined && { utkast: dates.newer }) },
    ...(summary && {
      endringer: summary.changes,
      punkter: { nye: summary.clauses.added, slettede: summary.clauses.deleted, flyttede: summary.clauses.moved, endrede: summary.clauses.changed },
    }),
    filer: files.map(({ format, path }) => ({ format, fil: path })),
    fjernet: removed,
    funn: messages.map(asJson),
  }
}
