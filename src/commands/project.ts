/** What the commands share about the user's files and our own faults. */
import { join } from 'node:path'
import type { Language, Message } from '../document/message.ts'
import { codeOf, LIMITS, readFile, setting, shown, templatesFolder } from '../host.ts'
import { WriteFault } from '../host/write.ts'
import { Refusal, type Terminal } from './command.ts'
import { unwritten } from './written.ts'

/** The text of a file that a message names; those in `templates/` may be the ones that came with the program. */
export function textOf(file: string): string | undefined {
  const own = readFile(file, LIMITS.text)
  const found = own.found || !file.startsWith('templates/') ? own : readFile(join(templatesFolder(), file.slice('templates/'.length)), LIMITS.text)
  return found.found ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(found.bytes) : undefined
}

/** Nothing can be read or made without the folder `templates`, or with a broken one. */
export function noTemplates(folder: string, language: Language): Refusal {
  return language === 'nb'
    ? new Refusal(`Malene i «${shown(folder)}» mangler eller er ikke hele: «front-matter.yaml» kan ikke leses.`, 'Hent mappen «templates» på nytt fra der du fikk lilla. «lilla doctor» viser hva som er på plass.')
    : new Refusal(`The templates in “${shown(folder)}” are missing or damaged: “front-matter.yaml” cannot be read.`, 'Get the folder “templates” anew from where you got lilla. “lilla doctor” shows what is there.')
}

/** Our own fault, or one of the disk, as a message about the file that brought it out. */
export function fault(file: string, error: unknown, terminal: Terminal): Message {
  const { say } = terminal
  if (error instanceof WriteFault) return unwritten(error, terminal)
  if (error instanceof Error && codeOf(error) !== '' && 'syscall' in error && 'path' in error) return ofDisk(file, error, String(error.path), { say })
  const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined }
  return {
    file,
    ruleId: 'BYG-004',
    severity: 'error',
    fatal: true,
    reason: say(`Feil i lilla, ikke i filen: ${firstLine(message)}`, `A fault in lilla, not in the file: ${firstLine(message)}`),
    remedy:
      setting('LILLA_DEBUG', 0) === 1 && stack !== undefined
        ? stack
        : say('Meld fra til dem som vedlikeholder lilla. Kjør på nytt med LILLA_DEBUG=1 for å få med hvor det skjedde.', 'Please report it. Run again with LILLA_DEBUG=1 to see where it happened.'),
  }
}

/** Where something was read or written that nobody foresaw; `path` is the system's own. */
function ofDisk(file: string, error: Error, path: string, { say }: Pick<Terminal, 'say'>): Message {
  const denied = ['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error))
  return {
    file,
    ruleId: 'BYG-009',
    severity: 'error',
    fatal: true,
    reason: denied
      ? say(`Du har ikke tilgang til «${shown(path)}» (${codeOf(error)}).`, `You have no access to “${shown(path)}” (${codeOf(error)}).`)
      : say(`Kan ikke lese eller skrive «${shown(path)}» (${codeOf(error)}).`, `Cannot read or write “${shown(path)}” (${codeOf(error)}).`),
    remedy: denied
      ? say('Be den som eier mappen, om tilgang, eller velg en annen mappe.', 'Ask the owner of the folder for access, or choose another folder.')
      : say('Se om mappen finnes, om disken er full, og om et annet program bruker filen.', 'See whether the folder exists, whether the disk is full, and whether another program uses the file.'),
  }
}

function firstLine(text: string): string {
  return text.split('\n')[0]?.slice(0, 300) ?? ''
}
