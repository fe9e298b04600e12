/** Writes the files of one result, all or none that can be foreseen, and says why one could not be written. */
import { join } from 'node:path'
import type { Message } from '../document/message.ts'
import { codeOf, contains, shown } from '../host.ts'
import { writeFile } from '../host/write.ts'
import type { Terminal } from './command.ts'
import { safeWay } from './names.ts'

export interface NamedFile {
  format: string
  name: string
  bytes: Uint8Array
}

export interface Writing {
  written: { format: string; path: string }[]
  /** The environment failed. */
  failed?: Message
}

/** @param about the file that a message is about. */
export function writeAll(folder: string, files: readonly NamedFile[], about: string, terminal: Terminal): Writing {
  const written: Writing['written'] = []
  try {
    for (const { format, name, bytes } of files) {
      const path = join(folder, contains(folder, join(folder, name)) ? name : safeWay(name))
      writeFile(path, bytes)
      written.push({ format, path: shown(path) })
    }
    return { written }
  } catch (error) {
    if (codeOf(error) === '') throw error
    return { written, failed: unwritten(about, error as Error, terminal) }
  }
}

/** A file that the system did not let us write. */
export function unwritten(file: string, error: Error, { say }: Terminal): Message {
  const target = 'path' in error ? shown(String('dest' in error ? error.dest : error.path)) : ''
  const locked = ['EPERM', 'EACCES', 'EBUSY'].includes(codeOf(error))
  return {
    file,
    ruleId: 'BYG-005',
    severity: 'error',
    fatal: true,
    reason: say(`Kan ikke skrive «${target}» (${codeOf(error)}).`, `Cannot write “${target}” (${codeOf(error)}).`),
    remedy: locked
      ? say('Lukk filen hvis den er åpen i Word eller et annet program. Har du ikke skrivetilgang der, velger du en annen mappe med --out.', 'Close the file if it is open in Word or elsewhere. If you may not write there, choose another folder with --out.')
      : say('Se om disken er full, og om mappen finnes.', 'See whether the disk is full, and whether the folder exists.'),
  }
}
