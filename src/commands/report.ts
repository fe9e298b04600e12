/** Prints messages: as lines with an excerpt for people, as plain data for programs. */
import { byPlace, type Message, type Severity } from '../document/message.ts'
import type { Position } from '../document/tree.ts'
import type { Terminal } from './command.ts'
import { excerpt, printable } from './excerpt.ts'

/** Gives the text of a file by its name in a message; undefined when it cannot be read. */
export type TextOf = (file: string) => string | undefined

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info']

const label = {
  error: { nb: 'feil', en: 'error' },
  warning: { nb: 'advarsel', en: 'warning' },
  info: { nb: 'merknad', en: 'note' },
} as const

const plural = {
  error: { nb: 'feil', en: 'errors' },
  warning: { nb: 'advarsler', en: 'warnings' },
  info: { nb: 'merknader', en: 'notes' },
} as const

/** Of one file; who has more to mend sees the rest in the next run. */
const MOST = 25

/** Prints messages to stderr in the order of their places, a blank line between, and says how many of a file are not shown. */
export function report(messages: readonly Message[], textOf: TextOf, terminal: Terminal, most = MOST): void {
  const files = new Map<string, Message[]>()
  for (const message of [...messages].sort(byPlace)) {
    const list = files.get(message.file) ?? []
    list.push(message)
    files.set(message.file, list)
  }
  const texts = new Map<string, readonly string[] | undefined>()
  const linesOf: LinesOf = (file) => {
    if (!texts.has(file)) texts.set(file, textOf(file)?.split(/\r?\n/u))
    return texts.get(file)
  }
  for (const [file, all] of files) {
    for (const message of all.slice(0, most)) terminal.talk(`${printed(message, linesOf, terminal).join('\n')}\n`)
    const left = all.length - most
    if (left > 0) terminal.talk(terminal.say(`${printable(file)}  … og ${left} funn til. Se alle med --json.\n`, `${printable(file)}  … and ${left} more findings. See all with --json.\n`))
  }
}

/** Digits as dots, so that columns stay. */
function masked(linesOf: LinesOf): LinesOf {
  return (file) => linesOf(file)?.map((line) => line.replace(/\d/g, '•'))
}

type LinesOf = (file: string) => readonly string[] | undefined

function printed(message: Message, linesOf: LinesOf, terminal: Terminal): string[] {
  const { bold, dim, red, yellow, cyan } = terminal.colours
  const paint = { error: red, warning: yellow, info: cyan }[message.severity]
  const severity = label[message.severity][terminal.language]
  // An empty file name in the second place means the same file.
  const related = message.related && { ...message.related, file: message.related.file || message.file }
  return [
    `${bold(place(message.file, message.position))}  ${paint(severity)}  ${dim(message.ruleId)}  ${printable(message.reason)}`,
    ...(message.position ? quoted(message.file, message.position, message.confidential ? masked(linesOf) : linesOf, paint, dim) : []),
    ...(related ? [`  ${place(related.file, related.position)}  ${printable(related.reason)}`, ...quoted(related.file, related.position, linesOf, dim, dim)] : []),
    `  ${terminal.say('Råd:', 'Remedy:')} ${printable(message.remedy)}`,
  ]
}

function quoted(file: string, position: Position, linesOf: LinesOf, paint: (text: string) => string, dim: (text: string) => string): string[] {
  const lines = linesOf(file)
  if (lines === undefined) return []
  const { line, text: shown, carets } = excerpt(lines, position)
  const margin = ' '.repeat(String(line).length)
  return [`  ${dim(`${line} |`)} ${shown}`, `  ${dim(`${margin} |`)} ${paint(carets)}`]
}

function place(file: string, position?: Position): string {
  return printable(file) + (position ? `:${position.start.line}:${position.start.column}` : '')
}

/** «1 feil, 3 advarsler», or an empty text. */
export function counted(messages: readonly Message[], terminal: Terminal): string {
  return SEVERITIES.flatMap((severity) => {
    const count = messages.filter((message) => message.severity === severity).length
    return count === 0 ? [] : [`${count} ${(count === 1 ? label : plural)[severity][terminal.language]}`]
  }).join(', ')
}

/** A message as it stands in `--json`: lines and columns from 1, columns in UTF-16 units, ends exclusive. */
export function asJson(message: Message): object {
  const { file, position, ruleId, severity, reason, remedy, fatal, related } = message
  return {
    fil: file,
    ...(position && placeAsJson(position)),
    regel: ruleId,
    alvor: label[severity].nb,
    stanser: fatal ?? false,
    grunn: reason,
    råd: remedy,
    ...(related && { seOgså: { fil: related.file || file, ...placeAsJson(related.position), grunn: related.reason } }),
  }
}

function placeAsJson({ start, end }: Position): object {
  return { linje: start.line, kolonne: start.column, sluttlinje: end.line, sluttkolonne: end.column }
}
