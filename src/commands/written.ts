/** Writes the files of one result, all or none that can be foreseen, and says why one could not be written. */
import { dirname, join, resolve } from 'node:path'
import type { Message } from '../document/message.ts'
import { codeOf, contains, isWindows, kindOf, shown } from '../host.ts'
import { writeFile } from '../host/write.ts'
import type { Sentence, Terminal } from './command.ts'
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

export function writeAll(folder: string, files: readonly NamedFile[], terminal: Terminal): Writing {
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
    return { written, failed: unwritten(error as Error, terminal) }
  }
}

interface Cause {
  /** Goes on from «Kan ikke skrive «x»: »; `{at}` is the file or folder that stands in the way. */
  because: Sentence
  remedy: Sentence
}

const FULL: Cause = {
  because: { nb: 'disken er full', en: 'the disk is full' },
  remedy: {
    nb: 'Frigjør plass, eller velg en mappe på en annen disk med --out, og kjør kommandoen på nytt. Filer som var der fra før, står som de var.',
    en: 'Make room, or choose a folder on another disk with --out, and run the command again. Files that were there stand as they were.',
  },
}
const NO_RIGHT: Cause = {
  because: { nb: 'du har ikke skrivetilgang i mappen «{at}»', en: 'you may not write in the folder “{at}”' },
  remedy: { nb: 'Be den som eier mappen, om tilgang, eller velg en annen mappe med --out.', en: 'Ask the owner of the folder for access, or choose another folder with --out.' },
}
const FILE_IN_THE_WAY: Cause = {
  because: { nb: '«{at}» er en fil, og der skulle det vært en mappe', en: '“{at}” is a file, where a folder should be' },
  remedy: { nb: 'Gi filen et annet navn, eller velg en annen mappe med --out.', en: 'Rename the file, or choose another folder with --out.' },
}
const FOLDER_IN_THE_WAY: Cause = {
  because: { nb: 'det er en mappe med det navnet', en: 'there is a folder of that name' },
  remedy: { nb: 'Flytt mappen eller gi den et annet navn, eller velg et annet sted med --out.', en: 'Move or rename the folder, or choose another place with --out.' },
}
const TOO_LONG: Cause = {
  because: { nb: 'navnet er for langt for disken', en: 'the name is too long for the disk' },
  remedy: { nb: 'Gi utkastet eller mappen et kortere navn, eller velg en mappe høyere opp med --out.', en: 'Give the draft or the folder a shorter name, or choose a folder higher up with --out.' },
}
const IN_USE: Cause = {
  because: { nb: 'filen er i bruk', en: 'the file is in use' },
  remedy: { nb: 'Lukk filen hvis den er åpen i Word eller et annet program, og kjør kommandoen på nytt.', en: 'Close the file if it is open in Word or elsewhere, and run the command again.' },
}

/** What the system calls it → what it means to one who writes agreements. */
const CAUSES: Readonly<Record<string, Cause>> = {
  ENOSPC: FULL, EDQUOT: FULL,
  EROFS: NO_RIGHT, EACCES: NO_RIGHT, EPERM: NO_RIGHT,
  EEXIST: FILE_IN_THE_WAY, ENOTDIR: FILE_IN_THE_WAY,
  EISDIR: FOLDER_IN_THE_WAY,
  ENAMETOOLONG: TOO_LONG,
  EBUSY: IN_USE,
}

/** A file that the system did not let us write, at the place where it was to be. */
export function unwritten(error: Error, { say }: Terminal): Message {
  const code = codeOf(error)
  const path = 'path' in error ? String(error.path) : '.'
  const cause = causeOf(code, path) ?? {
    because: { nb: code, en: code },
    remedy: { nb: 'Se om mappen finnes, om disken er i orden, og om et annet program bruker filen.', en: 'See whether the folder exists, whether the disk is well, and whether another program uses the file.' },
  }
  const fill = (text: string): string => text.replace('{at}', shown(standingAt(path)))
  return {
    file: shown(path),
    ruleId: 'BYG-005',
    severity: 'error',
    fatal: true,
    reason: fill(say(`Kan ikke skrive «${shown(path)}»: ${cause.because.nb}.`, `Cannot write “${shown(path)}”: ${cause.because.en}.`)),
    remedy: say(cause.remedy.nb, cause.remedy.en),
  }
}

/** Systems disagree on what they call a folder in the way, and Windows calls a file that is open forbidden. */
function causeOf(code: string, path: string): Cause | undefined {
  if (kindOf(path) === 'folder') return FOLDER_IN_THE_WAY
  if (isWindows && CAUSES[code] === NO_RIGHT && kindOf(path) === 'file') return IN_USE
  return CAUSES[code]
}

/** The nearest folder on the way to a file, or the file that stands where a folder should. */
function standingAt(path: string): string {
  const above = dirname(resolve(path))
  return kindOf(above) === 'missing' && above !== resolve(path) ? standingAt(above) : above
}
