/** What the reader can say: one row a rule, in both languages. Ids are stable; `fatal` means that nothing can be built. */
import type { Language, Message } from '../document/message.ts'
import type { Position } from '../document/tree.ts'
import { criticRows } from './critic-rows.ts'
import { markupRows } from './markup-rows.ts'
import { otherRows } from './other-rows.ts'
import { refused, syntax, type Row } from './row.ts'

/** A function is called only when the message is given: finding a suggestion takes time. */
type Values = Readonly<Record<string, Value | (() => Value)>>
/** What is put into a sentence: the same in both languages, or words in each. */
type Value = string | number | Both
export type Both = Readonly<Record<Language, string>>

const rows = {
  'FIL-001': { ...refused,
    nb: ['Filen er ikke tekst, men en binærfil.', 'Skriv avtalen som ren tekst (Markdown). En Word-fil kan ikke leses ennå. Er det en tekstfil, lagrer du den på nytt med tegnsettet UTF-8.'],
    en: ['The file is binary, not text.', 'Write the agreement as plain text (Markdown). A Word file cannot be read yet. If it is a text file, save it again with the encoding UTF-8.'] },
  'FIL-002': { ...refused,
    nb: ['Filen er ikke lagret som UTF-8: byte {byte} er ikke et gyldig tegn.', 'Lagre filen på nytt med tegnsettet UTF-8. I Notisblokk står det som «Koding» i vinduet «Lagre som».'],
    en: ['The file is not UTF-8: byte {byte} is not a valid character.', 'Save the file again with the encoding UTF-8; in Notepad, “Encoding” under “Save as”.'] },
  'FIL-003': { ...refused,
    nb: ['Filen er på {size} MB; grensen er {limit} MB.', 'Del teksten, eller legg deler av den i vedlegg.'],
    en: ['The file is {size} MB; the limit is {limit} MB.', 'Split the text, or move parts of it to attachments.'] },
  'FIL-004': { ...refused,
    nb: ['Teksten er nøstet dypere enn {limit} nivåer.', 'Gjør lister og sitater flatere.'],
    en: ['The text is nested more than {limit} levels deep.', 'Flatten lists and quotations.'] },
  'FIL-005': { ...refused,
    nb: ['Avsnittet har {count} tegn av typen «{mark}»; grensen er {limit}.', 'Del avsnittet, eller fjern tegnene.'],
    en: ['The block has {count} characters «{mark}»; the limit is {limit}.', 'Split the block, or remove the characters.'] },
  'FIL-006': { ...refused,
    nb: ['Avsnittet er på {size} tegn; grensen er {limit}.', 'Del avsnittet med blanke linjer.'],
    en: ['The block has {size} characters; the limit is {limit}.', 'Split the block with blank lines.'] },
  'FIL-007': { ...refused,
    nb: ['Filen er tom.', 'Skriv teksten, eller lag et utkast med «lilla new».'],
    en: ['The file is empty.', 'Write the text, or make a draft with “lilla new”.'] },
  'FIL-008': { ...refused,
    nb: ['Teksten inneholder styretegnet {code}, som ikke kan skrives ut.', 'Fjern tegnet.'],
    en: ['The text contains the control character {code}, which cannot be printed.', 'Remove the character.'] },

  'FIL-009': { ...refused,
    nb: ['Teksten har for mange lister og sitater i hverandre.', 'Gjør listene flatere, eller del teksten i flere filer.'],
    en: ['The text has too many lists and quotations in one another.', 'Flatten the lists, or split the text into several files.'] },
  'FIL-010': { ...refused,
    nb: ['Teksten har mer enn {limit} fotnoter.', 'Flytt noen av dem inn i teksten, eller del den i flere filer.'],
    en: ['The text has more than {limit} footnotes.', 'Move some of them into the text, or split it into several files.'] },
  'FIL-011': { ...refused,
    nb: ['Teksten har mer enn {limit} avsnitt, punkter og tabellrader.', 'Del teksten i flere filer, eller legg deler av den i vedlegg.'],
    en: ['The text has more than {limit} paragraphs, items and table rows.', 'Split the text into several files, or move parts of it to attachments.'] },
  'FIL-012': { ...refused,
    nb: ['Gjentakelser, verdier, klausuler og vedlegg gjør dokumentet for langt å lese.', 'Gjenta eller hent inn mindre, eller del dokumentet i flere.'],
    en: ['Repetitions, values, clauses and attachments make the document too long to read.', 'Repeat or bring in less, or split the document.'] },
  'FIL-013': { ...refused,
    nb: ['Teksten har mer enn {limit} merketegn og tabellceller.', 'Del teksten i flere filer, eller legg deler av den i vedlegg.'],
    en: ['The text has more than {limit} marks and table cells.', 'Split the text into several files, or move parts of it to attachments.'] },
  'FIL-014': { ...refused,
    nb: ['Teksten har mer enn {limit} linjer.', 'Fjern overflødige blanke linjer, eller del teksten i flere filer.'],
    en: ['The text has more than {limit} lines.', 'Remove needless blank lines, or split the text into several files.'] },

  'FRM-001': { ...refused,
    nb: ['Hodet (mellom linjene med ---) er ikke gyldig YAML: {why}.', 'Rett linjen. Skriv én opplysning på hver linje, som «nøkkel: verdi».'],
    en: ['The front matter (between the lines of ---) is not valid YAML: {why}.', 'Mend the line. Write one entry a line, as “key: value”.'] },
  'FRM-002': { ...refused,
    nb: ['Nøkkelen «{key}» står to ganger.', 'Behold den ene.'],
    en: ['The key «{key}» occurs twice.', 'Keep one of them.'] },
  'FRM-003': { ...refused,
    nb: ['Hodet bruker {what} («{text}»), som ikke er tillatt.', 'Skriv verdien helt ut. Skal tegnet være med i teksten, setter du verdien i anførselstegn.'],
    en: ['The front matter uses {what} («{text}»), which is not allowed.', 'Write the value out. If the character belongs to the text, put the value in quotes.'] },
  'FRM-004': { ...refused,
    nb: ['Hodet er på {size} KB; grensen er {limit} KB.', 'Flytt tekst fra hodet til selve avtalen.'],
    en: ['The front matter is {size} KB; the limit is {limit} KB.', 'Move text from the front matter to the agreement itself.'] },
  'FRM-005': { ...refused,
    nb: ['Hodet som begynner på linje 1, blir aldri avsluttet.', 'Sett en linje med bare --- etter den siste opplysningen.'],
    en: ['The front matter that begins on line 1 is never closed.', 'Put a line with only --- after the last entry.'] },
  'FRM-006': { ...refused,
    nb: ['YAML leser «{text}» som {read}, ikke som tekst.', 'Sett verdien i anførselstegn: "{text}".'],
    en: ['YAML reads «{text}» as {read}, not as text.', 'Put the value in quotes: "{text}".'] },
  'FRM-007': { ...refused,
    nb: ['Hodet må være en liste med nøkler og verdier.', 'Skriv for eksempel «tittel: Samarbeidsavtale».'],
    en: ['The front matter must be keys and values.', 'Write for example “tittel: Samarbeidsavtale”.'] },
  'FRM-008': { ...refused,
    nb: ['Hodet er nøstet dypere enn {limit} nivåer.', 'Gjør opplysningene flatere.'],
    en: ['The front matter is nested more than {limit} levels deep.', 'Flatten it.'] },
  'FRM-009': { ...refused,
    nb: ['Avtaletypen «{name}» finnes ikke.{suggestion}', 'Bruk en av disse: {known}.'],
    en: ['There is no agreement type «{name}».{suggestion}', 'Use one of these: {known}.'] },

  ...markupRows,
  ...criticRows,
  ...otherRows,

  'VRD-001': { ...syntax,
    nb: ['Verdien «{name}» finnes ikke i hodet.{suggestion}', 'Legg den inn i hodet under «verdier», eller rett navnet.'],
    en: ['There is no value «{name}» in the front matter.{suggestion}', 'Add it to the front matter under “verdier”, or mend the name.'] },
  'VRD-002': { ...syntax,
    nb: ['Hjelperen «{name}» finnes ikke.{suggestion}', 'Bruk en av disse: {known}.'],
    en: ['There is no helper «{name}».{suggestion}', 'Use one of these: {known}.'] },
  'VRD-003': { ...syntax,
    nb: ['Uttrykket «{text}» er ikke forstått.', 'Skriv for eksempel {{verdier.navn}} eller {{dato verdier.frist}}. Skal krøllparentesene vises, skriver du \\{{.'],
    en: ['The expression «{text}» is not understood.', 'Write for example {{verdier.name}} or {{dato verdier.frist}}. To print the braces, write \\{{.'] },
  'VRD-004': { ...syntax,
    nb: ['«{text}» må stå alene mellom blanke linjer.', 'Flytt det til en egen linje med blank linje foran og etter.'],
    en: ['«{text}» must stand alone between blank lines.', 'Move it to a line of its own, with a blank line before and after.'] },
  'VRD-005': { ...syntax,
    nb: ['«{text}» blir aldri avsluttet.', 'Sett «{close}» alene på en linje der delen slutter.'],
    en: ['«{text}» is never closed.', 'Put «{close}» alone on a line where the part ends.'] },
  'VRD-006': { ...syntax,
    nb: ['«{text}» avslutter noe som ikke er begynt.', 'Fjern linjen, eller sett inn begynnelsen.'],
    en: ['«{text}» closes something that was not opened.', 'Remove the line, or insert the opening.'] },
  'VRD-007': { severity: 'warning',
    nb: ['Verdien «{name}» er ikke fylt ut.', 'Fyll den ut i hodet. Til da står det en tom plass i dokumentet.'],
    en: ['The value «{name}» is not filled in.', 'Fill it in in the front matter. Until then the document shows a blank.'] },
  'VRD-008': { ...syntax,
    nb: ['Hjelperen «{name}» kan ikke bruke «{value}»: {why}.', 'Rett verdien i hodet eller det som står etter hjelperen, eller bruk en annen hjelper.'],
    en: ['The helper «{name}» cannot use «{value}»: {why}.', 'Mend the value in the front matter or what follows the helper, or use another helper.'] },
  'VRD-009': { ...syntax,
    nb: ['«{name}» er {what}, ikke en tekst eller et tall.', 'Bruk {{liste {name}}} for en liste, eller velg en verdi inni: {{{name}.…}}.'],
    en: ['«{name}» is {what}, not a text or a number.', 'Use {{liste {name}}} for a list, or choose a value inside: {{{name}.…}}.'] },
  'VRD-010': { ...syntax,
    nb: ['Standardklausulen «{name}» finnes ikke.{suggestion}', 'Bruk en av disse: {known}.'],
    en: ['There is no standard clause «{name}».{suggestion}', 'Use one of these: {known}.'] },
  'VRD-011': { ...syntax,
    nb: ['Standardklausulen «{name}» bruker ikke «{argument}».{suggestion}', 'Den tar {known}.'],
    en: ['The standard clause «{name}» has no use for «{argument}».{suggestion}', 'It takes {known}.'] },
  'VRD-012': { ...syntax,
    nb: ['Standardklausulen «{name}» henter inn seg selv.', 'Fjern henvisningen fra klausulen.'],
    en: ['The standard clause «{name}» includes itself.', 'Remove the inclusion from the clause.'] },
  'VRD-014': { severity: 'warning',
    nb: ['Standardklausulen «{name}» finnes bare på bokmål, og avtalen er på nynorsk.', 'Skriv klausulen selv på nynorsk i stedet for linjen, eller legg en nynorsk utgave i templates/clauses/nn/.'],
    en: ['There is only bokmål of the standard clause «{name}», and the agreement is in nynorsk.', 'Write the clause in nynorsk in the place of the line, or put a nynorsk form into templates/clauses/nn/.'] },
  'VRD-013': { ...syntax,
    nb: ['«{name}» kan ikke gjentas: det er ikke en liste.', 'Bruk en liste i hodet etter #each.'],
    en: ['«{name}» cannot be repeated: it is not a list.', 'Use a list of the front matter after #each.'] },

  'REF-001': { ...refused,
    nb: ['Målet for henvisningen til «{target}» finnes ikke i dokumentet.{suggestion}', 'Rett henvisningen, eller sett {#{target}} bak overskriften den gjelder.'],
    en: ['The target of the reference to «{target}» is not in the document.{suggestion}', 'Mend the reference, or put {#{target}} after the heading that it is about.'] },
  'VDL-011': { ...refused,
    nb: ['Filen «{file}» finnes ikke.', 'Legg filen i mappen til avtalen, eller rett navnet.'],
    en: ['There is no file «{file}».', 'Put the file in the folder of the agreement, or mend the name.'] },
  'VDL-012': { ...refused,
    nb: ['Filen «{file}» ligger utenfor mappen til avtalen.', 'Kopier filen til mappen, og vis til den der.'],
    en: ['The file «{file}» is outside the folder of the agreement.', 'Copy the file to the folder, and refer to it there.'] },
  'VDL-013': { ...refused,
    nb: ['Filen «{file}» er {found}, men navnet sier {named}.', 'Gi filen rett filendelse, eller bytt den ut.'],
    en: ['The file «{file}» is {found}, but its name says {named}.', 'Give the file the right extension, or replace it.'] },
  'VDL-014': { ...refused,
    nb: ['PDF-filen «{file}» er kryptert og kan ikke legges ved.', 'Lagre en kopi uten passord og begrensninger.'],
    en: ['The PDF file «{file}» is encrypted and cannot be attached.', 'Save a copy without password and restrictions.'] },
  'VDL-015': { ...refused,
    nb: ['Filen «{file}» er for stor; grensen er {limit} MB.', 'Gjør filen mindre, eller del den.'],
    en: ['The file «{file}» is too large; the limit is {limit} MB.', 'Make the file smaller, or split it.'] },
  'VDL-016': { ...refused,
    nb: ['Bildet «{file}» er verken PNG eller JPEG.', 'Lagre bildet som PNG eller JPEG.'],
    en: ['The image «{file}» is neither PNG nor JPEG.', 'Save the image as PNG or JPEG.'] },
  'UUF-002': { ...syntax,
    nb: ['Bildet mangler alternativ tekst.', 'Beskriv bildet i hakeparentesen: ![Kart over havna](kart.png).'],
    en: ['The image has no alternative text.', 'Describe the image in the brackets: ![Map of the harbour](kart.png).'] },
  'STR-013': { severity: 'error',
    nb: ['Dokumentet mangler tittel.', 'Skriv tittelen på en egen linje med # foran, for eksempel «# {{tittel}}».'],
    en: ['The document has no title.', 'Write the title on a line of its own with # before it, for example “# {{tittel}}”.'] },
  'PRT-001': { severity: 'error', missing: 'parter',
    nb: ['Avtalen mangler parter.', 'Skriv opp partene under «parter» øverst i filen, med id og fullt navn for hver. Skal mange slutte seg til, kan de stå som én part med fellesnavn.'],
    en: ['The agreement has no parties.', 'List the parties under “parter” at the top of the file, each with id and full name. If many are to join, they may stand as one party under a common name.'] },
} satisfies Record<string, Row>

export type ReadRule = keyof typeof rows
/** The rows by id, for `check --explain` and the documentation. */
export const readRules: Readonly<Record<string, Row>> = rows

/** Collects the messages of one file. */
export interface Reporter {
  readonly messages: Message[]
  say: (ruleId: ReadRule, position: Position | undefined, values?: Values, related?: Message['related'], fix?: Message['fix']) => void
}

/**
 * @param file as the user knows it; a position's own file wins.
 * @param agreement whether the file is an agreement: elsewhere what can be printed literally only warns.
 */
export function reporter(file: string, language: Language, agreement: boolean): Reporter {
  const messages: Message[] = []
  const said = new Map<ReadRule, number>()
  return {
    messages,
    say(ruleId, position, values = {}, related, fix) {
      const row: Row = rows[ruleId]
      const count = (said.get(ruleId) ?? 0) + 1
      said.set(ruleId, count)
      if (count > MOST_OF_ONE) return
      const more = count === MOST_OF_ONE ? MORE[language] : ''
      const [reason, remedy] = row[language].map((text) => fill(text, values, language)) as [string, string]
      const missing = row.missing ?? (typeof values['missing'] === 'string' ? values['missing'] : undefined)
      const fatal = row.fatal === 'always' || (row.fatal === 'in-agreements' && agreement)
      messages.push({
        file: position?.file ?? file,
        ...(position && { position }),
        ruleId,
        severity: row.fatal === 'in-agreements' && !agreement ? 'warning' : row.severity,
        reason: reason + more,
        remedy,
        ...(fatal && { fatal: true as const }),
        ...(missing !== undefined && { missing }),
        ...(related && { related }),
        ...(fix && { fix }),
      })
    },
  }
}

/** Of one kind; nobody reads more, and a hostile text would have one a word. */
const MOST_OF_ONE = 100
const MORE = { nb: ' Det er flere funn av dette slaget; de vises når disse er rettet.', en: ' There are more findings of this kind; they are shown when these are mended.' }

/** Puts values into a sentence; a name without a value stays, since sentences quote braces too. */
function fill(text: string, values: Values, language: Language): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : whole
    const given = typeof value === 'function' ? value() : value
    return typeof given === 'object' ? given[language] : String(given)
  })
}
