/** Which two drafts are compared: two files, each perhaps as git has it at a revision, or the last two in an agreement's folder. */
import { basename, dirname, join, resolve } from 'node:path'
import { entriesOf, kindOf, shown } from '../host.ts'
import { Refusal, type Terminal } from './command.ts'
import { safeName } from './names.ts'
import { openDraft, type DraftFile } from './open-draft.ts'
import { missing } from './plan.ts'

export type DraftAt = Pick<DraftFile, 'path' | 'revision'>

export interface Pair {
  older: DraftAt
  newer: DraftAt
  /** Of what is written, below the folder of all output: `<slug>/<older>..<newer>`. */
  way: string
}

const MARKDOWN = /\.(?:md|markdown)$/iu
/** What a folder of an agreement holds besides its drafts (README of the agreements). */
const NO_DRAFT = /^(?:readme|saksfr[ae]mlegg)/iu

/** @returns the older and the newer draft. */
export function pairOf(args: readonly string[], templates: string, terminal: Terminal): Pair {
  const { say } = terminal
  const [first, second, ...more] = args
  if (first === undefined) {
    throw new Refusal(say('Det er ikke oppgitt hva som skal sammenlignes.', 'It is not said what to compare.'), say('Skriv «lilla redline eldre.md nyere.md», eller oppgi mappen til en avtale.', 'Write “lilla redline older.md newer.md”, or name the folder of an agreement.'))
  }
  if (more.length > 0) throw new Refusal(say('Det er oppgitt flere enn to utkast.', 'There are more than two drafts.'), say('Oppgi det eldre og det nyere.', 'Name the older and the newer one.'))
  if (second === undefined) return kindOf(first) === 'folder' ? lastTwo(first, templates, terminal) : oneFile(first, terminal)
  const [older, newer] = [first, second].map((path) => draftAt(path, terminal)) as [DraftAt, DraftAt]
  return { older, newer, way: wayOf(older, newer) }
}

/** «utkast.md», or «utkast.md@HEAD~1» where there is no file of that name. */
function draftAt(given: string, terminal: Terminal): DraftAt {
  const { say } = terminal
  const kind = kindOf(given)
  const [, path, revision] = kind === 'missing' ? (/^(.+?\.(?:md|markdown))@(.+)$/iu.exec(given) ?? []) : []
  if (path !== undefined && revision !== undefined) return { path: shown(resolve(path)), revision }
  if (kind === 'missing') throw missing(given, terminal)
  if (kind === 'folder') throw new Refusal(say(`«${given}» er en mappe.`, `“${given}” is a folder.`), say('Oppgi to filer, eller bare mappen for å sammenligne de to siste utkastene i den.', 'Name two files, or only the folder to compare the last two drafts in it.'))
  if (MARKDOWN.test(given)) return { path: shown(resolve(given)) }
  const isTree = /\.json$/iu.test(given)
  throw new Refusal(
    say(`«${given}» er ikke en Markdown-fil (.md).`, `“${given}” is not a Markdown file (.md).`),
    isTree
      ? say('Er den en endringsvisning, lager «lilla accept» eller «lilla reject» et utkast av den, som kan sammenlignes.', 'If it is a redline, “lilla accept” or “lilla reject” makes a draft of it that can be compared.')
      : say('Lagre teksten som Markdown. Word-filer kan ikke sammenlignes ennå.', 'Save the text as Markdown. Word files cannot be compared yet.'),
  )
}

function oneFile(path: string, terminal: Terminal): never {
  const { say } = terminal
  draftAt(path, terminal)
  throw new Refusal(
    say('Det er bare oppgitt ett utkast.', 'Only one draft is given.'),
    say(`Oppgi også det nyere, for eksempel «lilla redline ${path}@HEAD~1 ${path}» for det som er endret siden forrige versjon i git.`, `Name the newer one too, such as “lilla redline ${path}@HEAD~1 ${path}” for what has changed since the last version in git.`),
  )
}

/** The two that are dated last. */
function lastTwo(folder: string, templates: string, terminal: Terminal): Pair {
  const { say } = terminal
  const paths = draftsIn(folder, templates, terminal)
  const [older, newer] = paths.slice(-2)
  if (older === undefined || newer === undefined) {
    throw new Refusal(
      paths.length === 0 ? say(`Det er ingen utkast i «${shown(resolve(folder))}».`, `There are no drafts in “${shown(resolve(folder))}”.`) : say(`Det er bare ett utkast i «${shown(resolve(folder))}».`, `There is only one draft in “${shown(resolve(folder))}”.`),
      say('Oppgi mappen til en avtale med to utkast, eller to filer.', 'Name the folder of an agreement with two drafts, or two files.'),
    )
  }
  return { older: { path: older }, newer: { path: newer }, way: wayOf({ path: older }, { path: newer }) }
}

/** Whether a file of this name in the folder of an agreement is a draft of it. */
export const isDraftName = (name: string): boolean => MARKDOWN.test(name) && !NO_DRAFT.test(name)

/** @returns the paths of the drafts in a folder by their dates, the oldest first; of one date, in the order of the names. */
export function draftsIn(folder: string, templates: string, terminal: Terminal): string[] {
  const paths = entriesOf(resolve(folder)).filter(({ name, kind }) => kind === 'file' && isDraftName(name)).map(({ path }) => shown(path))
  const dated = paths.map((path) => ({ path, date: dateOf(path, resolve(folder), templates, terminal) }))
  return dated.sort((a, b) => (a.date !== b.date ? (a.date < b.date ? -1 : 1) : a.path < b.path ? -1 : 1)).map(({ path }) => path)
}

/** `utkast` of the front matter; a file that cannot be read sorts by its name, and is told of when it is compared. */
function dateOf(path: string, within: string, templates: string, { language }: Terminal): string {
  const { data } = openDraft({ path, within, templates, language })
  return String(data['utkast'] ?? /^\d{4}-\d{2}-\d{2}/u.exec(basename(path))?.[0] ?? '')
}

function wayOf(older: DraftAt, newer: DraftAt): string {
  const name = ({ path, revision }: DraftAt): string => safeName(basename(path).replace(MARKDOWN, '') + (revision === undefined ? '' : `-${revision}`))
  return join(safeName(basename(dirname(resolve(newer.path)))), `${name(older)}..${name(newer)}`)
}
