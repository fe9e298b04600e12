/** What is said when something must not be signed, or cannot be: one row a reason. */
import type { Language, Message } from '../document/message.ts'
import type { Position } from '../document/tree.ts'

type Sentence = Readonly<Record<Language, readonly [reason: string, remedy: string]>>

export const REFUSALS = {
  'SGN-001': {
    nb: ['Avtalen har status «{status}». Bare en avtale som er vedtatt, kan undertegnes.', 'Sett «status: til-signering» når alle partene har vedtatt den, eller lag prøveeksemplarer med --specimen.'],
    en: ['The agreement has the status “{status}”. Only one that is adopted can be signed.', 'Set “status: til-signering” when all parties have adopted it, or make specimens with --specimen.'],
  },
  'SGN-002': {
    nb: ['Et notat er ikke avklart: «{note}».', 'Avklar det, og ta notatet ut av teksten.'],
    en: ['A note is still open: “{note}”.', 'Settle it, and take the note out of the text.'],
  },
  'SGN-003': {
    nb: ['Vedlegget «{title}» har selv status «{status}».', 'Legg ved den vedtatte teksten, eller rett statusen i vedlegget.'],
    en: ['The attachment “{title}” has itself the status “{status}”.', 'Attach the adopted text, or mend the status in the attachment.'],
  },
  'SGN-004': {
    nb: ['{name} har ikke noe vedtak i «vedtak».', 'Skriv inn vedtaket med part, organ, dato og saksnr.'],
    en: ['{name} has no decision in «vedtak».', 'Add the decision with part, organ, dato and saksnr.'],
  },
  'SGN-005': {
    nb: ['«{name}» er ikke fylt ut.', 'Skriv inn verdien i hodet, eller ta stedet ut av teksten.'],
    en: ['“{name}” is not filled in.', 'Put the value into the front matter, or take the place out of the text.'],
  },
  'SGN-006': {
    nb: ['Avtalen har ingen signaturblokk som lages av partene.', 'Sett inn {{> signatur}} på en egen linje, i stedet for en blokk som er skrevet for hånd.'],
    en: ['The agreement has no signature block that is made from the parties.', 'Put {{> signatur}} on a line of its own, instead of a block that is typed.'],
  },
  'SGN-007': {
    nb: ['Det står ikke hvordan avtalen blir undertegnet.', 'Skriv «eksemplarer: { form: papir }» i hodet, eller «elektronisk» eller «tiltredelse».'],
    en: ['It is not said how the agreement is signed.', 'Write “eksemplarer: { form: papir }” in the front matter, or “elektronisk” or “tiltredelse”.'],
  },
  'SGN-008': {
    nb: ['Teksten har merkede endringer.', 'Godta eller avvis endringene med «lilla accept» eller «lilla reject», og la alle partene vedta den rene teksten.'],
    en: ['The text has marked changes.', 'Settle them with “lilla accept” or “lilla reject”, and have all parties adopt the clean text.'],
  },
  'SGN-009': {
    nb: ['Filen er ikke en avtale, så den kan ikke undertegnes.', 'Oppgi et utkast med en avtaletype i «dokumenttype».'],
    en: ['The file is no agreement, so it cannot be signed.', 'Name a draft with an agreement type in “dokumenttype”.'],
  },
  'SGN-010': {
    nb: ['Avtalen har status «{status}» og skal ikke undertegnes på nytt.', 'De undertegnede eksemplarene ligger i arkivet. Skal teksten endres, lager du et nytt utkast.'],
    en: ['The agreement has the status “{status}” and is not to be signed again.', 'The signed copies are in the archive. To change the text, make a new draft.'],
  },
  'SGN-011': {
    nb: ['Avtalen nevner ikke medlemmene ved navn.', 'Oppgi en liste over dem med --medlemmer medlemmer.csv (kolonner: navn, orgnr, kommunenummer).'],
    en: ['The agreement does not name its members.', 'Give a list of them with --medlemmer members.csv (columns: navn, orgnr, kommunenummer).'],
  },
  'SGN-012': {
    nb: ['«{name}» er flere, så eksemplarene kan ikke telles.', 'Skriv hver av dem under «underskrivere», eller sett «eksemplarer: form» til «tiltredelse».'],
    en: ['“{name}” are several, so the copies cannot be counted.', 'Write each of them under “underskrivere”, or set “eksemplarer: form” to “tiltredelse”.'],
  },
  'SGN-013': {
    nb: ['Avtalen har mer enn én signaturblokk.', 'La {{> signatur}} stå bare én gang.'],
    en: ['The agreement has more than one signature block.', 'Have {{> signatur}} once only.'],
  },
  'SGN-014': {
    nb: ['Vedlegget «{file}» mangler.', 'Legg filen i mappen, eller rett «fil».'],
    en: ['The attachment “{file}” is missing.', 'Put the file into the folder, or mend “fil”.'],
  },
  'SGN-015': {
    nb: ['Vedlegget «{title}» er merket som utkast.', 'Legg ved den vedtatte teksten, og gi vedlegget og filen navn uten «utkast».'],
    en: ['The attachment “{title}” is marked as a draft.', 'Attach the adopted text, and name attachment and file without “utkast”.'],
  },
  'SGN-016': {
    nb: ['Vedtaket til {name} mangler {lacking}.', 'Skriv inn datoen for møtet og saksnummeret.'],
    en: ['The decision of {name} lacks {lacking}.', 'Add the date of the meeting and the case number.'],
  },
  'SGN-017': {
    nb: ['Avtalen har ingen som undertegner.', 'Skriv partene under «parter» i hodet.'],
    en: ['The agreement has nobody who signs.', 'Write the parties under “parter” in the front matter.'],
  },
  'SGN-018': {
    nb: ['En medlemsliste hører til avtaler som medlemmene slutter seg til én for én, men formen er «{form}».', 'Kjør uten --medlemmer, eller sett «eksemplarer: form» til «tiltredelse».'],
    en: ['A list of members belongs to agreements that they accede to one by one, but the form is “{form}”.', 'Run without --medlemmer, or set “eksemplarer: form” to “tiltredelse”.'],
  },
  'SGN-022': {
    nb: ['Posten signering tar imot filer på høyst {most} MB, men PDF-en er på {n} MB.', 'Lagre vedleggene på nytt med mindre bilder, eller skriv under med en annen tjeneste.'],
    en: ['Posten signering takes files of at most {most} MB, but the PDF has {n} MB.', 'Save the attachments again with smaller images, or sign with another service.'],
  },
  'SGN-023': {
    nb: ['Posten signering gir alltid stående A4, men {what} {format}.', 'Lagre vedlegget som stående A4, eller skriv det i Markdown.'],
    en: ['Posten signering always gives upright A4, but {what} {format}.', 'Save the attachment as upright A4, or write it in Markdown.'],
  },
  'SGN-024': {
    nb: ['--profile posten er for elektronisk underskrift, men avtalen undertegnes på papir.', 'Sett «eksemplarer: form» til «elektronisk» eller «tiltredelse», eller kjør uten --profile.'],
    en: ['--profile posten is for electronic signing, but the agreement is signed on paper.', 'Set “eksemplarer: form” to “elektronisk” or “tiltredelse”, or run without --profile.'],
  },
  'SGN-030': {
    nb: ['Filen er ikke den som ble laget av denne teksten; den kan være undertegnet. Ingenting blir skrevet over.', 'Flytt filen til arkivet før du lager eksemplarer av en ny tekst i samme mappe.'],
    en: ['The file is not the one that was made of this text; it may be signed. Nothing is overwritten.', 'Move the file to the archive before you make copies of a new text in the same folder.'],
  },
  'SGN-035': {
    nb: ['Filen er endret etter at den ble laget, for eksempel undertegnet. Den blir stående som den er.', 'Flytt den til arkivet hvis du trenger et nytt eksemplar som ikke er undertegnet.'],
    en: ['The file has changed since it was made; it may be signed. It is left as it is.', 'Move it to the archive if you need a new copy that is not signed.'],
  },
  'SGN-036': {
    nb: ['I mappen ligger det eksemplarer som er laget av noe annet enn det du har nå ({n}, blant dem «{first}»). De kan være skrevet ut og undertegnet.', 'Flytt mappen til arkivet hvis noen av dem er i bruk. Er de ikke det, kjører du med --erstatt.'],
    en: ['The folder has copies that were made of something else than what you have now ({n}, among them “{first}”). They may have been printed and signed.', 'Move the folder to the archive if any of them is in use. If none is, run with --erstatt.'],
  },
  'SGN-037': {
    nb: ['Tittelen sier at avtalen er et utkast.', 'Ta «utkast» ut av tittelen. Det er den vedtatte teksten som skal undertegnes.'],
    en: ['The title says that the agreement is a draft.', 'Take “utkast” out of the title. It is the adopted text that is signed.'],
  },
  'SGN-039': {
    nb: ['{name} gjorde vedtaket {decided}, før utkastet er datert ({drafted}).', 'Se om datoen er riktig, og om det er denne teksten som er vedtatt.'],
    en: ['{name} decided on {decided}, before the date of the draft ({drafted}).', 'See whether the date is right, and whether this is the text that was adopted.'],
  },
  'SGN-031': {
    nb: ['{what} er ikke {same} i «{file}» som i «{other}».', 'Lag alle delene på nytt med samme utkast, samme medlemsliste og samme versjon av lilla.'],
    en: ['{what} is not the same in “{file}” as in “{other}”.', 'Make all parts anew with the same draft, the same list of members and the same version of lilla.'],
  },
  'SGN-032': {
    nb: ['Del {missing} av {of} mangler.', 'Kjør «lilla sign … --shard {missing}/{of}», og legg filene i samme mappe.'],
    en: ['Part {missing} of {of} is missing.', 'Run “lilla sign … --shard {missing}/{of}”, and put its files into the same folder.'],
  },
  'SGN-033': {
    nb: ['Filen står i manifestet, men mangler eller er en annen.', 'Hent filen fra den maskinen som laget den, eller kjør delen på nytt.'],
    en: ['The file stands in the manifest, but is missing or another one.', 'Fetch the file from the machine that made it, or run its part again.'],
  },
  'SGN-034': {
    nb: ['Manifestet kan ikke leses.', 'Slett filen, og kjør den delen på nytt.'],
    en: ['The manifest cannot be read.', 'Delete the file, and run its part again.'],
  },
} as const satisfies Readonly<Record<string, Sentence>>

export type RefusalId = keyof typeof REFUSALS

/** @returns the message, its `{names}` filled. */
export function refusal(file: string, language: Language, id: RefusalId, position: Position | undefined, values: Readonly<Record<string, string | number>> = {}): Message {
  const fill = (text: string): string => text.replace(/(?<!\{)\{(\w+)\}/gu, (_, name: string) => String(values[name] ?? name))
  const [reason, remedy] = REFUSALS[id][language]
  return { file, ...(position && { position }), ruleId: id, severity: 'error', reason: fill(reason), remedy: fill(remedy) }
}
