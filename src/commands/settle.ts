/** `lilla accept` and `lilla reject`: one of the two drafts back from a redline, in a tree (.json) or in Markdown with marks. */
import { basename, dirname, join, resolve } from 'node:path'
import type { Assets } from '../document/assets.ts'
import type { Message } from '../document/message.ts'
import { isRedline } from '../document/redline.ts'
import type { Document } from '../document/tree.ts'
import { accept, reject } from '../document/view.ts'
import { changesOf } from '../document/changes.ts'
import { filesIn, kindOf, LIMITS, readFile, shown, sourcesOf, templatesFolder } from '../host.ts'
import { sweep } from '../host/write.ts'
import { readTree } from '../read/tree-json.ts'
import { edit } from '../render/edition.ts'
import { formats } from '../render/formats.ts'
import { readStyle } from '../render/style.ts'
import { inLanguage } from './build-job.ts'
import { formatsOf } from './build-options.ts'
import { Refusal, type Exit, type Options, type Terminal } from './command.ts'
import { safeName } from './names.ts'
import { openDraft, readOptionsOf } from './open-draft.ts'
import { missing } from './plan.ts'
import { noTemplates, textOf } from './project.ts'
import { asJson, counted, report } from './report.ts'
import { writeAll, type NamedFile } from './written.ts'

export type Choice = 'accept' | 'reject'

const CHOICES = {
  accept: { draftOf: accept, name: 'godtatt', nb: 'godtatt', en: 'accepted' },
  reject: { draftOf: reject, name: 'avvist', nb: 'avvist', en: 'rejected' },
} as const

const NAMES = /\.(?:md|markdown|json)$/iu

export async function settle(choice: Choice, args: readonly string[], options: Options, terminal: Terminal): Promise<Exit> {
  const { say, talk } = terminal
  const path = pathOf(args[0] ?? '', terminal)
  const wanted = options['format'] === undefined ? ['md'] : formatsOf(options['format'], terminal)
  const templates = templatesFolder()
  if (kindOf(join(templates, 'front-matter.yaml')) !== 'file') throw noTemplates(templates, terminal.language)
  const folder = options['out'] === undefined ? join('out', safeName(basename(dirname(resolve(path))))) : String(options['out'])
  sweep(folder, 0)

  const { document: redline, assets, messages } = open(path, templates, terminal)
  let said: Message[] = [...messages]
  const changes = redline ? changesOf(redline).size : 0
  if (redline && !isRedline(redline)) said.push(noRedline(path, terminal))
  const { draftOf, name, nb, en } = CHOICES[choice]
  const isReadable = redline && !said.some(({ fatal }) => fatal)
  const built = isReadable ? await render(draftOf(redline), assets, wanted, `${safeName(basename(path).replace(NAMES, ''))}-${name}`, templates) : { files: [], messages: [] }
  said.push(...built.messages)
  said = said.map((message) => inLanguage({ ...message, file: message.file || path }, terminal.language))
  const stopping = said.filter(({ fatal }) => fatal)
  const { written, failed } = stopping.length > 0 ? { written: [] } as ReturnType<typeof writeAll> : writeAll(folder, built.files, terminal)
  if (failed) said.push(failed)

  const told = options['verbose'] === true ? said : said.filter(({ fatal }) => fatal)
  if (terminal.json) {
    terminal.result(JSON.stringify({ skjema: `lilla/${choice}`, versjon: 1, kilde: path, endringer: changes, filer: written.map((file) => ({ format: file.format, fil: file.path })), funn: said.map(asJson) }))
  } else {
    report(told, textOf, terminal)
    for (const file of written) terminal.result(file.path)
  }
  if (written.length > 0) talk(say(`${changes} ${changes === 1 ? 'endring' : 'endringer'} ${nb}.`, `${changes} ${changes === 1 ? 'change' : 'changes'} ${en}.`))
  if (said.length > told.length) talk(say(`Funn: ${counted(said, terminal)}. Se alle med --verbose.`, `Findings: ${counted(said, terminal)}. See all with --verbose.`))
  return failed ? 2 : stopping.length > 0 ? 1 : 0
}

function pathOf(given: string, terminal: Terminal): string {
  const kind = kindOf(given)
  if (kind === 'missing') throw missing(given, terminal)
  const { say } = terminal
  if (kind === 'folder' || !NAMES.test(given)) {
    const isWord = /\.docx?$/iu.test(given)
    throw new Refusal(
      kind === 'folder' ? say(`«${given}» er en mappe.`, `“${given}” is a folder.`) : say(`«${given}» er verken en .json- eller en .md-fil.`, `“${given}” is neither a .json nor an .md file.`),
      isWord
        ? say('Åpne filen i Word, og velg Godta alle eller Avvis alle. lilla leser treet (--format tre) eller Markdown (--format md).', 'Open the file in Word and choose Accept All or Reject All. lilla reads the tree (--format tre) or Markdown (--format md).')
        : say('Oppgi redline.json eller redline.md fra «lilla redline --format tre,md».', 'Name redline.json or redline.md of “lilla redline --format tre,md”.'),
    )
  }
  return shown(resolve(given))
}

function open(path: string, templates: string, { language }: Terminal): { document?: Document; assets: Assets; messages: readonly Message[] } {
  if (!/\.json$/iu.test(path)) return openDraft({ path, templates, language, redline: true })
  const file = readFile(path, LIMITS.file)
  // A file that cannot be opened is told of by the one who opens drafts.
  if (!file.found) return openDraft({ path, templates, language })
  return readTree({ path, bytes: file.bytes }, sourcesOf(path, templates), readOptionsOf({ templates, language }))
}

function noRedline(path: string, { say }: Terminal): Message {
  return {
    file: path, ruleId: 'SML-006', severity: 'error', fatal: true,
    reason: say('Filen er ett utkast og ingen endringsvisning.', 'The file is a single draft and no redline.'),
    remedy: say('Lag en endringsvisning med «lilla redline <eldre> <nyere> --format tre».', 'Make a redline with “lilla redline <older> <newer> --format tre”.'),
  }
}

async function render(document: Document, assets: Assets, wanted: readonly string[], name: string, templates: string): Promise<{ files: NamedFile[]; messages: Message[] }> {
  const { style, messages } = readStyle(document.meta.husstil ?? 'standard', filesIn(join(templates, 'styles')))
  if (!style) return { files: [], messages: [...messages] }
  const edition = edit(document, assets, style)
  const files: NamedFile[] = []
  const said = [...messages]
  for (const format of wanted) {
    const { bytes, beside = [], messages: more = [] } = await (await formats[format]!.load()).render(edition)
    files.push({ format, name: `${name}.${formats[format]?.extension}`, bytes }, ...beside.map((one) => ({ format, ...one })))
    said.push(...more)
  }
  // A draft in Markdown is read with its pictures and attachments beside it.
  if (wanted.includes('md')) for (const [way, { bytes }] of assets) files.push({ format: 'md', name: way, bytes })
  return { files, messages: said }
}
