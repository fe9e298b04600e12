/** What there is to say of two drafts that are to be compared, besides what there is to say of each. */
import type { Assets } from '../document/assets.ts'
import type { Language, Message, Severity } from '../document/message.ts'
import { isRedline } from '../document/redline.ts'
import { plainText, walk, type Document, type Inline } from '../document/tree.ts'

export interface Named {
  name: string
  document: Document
}

/** Below this share of common words two texts have nothing to do with each other; drafts of one agreement are above 0.5. */
const RELATED = 0.25

type Sentence = readonly [reason: string, remedy: string]

interface Row {
  severity: Severity
  fatal?: true
  nb: Sentence
  en: Sentence
}

const rows = {
  'SML-001': { severity: 'error', fatal: true,
    nb: ['Filen er selv en endringsvisning og kan ikke sammenlignes: det ville ikke gå fram hvem som har endret hva.', 'Lag et utkast av den først, med «lilla accept {file}» (det nyere) eller «lilla reject {file}» (det eldre).'],
    en: ['The file is a redline itself and cannot be compared: nobody could tell who changed what.', 'Make a draft of it first, with “lilla accept {file}” (the newer one) or “lilla reject {file}” (the older one).'] },
  'SML-002': { severity: 'warning',
    nb: ['Utkastene er av ulike slag: {older} er {a}, {newer} er {b}.', 'Se om du har oppgitt riktige filer.'],
    en: ['The drafts are of different kinds: {older} is {a}, {newer} is {b}.', 'See whether you named the right files.'] },
  'SML-003': { severity: 'warning',
    nb: ['Tekstene har lite til felles: {share} prosent av ordene er de samme.', 'Se om du har oppgitt to utkast av samme avtale.'],
    en: ['The texts have little in common: {share} per cent of the words are the same.', 'See whether you named two drafts of one agreement.'] },
  'SML-004': { severity: 'warning',
    nb: ['Det eldre utkastet ({older}) er datert {a}, etter det nyere ({b}).', 'Skriv det eldre utkastet først: «lilla redline <eldre> <nyere>».'],
    en: ['The older draft ({older}) is dated {a}, after the newer one ({b}).', 'Name the older draft first: “lilla redline <older> <newer>”.'] },
  'SML-005': { severity: 'warning',
    nb: ['Bildet «{file}» er endret, men ikke sammenlignet: endringsvisningen har det nyere.', 'Gi det nye bildet et nytt navn hvis endringen skal vises.'],
    en: ['The image “{file}” has changed but is not compared: the redline has the newer one.', 'Give the new image a new name to have the change shown.'] },
  'SML-007': { severity: 'warning',
    nb: ['Filen er en endringsvisning. Reglene leser ett utkast om gangen og har ikke sett på den.', 'Sjekk utkastene den er laget av, eller lag det nyere med «lilla accept {file}» og sjekk det.'],
    en: ['The file is a redline. The rules read one draft at a time and have not looked at it.', 'Check the drafts that it was made of, or make the newer one with “lilla accept {file}” and check that.'] },
} as const satisfies Record<string, Row>

type Id = keyof typeof rows

function say(ruleId: Id, file: string, language: Language, values: Readonly<Record<string, string>> = {}): Message {
  const row: Row = rows[ruleId]
  const [reason, remedy] = row[language].map((text) => text.replace(/\{(\w+)\}/gu, (whole, key: string) => values[key] ?? whole)) as [string, string]
  return { file, ruleId, severity: row.severity, reason, remedy, ...(row.fatal && { fatal: true }) }
}

/** @returns why the two cannot be compared, or what one should know of them. */
export function aboutPair(older: Named, newer: Named, language: Language): Message[] {
  const redlines = [older, newer].filter(({ document }) => isRedline(document))
  if (redlines.length > 0) return redlines.map(({ name }) => say('SML-001', name, language, { file: name }))
  const found: Message[] = []
  const [a, b] = [older, newer].map(({ document }) => document.meta.dokumenttype ?? (language === 'nb' ? 'en vanlig Markdown-fil' : 'a plain Markdown file')) as [string, string]
  if (a !== b) found.push(say('SML-002', newer.name, language, { older: older.name, newer: newer.name, a, b }))
  const [from, to] = [older.document.meta.utkast, newer.document.meta.utkast]
  if (from !== undefined && to !== undefined && from > to) found.push(say('SML-004', newer.name, language, { older: older.name, a: from, b: to }))
  const share = commonShare(older.document, newer.document)
  if (share < RELATED) found.push(say('SML-003', newer.name, language, { share: String(Math.round(share * 100)) }))
  return found
}

/** What check says of a redline. */
export const unjudged = (name: string, language: Language): Message => say('SML-007', name, language, { file: name })

/** The words that both texts have, twice, by the words of both (Sørensen–Dice); words of one or two letters say nothing. */
function commonShare(older: Document, newer: Document): number {
  const [a, b] = [wordsIn(older), wordsIn(newer)]
  let [common, all] = [0, 0]
  for (const [word, count] of a) common += Math.min(count, b.get(word) ?? 0)
  for (const words of [a, b]) for (const count of words.values()) all += count
  return all === 0 ? 1 : (2 * common) / all
}

function wordsIn(document: Document): Map<string, number> {
  const words = new Map<string, number>()
  for (const [node] of walk(document)) {
    if (node.type !== 'text') continue
    for (const [word] of plainText([node as Inline]).toLowerCase().matchAll(/\p{L}{3,}/gu)) words.set(word, (words.get(word) ?? 0) + 1)
  }
  return words
}

/** Images that both drafts have under one name, but not alike; attachments are changes of the redline itself. */
export function otherBytes(older: Assets, newer: Assets, document: Document, name: string, language: Language): Message[] {
  const images = new Set([...walk(document)].flatMap(([node]) => (node.type === 'image' ? [node.src] : [])))
  return [...images].filter((src) => older.has(src) && older.get(src)?.sha256 !== newer.get(src)?.sha256).map((file) => say('SML-005', name, language, { file }))
}
