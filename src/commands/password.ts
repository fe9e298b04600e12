/** The password of a key file: from a file, the environment or a hidden answer; never an argument, which others on the machine can read. */
import { isCancel, password } from '@clack/prompts'
import { environment, LIMITS, readFile } from '../host.ts'
import { Refusal, type Terminal } from './command.ts'

export async function passwordFor(keyFile: string, file: string | undefined, terminal: Terminal): Promise<string> {
  const { say } = terminal
  if (file !== undefined) {
    const read = readFile(file, LIMITS.text)
    if (!read.found) throw new Refusal(say(`Kan ikke lese passordfilen «${file}».`, `Cannot read the password file “${file}”.`), say('Se etter at navnet er riktig, og at du har tilgang til filen.', 'See that the name is right, and that you have access to the file.'))
    // Editors end a file with a line feed, which is no part of the password.
    return decoded(read.bytes).replace(/\r?\n$/u, '')
  }
  const given = environment('LILLA_P12_PASSORD')
  if (given !== undefined) return given
  if (!terminal.interactive) {
    throw new Refusal(
      say(`Passordet til «${keyFile}» mangler.`, `The password of “${keyFile}” is missing.`),
      say('Legg passordet i en fil og oppgi den med --passord-fil, eller sett miljøvariabelen LILLA_P12_PASSORD.', 'Put the password in a file and name it with --passord-fil, or set the variable LILLA_P12_PASSORD.'),
    )
  }
  const answer = await password({ message: say(`Passordet til «${keyFile}»`, `Password of “${keyFile}”`), output: process.stderr })
  if (isCancel(answer)) throw new Refusal(say('Avbrutt. Ingenting er skrevet.', 'Cancelled. Nothing was written.'))
  return answer
}

/** Notepad writes UTF-16 with a mark, or on older machines the letters of Windows; all else writes UTF-8. */
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
