/** What the commands share about the user's files and our own faults. */
import { join } from 'node:path'
import type { Message } from '../document/message.ts'
import { LIMITS, readFile, setting, templatesFolder } from '../host.ts'
import type { Terminal } from './command.ts'

/** The text of a file that a message names; those in `templates/` may be the ones that came with the program. */
export function textOf(file: string): string | undefined {
  const own = readFile(file, LIMITS.text)
  const found = own.found || !file.startsWith('templates/') ? own : readFile(join(templatesFolder(), file.slice('templates/'.length)), LIMITS.text)
  return found.found ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(found.bytes) : undefined
}

/** Our own fault, as a message about the file that brought it out. */
export function fault(file: string, error: unknown, { say }: Terminal): Message {
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

function firstLine(text: string): string {
  return text.split('\n')[0]?.slice(0, 300) ?? ''
}
