/** What is said of a list of members: one row a fault. What stops the whole list says so; else the other rows are made. */
import type { Language, Message, Severity } from '../document/message.ts'
import type { Position } from '../document/tree.ts'

interface Row {
  severity?: Severity
  fatal?: true
  nb: readonly [reason: string, remedy: string]
  en: readonly [reason: string, remedy: string]
}

export const MEMBER_SENTENCES = {
  'MDL-001': {
    fatal: true,
    nb: ['Medlemslisten kan ikke leses.', 'Lagre den som CSV (UTF-8) fra regnearket, med navnet på hver kolonne i første rad, eller skriv en liste i YAML.'],
    en: ['The list of members cannot be read.', 'Save it as CSV (UTF-8), with the name of each column in the first row, or write a list in YAML.'],
  },
  'MDL-002': {
    fatal: true,
    nb: ['Medlemslisten har ingen kolonne «navn». Kolonnene er {columns}.', 'Gi kolonnen med navnene på medlemmene overskriften «navn».'],
    en: ['The list of members has no column “navn”. The columns are {columns}.', 'Head the column of the members’ names “navn”.'],
  },
  'MDL-003': {
    fatal: true,
    nb: ['Medlemslisten er tom.', 'Skriv ett medlem på hver rad under overskriftene.'],
    en: ['The list of members is empty.', 'Write a member on each row below the headings.'],
  },
  'MDL-004': {
    severity: 'info',
    nb: ['Disse kolonnene blir ikke brukt: {columns}.', 'Kolonnene som blir brukt, er navn, orgnr, kommunenummer, rolle, fullmakt, organ, dato og saksnr.'],
    en: ['These columns are not used: {columns}.', 'Those that are used are navn, orgnr, kommunenummer, rolle, fullmakt, organ, dato and saksnr.'],
  },
  'MDL-005': {
    nb: ['Rad {row}, kolonne «{column}»: «{value}» er en formel.', 'Erstatt formelen med verdien (i Excel: Lim inn utvalg – verdier).'],
    en: ['Row {row}, column “{column}”: “{value}” is a formula.', 'Replace the formula by its value (in Excel: Paste special – values).'],
  },
  'MDL-006': {
    nb: ['Rad {row}, kolonne «{column}»: navnet mangler.', 'Skriv det fulle navnet på medlemmet.'],
    en: ['Row {row}, column “{column}”: the name is missing.', 'Write the member’s full name.'],
  },
  'MDL-007': {
    nb: ['Rad {row}, kolonne «{column}»: «{value}» er ikke et organisasjonsnummer.', 'Skriv de ni sifrene fra Enhetsregisteret, eller la ruten stå tom.'],
    en: ['Row {row}, column “{column}”: “{value}” is no organisation number.', 'Write the nine digits of Enhetsregisteret, or leave the cell empty.'],
  },
  'MDL-008': {
    nb: ['Rad {row}, kolonne «{column}»: «{value}» er ikke et kommunenummer.', 'Skriv fire sifre, for eksempel {expected}. Regneark fjerner gjerne nullen foran; gjør kolonnen om til tekst.'],
    en: ['Row {row}, column “{column}”: “{value}” is no municipality number.', 'Write four digits, such as {expected}. Spreadsheets drop the leading zero; make the column one of text.'],
  },
  'MDL-009': {
    nb: ['Rad {row}, kolonne «{column}»: «{value}» er ikke en dato.', 'Skriv for eksempel 2026-05-12 eller 12.05.2026.'],
    en: ['Row {row}, column “{column}”: “{value}” is not a date.', 'Write for example 2026-05-12 or 12.05.2026.'],
  },
  'MDL-010': {
    fatal: true,
    nb: ['Medlemslisten har {n} rader, flere enn {most}.', 'Se om det er riktig fil, eller del listen.'],
    en: ['The list of members has {n} rows, more than {most}.', 'See whether it is the right file, or part it.'],
  },
  'MDL-011': {
    nb: ['Rad {row}, kolonne «{column}»: vedtaket mangler {lacking}.', 'Skriv både organ, dato og saksnr, for eksempel kommunestyret, 12.05.2026 og 12/26, eller la alle tre stå tomme.'],
    en: ['Row {row}, column “{column}”: the decision lacks {lacking}.', 'Write organ, dato and saksnr, such as kommunestyret, 12.05.2026 and 12/26, or leave all three empty.'],
  },
  'MDL-012': {
    nb: ['Rad {row}, kolonne «{column}»: {value} står også i rad {first}.', 'Fjern den ene raden.'],
    en: ['Row {row}, column “{column}”: {value} stands in row {first} too.', 'Remove one of the rows.'],
  },
  'MDL-013': {
    nb: ['Rad {row}, kolonne «{column}»: anførselstegnet blir ikke lukket der ruten slutter.', 'Fjern anførselstegnet, eller sett ett også i slutten av ruten.'],
    en: ['Row {row}, column “{column}”: the quotation mark is not closed where the cell ends.', 'Remove the quotation mark, or put one at the end of the cell too.'],
  },
  'MDL-014': {
    nb: ['Rad {row}, kolonne «{column}»: ruten går over flere linjer.', 'Skriv den på én linje. Se om et anførselstegn er satt feil, så flere rader er blitt til én.'],
    en: ['Row {row}, column “{column}”: the cell runs over several lines.', 'Write it on one line. See whether a quotation mark is misplaced, so that several rows have become one.'],
  },
  'MDL-015': {
    nb: ['Rad {row}: «{value}» står i en kolonne uten overskrift.', 'Gi kolonnen en overskrift, eller fjern verdien. Sett anførselstegn rundt en verdi som inneholder skilletegnet.'],
    en: ['Row {row}: “{value}” stands in a column without a heading.', 'Give the column a heading, or remove the value. Put quotation marks around a value that contains the separator.'],
  },
  'MDL-016': {
    fatal: true,
    nb: ['Medlemslisten har både «{first}» og «{second}», som betyr det samme ({column}).', 'Behold den ene, og fjern den andre eller gi den et annet navn.'],
    en: ['The list of members has both “{first}” and “{second}”, which mean the same ({column}).', 'Keep one, and remove the other or give it another name.'],
  },
  'MDL-017': {
    severity: 'warning',
    nb: ['Rad {row}, kolonne «{column}»: ingen kommune har nummer {value}.', 'Slå opp nummeret i Statistisk sentralbyrås kommuneliste.'],
    en: ['Row {row}, column “{column}”: no municipality has number {value}.', 'Look the number up in the list of Statistics Norway.'],
  },
  'MDL-018': {
    severity: 'warning',
    nb: ['Rad {row}, kolonne «{column}»: {value} står også i rad {first}, og numrene viser ikke at det er to.', 'Fjern den ene raden, eller skriv nummer av samme slag på begge.'],
    en: ['Row {row}, column “{column}”: {value} stands in row {first} too, and their numbers do not show that they are two.', 'Remove one of the rows, or give both a number of the same kind.'],
  },
} as const satisfies Readonly<Record<string, Row>>

export type MemberSentence = keyof typeof MEMBER_SENTENCES

/** @returns the message, its `{names}` filled. */
export function memberMessage(file: string, language: Language, id: MemberSentence, position: Position | undefined, values: Readonly<Record<string, string | number>>): Message {
  const row: Row = MEMBER_SENTENCES[id]
  const fill = (text: string): string => text.replace(/\{(\w+)\}/gu, (_, name: string) => String(values[name] ?? name))
  const [reason, remedy] = row[language]
  return {
    file, ...(position && { position }), ruleId: id, severity: row.severity ?? 'error', ...(row.fatal && { fatal: true as const }),
    reason: fill(reason), remedy: fill(remedy),
  }
}
