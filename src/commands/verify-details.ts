/** What exactly was found where a file or a seal does not read, for those who look into it: the readers say it in English, and here it is in Norwegian. */
import type { Language } from '../document/message.ts'
import { detailWords as commonWords } from '../sign/detail-words.ts'
import type { FaultCode } from '../sign/verify/report.ts'

/** Faults whose detail is what a reader found; that of others is a name. */
const TECHNICAL: readonly FaultCode[] = ['broken', 'unreadable', 'timestamp', 'unknown']

/** By how the reader's words begin; the first that fits holds. */
const WORDS: readonly (readonly [begins: RegExp, nb: string])[] = [
  [/^no startxref at the end/, 'slutten på filen mangler'],
  [/^(?:no )?cross-references?|^a (?:line of the )?cross-reference/, 'innholdsfortegnelsen til filen er ødelagt'],
  [/^no trailer/, 'slutten på innholdsfortegnelsen mangler'],
  [/^no object|^object /, 'en del av filen står ikke der den skal'],
  [/^references in a circle/, 'deler av filen viser til hverandre i ring'],
  [/^a stream|^a filter|^a predictor/, 'en pakket del av filen kan ikke pakkes ut'],
  [/^nested too deep|^too deep|call stack/i, 'innholdet er nestet for dypt'],
  [/^a string|^a key|^no value|^\/.* (?:twice|is no)/, 'en del av filen er skrevet feil'],
  [/^algorithm 1\.2\.840\.113549\.1\.1\.10/, 'RSA-PSS'],
  [/^algorithm 1\.3\.101\.112/, 'Ed25519'],
  [/^algorithm /, 'en ukjent algoritme'],
  [/^not signed data|^not one signer|^a signer named by key|^signed attributes/, 'signaturen har en form som ikke er tillatt'],
  [/^(?:adbe|ETSI)\./, ''],
]

/** The name of the algorithm where the reader gives its number. */
const NAMES: Readonly<Record<string, string>> = { 'algorithm 1.2.840.113549.1.1.10': 'RSA-PSS', 'algorithm 1.3.101.112': 'Ed25519' }

export function detailWords(code: FaultCode, detail: string | undefined, language: Language): string {
  if (detail === undefined || detail === '' || !TECHNICAL.includes(code)) return detail ?? ''
  const known = language === 'nb' ? WORDS.find(([begins]) => begins.test(detail)) : undefined
  if (!known) return NAMES[detail] ?? commonWords(detail, language) ?? (language === 'nb' ? 'innholdet er skrevet feil' : detail)
  // Names of kinds of signatures are the same in all languages.
  const words = known[1] === '' ? detail : known[1]
  const place = /\((\d+)\)$/.exec(detail)?.[1]
  return place === undefined ? words : `${words} (ved byte ${place})`
}
