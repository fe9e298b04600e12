/** What a signature says may still be done to the file (ISO 32000-1, 12.8.2.2 DocMDP and 12.8.2.4 FieldMDP). */
import { catalogOf, dictAt, itemsOf, resolve, signatureFields, type PdfFile } from '../pdf/file.ts'
import { textOf, type Dict } from '../pdf/parse.ts'
import { nameIn } from '../pdf/xref.ts'
import type { Signing } from './signing.ts'

export interface Locks {
  /** 1 nothing, 2 fields that are there may be filled in and signed, 3 notes may be added too; undefined when it says nothing. */
  level: number | undefined
  isLocked: (field: string) => boolean
}

export function locksOf(file: PdfFile, signature: Dict): Locks {
  const references = itemsOf(file, signature.entries.get('Reference')).flatMap((item) => dictAt(file, item) ?? [])
  const parameters = (method: string): (Dict | undefined)[] =>
    references.filter((one) => nameIn(one, 'TransformMethod') === method).map((one) => dictAt(file, one.entries.get('TransformParams')))
  const levels = parameters('DocMDP').map((one) => {
    const level = resolve(file, one?.entries.get('P'))
    return level?.type === 'number' ? level.value : 2
  })
  const fields = parameters('FieldMDP').map((one) => fieldLock(file, one))
  return { level: levels.length > 0 ? Math.min(...levels) : undefined, isLocked: (name) => fields.some((locks) => locks(name)) }
}

function fieldLock(file: PdfFile, parameters: Dict | undefined): Locks['isLocked'] {
  const names = itemsOf(file, parameters?.entries.get('Fields')).map((item) => textOf(resolve(file, item)))
  // A name stands for all fields in that group, too.
  const isNamed = (field: string): boolean => names.some((name) => field === name || field.startsWith(`${name}.`))
  const action = parameters && nameIn(parameters, 'Action')
  return (field) => action === 'All' || (action === 'Include' && isNamed(field)) || (action === 'Exclude' && !isNamed(field))
}

/** The fields that were signed against what a signature allows. Time-stamps over the file are always allowed (ISO 32000-2, 12.8.2.2). */
export function disallowed({ level, isLocked }: Locks, signings: readonly Signing[]): string[] {
  const breaks = ({ isNew, name }: Signing): boolean => (level !== undefined && (level < 2 || isNew)) || (!isNew && isLocked(name))
  return signings.filter((signing) => !signing.isStamp && breaks(signing)).map(({ name }) => name)
}

/** What the strictest of all signatures in the file allows, whether the catalog names it or only the signature itself. */
export function certification(file: PdfFile): number | undefined {
  const certified = dictAt(file, dictAt(file, catalogOf(file).entries.get('Perms'))?.entries.get('DocMDP'))
  const signatures = signatureFields(file).flatMap(({ signature }) => signature?.dict ?? [])
  const levels = signatures.flatMap((dict) => locksOf(file, dict).level ?? [])
  const named = certified ? [locksOf(file, certified).level ?? 2] : []
  return levels.length + named.length > 0 ? Math.min(...levels, ...named) : undefined
}
