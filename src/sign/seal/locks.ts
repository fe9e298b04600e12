/** What earlier signatures in a file forbid: a certification (ISO 32000-1, 12.8.2.2) and locked fields (12.8.2.4). A seal against it is refused by all readers. */
import { catalogOf, dictAt, itemsOf, resolve, signatureFields, type PdfFile } from '../pdf/file.ts'
import { textOf, type Dict } from '../pdf/parse.ts'
import { nameIn } from '../pdf/dict.ts'

/** @param field the one to be sealed; a new one when absent. */
export function lockOn(file: PdfFile, field: string | undefined): 'certified' | 'locked' | undefined {
  const signed = signatureFields(file).flatMap(({ dict, signature }) => (signature ? [{ dict, signature: signature.dict }] : []))
  const certifier = dictAt(file, dictAt(file, catalogOf(file).entries.get('Perms'))?.entries.get('DocMDP'))
  const references = [...(certifier ? [certifier] : []), ...signed.map(({ signature }) => signature)].flatMap((dict) => referencesIn(file, dict))
  const permitted = [
    ...references.filter(({ method }) => method === 'DocMDP').map(({ parameters }) => permissionIn(file, parameters) ?? 2),
    ...(certifier && references.length === 0 ? [2] : []),
    // A lock may say what is permitted from its signature on (table 233).
    ...signed.flatMap(({ dict }) => permissionIn(file, dictAt(file, dict.entries.get('Lock'))) ?? []),
  ]
  // 2 and 3 allow that fields which are there be signed; a new one is refused.
  if (permitted.some((p) => p < 2 || field === undefined)) return 'certified'
  const locks = [...references.filter(({ method }) => method === 'FieldMDP').map(({ parameters }) => parameters), ...signed.map(({ dict }) => dictAt(file, dict.entries.get('Lock')))]
  return locks.some((lock) => lock && isLocked(file, lock, field)) ? 'locked' : undefined
}

function referencesIn(file: PdfFile, signature: Dict): { method: string | undefined; parameters: Dict | undefined }[] {
  return itemsOf(file, signature.entries.get('Reference')).flatMap((item) => {
    const reference = dictAt(file, item)
    return reference ? [{ method: nameIn(reference, 'TransformMethod'), parameters: dictAt(file, reference.entries.get('TransformParams')) }] : []
  })
}

function permissionIn(file: PdfFile, dict: Dict | undefined): number | undefined {
  const value = resolve(file, dict?.entries.get('P'))
  return value?.type === 'number' ? value.value : undefined
}

/** Tables 233 and 256: all fields, those that are named, or all but those; a name stands for the fields in its group too. */
function isLocked(file: PdfFile, lock: Dict, field: string | undefined): boolean {
  const names = itemsOf(file, lock.entries.get('Fields')).map((item) => textOf(resolve(file, item)))
  const named = field !== undefined && names.some((name) => field === name || field.startsWith(`${name}.`))
  switch (nameIn(lock, 'Action')) {
    case 'Include':
      return named
    case 'Exclude':
      return !named
    default:
      return true
  }
}
