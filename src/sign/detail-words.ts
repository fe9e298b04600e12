/** What exactly is wrong with a file, a seal or an answer: the readers say it in short English, and here it is in words for the one who has it. */
import type { Language } from '../document/message.ts'

/** Without English words the reader's own stand. */
type Words = readonly [begins: RegExp, nb: string, en?: string]

/** The first that fits; `$1` is what the pattern holds. */
const DETAILS: readonly Words[] = [
  // Files.
  [/^more than lilla reads of one file/, 'den ber om mer enn lilla leser av én fil', 'it asks for more than lilla reads of one file'],
  [/^more than (\d+) layers/, 'den har flere enn $1 lag, og lilla leser ikke flere', 'it has more than $1 layers, and lilla reads no more'],
  [/^no %PDF- at the start/, 'den begynner ikke som en PDF', 'it does not begin as a PDF'],
  [/^(\d+) bytes before %PDF-/, 'foran dokumentet står $1 byte som ikke hører til', '$1 bytes that do not belong there stand before the document'],
  [/^bytes after %%EOF/, 'etter slutten på dokumentet står noe som ikke hører til, eller filen er avkortet', 'something that does not belong there stands after the end of the document, or the file is cut off'],
  [/^no %%EOF/, 'slutten mangler; filen er avkortet', 'the end is missing; the file is cut off'],
  [/^no catalog/, 'innholdsfortegnelsen over objektene fører ikke til noe dokument', 'its cross-references lead to no document'],
  [/^no startxref at the end/, 'slutten på filen mangler'],
  [/^(?:no )?cross-references?|^a (?:line of the )?cross-reference/, 'innholdsfortegnelsen til filen er ødelagt'],
  [/^no trailer/, 'slutten på innholdsfortegnelsen mangler'],
  [/^no object|^object /, 'en del av filen står ikke der den skal'],
  [/^references in a circle/, 'deler av filen viser til hverandre i ring'],
  [/^a stream|^a filter|^a predictor/, 'en pakket del av filen kan ikke pakkes ut'],
  [/^nested too deep|^too deep|call stack/i, 'innholdet er nestet for dypt'],
  [/^a string|^a key|^no value|^\/.* (?:twice|is no)/, 'en del av filen er skrevet feil'],
  // Signatures.
  [/^algorithm 1\.2\.840\.113549\.1\.1\.10/, 'RSA-PSS', 'RSA-PSS'],
  [/^algorithm 1\.3\.101\.112/, 'Ed25519', 'Ed25519'],
  [/^algorithm /, 'en ukjent algoritme'],
  [/^not signed data|^not one signer|^a signer named by key|^signed attributes/, 'signaturen har en form som ikke er tillatt'],
  // Names of kinds of signatures are the same in all languages.
  [/^((?:adbe|ETSI)\..*)/, '$1'],
  // Answers of time-stamping services.
  [/^refused$/, 'tjenesten avslo', 'the service refused'],
  [/^another nonce$/, 'svaret hører til et annet spørsmål', 'the answer belongs to another question'],
  [/^of something else$/, 'det gjelder noe annet enn dette seglet', 'it is of something else than this seal'],
  [/^another time$/, 'tiden i det avviker mer enn fem minutter fra klokken på maskinen', 'the time in it differs by more than five minutes from the clock of this machine'],
  [/^an expired authority$/, 'sertifikatet til tjenesten gjaldt ikke da', 'the certificate of the service did not hold then'],
  [/^not an authority$/, 'sertifikatet i det er ikke laget bare for tidsstempling', 'the certificate in it is not made for time-stamping alone'],
  [/^not signed$/, 'det er ikke laget med nøkkelen til sertifikatet som står i det', 'it was not made with the key of the certificate that it holds'],
  [/^no time-stamp$/, 'svaret er ikke et tidsstempel', 'the answer is no time-stamp'],
  [/^(\d+) s$/, 'ikke noe svar på $1 sekunder', 'no answer in $1 seconds'],
  [/^> (\d+) bytes$/, 'svaret er større enn $1 byte', 'the answer is larger than $1 bytes'],
  [/^bad port$/, 'porten i adressen er ikke tillatt', 'the port in the address is not allowed'],
  [/^(HTTP \d+|E[A-Z_]+)$/, '$1'],
  // Faults of seals, by their codes.
  [/^timestamp$/, 'tidsstempelet holder ikke', 'the time-stamp does not hold'],
  [/^changed$/, 'filen er endret', 'the file was changed'],
  [/^forged$/, 'seglet er ikke laget med nøkkelen til sertifikatet', 'the seal was not made with the key of its certificate'],
  [/^rewritten$/, 'seglet er skrevet om', 'the seal was rewritten'],
  [/^overlay$/, 'noe er lagt til etter seglet', 'something was added after the seal'],
  [/^removed$/, 'et segl er tatt ut', 'a seal was taken out'],
  [/^shared$/, 'et felt viser til seglet i et annet felt', 'a field points to the seal of another field'],
  [/^laid-over$/, 'et synlig felt er lagt over sidene', 'a field that is seen was laid over the pages'],
  [/^disallowed$/, 'et felt er signert som ikke skulle signeres', 'a field was signed that was not to be signed'],
  [/^unknown$/, 'seglet er av en type som lilla ikke kan kontrollere', 'the seal is of a kind that lilla cannot check'],
  [/^(?:wrapped|range)$/, 'seglet gjelder ikke hele filen', 'the seal is not over the whole file'],
  [/^unreadable$/, 'seglet kan ikke leses', 'the seal does not read'],
  [/^encrypted$/, 'filen er kryptert', 'the file is encrypted'],
  [/^broken$/, 'filen er ødelagt', 'the file is damaged'],
  [/^size$/, 'seglet fikk ikke plass', 'there was no room for the seal'],
]

const UNKNOWN = 'innholdet er skrevet feil'

/** @returns the words for a detail; with the place in the file where only those who look into it can use them. */
export function detailWords(detail: string, language: Language): string {
  const [pattern, nb, en] = DETAILS.find(([begins]) => begins.test(detail)) ?? [/^/, UNKNOWN]
  const words = language === 'nb' ? nb : en
  if (words === undefined) return detail
  const place = en === undefined ? /\((\d+)\)$/.exec(detail)?.[1] : undefined
  return words.replace('$1', pattern.exec(detail)?.[1] ?? '') + (place === undefined ? '' : ` (ved byte ${place})`)
}
