/** Which drafts a new saksfremlegg starts from: the one that it is about, and the one before it in the folder of the agreement. */
import { basename, dirname } from 'node:path'
import type { Message } from '../document/message.ts'
import { nearest } from '../document/suggest.ts'
import { entriesOf, kindOf, shown } from '../host.ts'
import { problem, type AnswerFile } from './answers.ts'
import { Refusal, type Terminal } from './command.ts'
import { draftsIn, isDraftName } from './redline-drafts.ts'

export interface CaseDrafts {
  /** The path of the draft that the case is about. */
  newer: string
  /** Of the draft before it, if there is one. */
  older?: string
}

/** @returns the paths of the drafts, the oldest first; a folder without any is refused, for a case without a draft is about nothing. */
export function caseDrafts(folder: string, templates: string, terminal: Terminal): readonly [string, ...string[]] {
  const { say } = terminal
  const isFolder = kindOf(folder) === 'folder'
  const [first, ...more] = isFolder ? draftsIn(folder, templates, terminal) : []
  if (first !== undefined) return [first, ...more]
  const near = agreementLike(folder)
  throw new Refusal(
    (isFolder ? say(`Det er ingen utkast i «${shown(folder)}».`, `There are no drafts in “${shown(folder)}”.`) : say(`Mappen «${shown(folder)}» finnes ikke.`, `There is no folder “${shown(folder)}”.`))
      + (near === undefined ? '' : say(` Mente du «${near}»?`, ` Did you mean “${near}”?`)),
    say(`En sak tar utgangspunkt i et utkast til avtale. Oppgi mappen som utkastet ligger i, eller lag et utkast først, for eksempel med «lilla new samarbeidsavtale ${basename(folder)}».`, `A case starts from the draft of an agreement. Name the folder of the draft, or make a draft first, for example with “lilla new samarbeidsavtale ${basename(folder)}”.`),
  )
}

/** The name of the folder beside this one that was probably meant, and has drafts. */
function agreementLike(folder: string): string | undefined {
  const home = dirname(folder)
  if (kindOf(home) !== 'folder') return undefined
  const known = entriesOf(home).filter(({ kind, path }) => kind === 'folder' && entriesOf(path).some((entry) => entry.kind === 'file' && isDraftName(entry.name))).map(({ name }) => name)
  const given = basename(folder)
  // The beginning of a long name is often all that is remembered of it.
  return nearest(given, known) ?? known.find((name) => name.startsWith(given))
}

/**
 * @param answer the name of the draft that the case is about, where that is answered; else it is about the last one.
 * @returns undefined where no draft has that name.
 */
export function draftsAbout(answer: unknown, drafts: readonly string[]): CaseDrafts | undefined {
  const at = isAnswered(answer) ? drafts.findIndex((path) => basename(path) === answer) : drafts.length - 1
  const [newer, older] = [drafts[at], drafts[at - 1]]
  return newer === undefined ? undefined : { newer, ...(older !== undefined && { older }) }
}

const isAnswered = (answer: unknown): boolean => answer !== undefined && answer !== null && answer !== ''

/** The answer `gjelder` names no draft in the folder. */
export function noSuchDraft({ data, locate }: AnswerFile, file: string, drafts: readonly string[], { say }: Terminal): Message {
  const answer = String(data?.['gjelder'])
  const names = drafts.map((path) => basename(path))
  const near = nearest(answer, names)
  return problem(
    file, 'SVR-002',
    say(`gjelder: «${answer}» er ikke et utkast i mappen til avtalen.`, `gjelder: “${answer}” is no draft in the folder of the agreement.`) + (near === undefined ? '' : say(` Mente du «${near}»?`, ` Did you mean “${near}”?`)),
    say(`Utkastene er ${names.join(', ')}.`, `The drafts are ${names.join(', ')}.`),
    locate(['gjelder']).value,
  )
}
