#!/usr/bin/env node
/** The command line: a table of commands, and the only place where the program is given its exit code. */
import './commands/short-runs.ts'
import { Command as Commander, CommanderError, Option } from 'commander'
import { Refusal, type Command, type Exit, type Options, type Sentence, type Terminal } from './commands/command.ts'
import { inNorwegian } from './commands/help.ts'
import { fault } from './commands/project.ts'
import { terminal } from './commands/terminal.ts'
import { wrongUse } from './commands/wrong-use.ts'
import type { Language } from './document/message.ts'
import { version } from './host.ts'

const out = { flags: '--out <folder>', nb: 'mappen det skrives til (ellers «out»)', en: 'folder to write to (default “out”)' }

const settling: Pick<Command, 'args' | 'options'> = {
  args: [{ name: '<redline>', nb: 'endringsvisningen: redline.json eller en Markdown-fil med endringsmerker', en: 'the redline: redline.json or a Markdown file with marks of changes' }],
  options: [
    { flags: '--format <list>', nb: 'docx, pdf, html, md, txt, json (ellers md)', en: 'docx, pdf, html, md, txt, json (default md)' },
    { flags: '--verbose', nb: 'viser også funn som ikke hindrer noe', en: 'shows also findings that prevent nothing' },
    out,
  ],
}

/** Taken by every command. */
const common: Command['options'] = [
  { flags: '--json', nb: 'ett JSON-objekt på stdout i stedet for linjer', en: 'one JSON object on stdout instead of lines' },
  { flags: '--lang <language>', nb: 'språket i meldingene: nb eller en', en: 'language of messages: nb or en' },
]

const commands: readonly Command[] = [
  {
    name: 'build',
    args: [{ name: '[paths...]', nb: 'filer, avtalemapper eller mapper med avtaler (ellers «agreements»)', en: 'files, agreement folders or folders of agreements (default “agreements”)' }],
    does: { nb: 'Lager Word, PDF og HTML av avtaler', en: 'Builds agreements into Word, PDF and HTML' },
    options: [
      { flags: '--format <list>', nb: 'docx, pdf, html, md, txt, json (ellers docx,pdf,html)', en: 'docx, pdf, html, md, txt, json (default docx,pdf,html)' },
      { flags: '--shard <i/n>', nb: 'bygger bare del i av n, for flere maskiner', en: 'builds only part i of n, for several machines' },
      { flags: '--jobs <n>', nb: 'hvor mange utkast som bygges om gangen', en: 'how many drafts are built at a time' },
      { flags: '--noark', nb: 'lager også filene til arkivet, med arkivmelding.xml (Fiks Arkiv v2), i en mappe og som zip', en: 'makes also the files for the archive, with arkivmelding.xml (Fiks Arkiv v2), in a folder and as a zip' },
      { flags: '--with-findings', nb: 'viser det «lilla check» finner, som merknader i dokumentene', en: 'shows what “lilla check” finds as notes in the documents' },
      { flags: '--verbose', nb: 'viser også funn som ikke hindrer at noe bygges', en: 'shows also findings that keep nothing from being built' },
      out,
    ],
    examples: ['lilla build', 'lilla build agreements/partnerskap --format pdf'],
    load: () => import('./commands/build.ts'),
  },
  {
    name: 'check',
    args: [{ name: '[paths...]', nb: 'filer, avtalemapper eller mapper med avtaler (ellers «agreements»)', en: 'files, agreement folders or folders of agreements (default “agreements”)' }],
    does: { nb: 'Sjekker avtaler mot loven, typen og språket', en: 'Checks agreements against the law, their type and the language' },
    options: [
      { flags: '--fix', nb: 'retter det som trygt kan rettes, i filene', en: 'mends in the files what can safely be mended' },
      { flags: '--dry-run', nb: 'viser hva --fix ville rettet, uten å skrive', en: 'shows what --fix would mend, without writing' },
      { flags: '--reporter <name>', nb: 'text, json, sarif eller github', en: 'text, json, sarif or github' },
      { flags: '--explain <rule>', nb: 'forklarer en regel, for eksempel STR-001', en: 'explains a rule, such as STR-001' },
      out,
    ],
    examples: ['lilla check', 'lilla check agreements/partnerskap --fix', 'lilla check --explain TYP-006'],
    load: () => import('./commands/check.ts'),
  },
  {
    name: 'redline',
    args: [{ name: '[drafts...]', nb: 'det eldre og det nyere utkastet (også fil.md@versjon i git), eller mappen til en avtale (de to siste utkastene)', en: 'the older and the newer draft (also file.md@version in git), or the folder of an agreement (its last two drafts)' }],
    does: { nb: 'Viser hva som er endret mellom to utkast', en: 'Shows what has changed between two drafts' },
    options: [
      { flags: '--format <list>', nb: 'docx, lilla, pdf, html, liste, json, md, tre (ellers docx,lilla,pdf,html,liste,json)', en: 'docx, lilla, pdf, html, liste, json, md, tre (default docx,lilla,pdf,html,liste,json)' },
      { flags: '--bare-nytt', nb: 'viser bare ny tekst, med lilla, i lilla.docx og lilla.pdf', en: 'shows only new text, in purple, in lilla.docx and lilla.pdf' },
      { flags: '--order <first>', nb: 'hva som står først i en erstatning: slettet eller nytt (ellers nytt i redline.docx, slik Word gjør det, og slettet i de andre)', en: 'what stands first in a replacement: slettet (deleted) or nytt (new); default nytt in redline.docx, as in Word, and slettet in the others' },
      { flags: '--author <name>', nb: 'hvem endringene står på (ellers navnet ditt i git)', en: 'whose changes they are (default your name in git)' },
      { flags: '--date <date>', nb: 'datoen endringene har, som 2026-01-31 (ellers datoen til det nyere utkastet)', en: 'date of the changes, such as 2026-01-31 (default that of the newer draft)' },
      { flags: '--verbose', nb: 'viser også funn i utkastene som ikke hindrer noe', en: 'shows also findings in the drafts that prevent nothing' },
      { ...out, nb: 'mappen filene skrives rett til (ellers out/<avtale>/<eldre>..<nyere>)', en: 'folder that the files are written straight to (default out/<agreement>/<older>..<newer>)' },
    ],
    examples: ['lilla redline agreements/partnerskap', 'lilla redline eldre.md nyere.md --format docx,liste', 'lilla redline utkast.md@HEAD~1 utkast.md'],
    load: () => import('./commands/redline.ts'),
  },
  {
    name: 'accept',
    ...settling,
    does: { nb: 'Godtar alle endringer i en endringsvisning: det nyere utkastet', en: 'Accepts all changes of a redline: the newer draft' },
    examples: ['lilla accept out/partnerskap/2021-01-21..2021-01-28/redline.json'],
    load: () => import('./commands/accept.ts'),
  },
  {
    name: 'reject',
    ...settling,
    does: { nb: 'Avviser alle endringer i en endringsvisning: det eldre utkastet', en: 'Rejects all changes of a redline: the older draft' },
    examples: ['lilla reject merket.md --out .'],
    load: () => import('./commands/reject.ts'),
  },
  {
    name: 'sign',
    args: [{ name: '<draft>', nb: 'utkastet som er vedtatt', en: 'the draft that is adopted' }],
    does: { nb: 'Lager eksemplarene som partene undertegner', en: 'Makes the copies that the parties sign' },
    options: [
      { flags: '--specimen', nb: 'lager prøveeksemplarer, også av et utkast som ikke er vedtatt', en: 'makes specimens, also of a draft that is not adopted' },
      { flags: '--profile <name>', nb: 'felt (PDF med felt for underskrift) eller posten (uten felt, for Posten signering)', en: 'felt (PDF with signature fields) or posten (without, for Posten signering)' },
      { flags: '--medlemmer <file>', nb: 'CSV- eller YAML-fil med dem som slutter seg til: én erklæring til hver', en: 'CSV or YAML file of those who accede: one declaration each' },
      { flags: '--format <list>', nb: 'pdf, docx (ellers begge)', en: 'pdf, docx (default both)' },
      { flags: '--shard <i/n>', nb: 'lager bare del i av n, for flere maskiner', en: 'makes only part i of n, for several machines' },
      { flags: '--erstatt', nb: 'skriver over eksemplarer som er laget av en annen tekst', en: 'writes over copies that were made of another text' },
      { flags: '--samle', nb: 'samler delene i en mappe til ett manifest', en: 'gathers the parts in a folder into one manifest' },
      out,
    ],
    examples: ['lilla sign agreements/partnerskap/2026-05-11.md', 'lilla sign agreements/nettverk/2026-05-11.md --medlemmer medlemmer.csv', 'lilla sign out/nettverk/signering/2026-05-11 --samle'],
    load: () => import('./commands/sign.ts'),
  },
  {
    name: 'seal',
    args: [{ name: '<pdf...>', nb: 'PDF-filene som skal forsegles', en: 'the PDF files to seal' }],
    does: { nb: 'Forsegler PDF-filer med virksomhetens sertifikat', en: 'Seals PDF files with the certificate of the organisation' },
    options: [
      { flags: '--p12 <file>', nb: 'virksomhetssertifikatet med nøkkel (.p12 eller .pfx)', en: 'the organisation’s certificate with its key (.p12 or .pfx)' },
      { flags: '--passord-fil <file>', nb: 'fil med passordet (ellers LILLA_P12_PASSORD, eller det blir spurt om)', en: 'file with the password (else LILLA_P12_PASSORD, or it is asked for)' },
      { flags: '--felt <name>', nb: 'signaturfeltet seglet settes i (ellers et segl som ikke vises)', en: 'signature field that the seal is set in (default a seal that is not seen)' },
      { flags: '--tsa <url>', nb: 'tidsstempeltjeneste som viser når; bruker nettet', en: 'time-stamping service that shows when; uses the network' },
      { ...out, nb: 'mappen det skrives til (ellers ved siden av filen)', en: 'folder to write to (default beside the file)' },
    ],
    examples: ['lilla seal avtale.pdf --p12 segl.p12 --passord-fil passord.txt', 'lilla seal eksemplar-1.pdf eksemplar-2.pdf --p12 segl.p12 --felt sig_nordvika_1'],
    load: () => import('./commands/seal.ts'),
  },
  {
    name: 'verify',
    args: [{ name: '<files...>', nb: 'filene som skal kontrolleres (PDF eller Word)', en: 'the files to check (PDF or Word)' }],
    does: { nb: 'Sier hva som er sant om forseglede filer', en: 'Says what is true of sealed files' },
    options: [
      { flags: '--utkast <draft>', nb: 'utkastet (.md) som teksten skal være lik; den første forskjellen vises', en: 'the draft (.md) whose text it should be; the first difference is shown' },
      { flags: '--sertifikat <files>', nb: 'sertifikater du stoler på (.pem, .cer, .crt), med komma mellom', en: 'certificates that you trust (.pem, .cer, .crt), parted by commas' },
    ],
    examples: ['lilla verify avtale.forseglet.pdf', 'lilla verify avtale.forseglet.pdf --sertifikat utsteder.pem', 'lilla verify avtale.docx --utkast agreements/partnerskap/2021-01-28.md'],
    load: () => import('./commands/verify.ts'),
  },
  {
    name: 'new',
    args: [
      { name: '<type>', nb: 'avtaletypen, for eksempel samarbeidsavtale', en: 'the agreement type, such as samarbeidsavtale' },
      { name: '<slug>', nb: 'navnet på mappen til avtalen', en: 'the name of the agreement’s folder' },
    ],
    does: { nb: 'Lager et utkast av en avtaletype', en: 'Makes a draft of an agreement type' },
    options: [
      { flags: '--svar <file>', nb: 'YAML-fil med svar, så ingenting blir spurt om', en: 'YAML file of answers, so that nothing is asked' },
      { flags: '--utkast <date>', nb: 'datoen for utkastet, som 2026-01-31', en: 'date of the draft, such as 2026-01-31' },
      { ...out, nb: 'mappen for avtaler (ellers «agreements»)', en: 'folder of agreements (default “agreements”)' },
    ],
    examples: ['lilla new samarbeidsavtale brann', 'lilla new samarbeidsavtale brann --svar svar.yaml'],
    load: () => import('./commands/new.ts'),
  },
  {
    name: 'doctor',
    args: [],
    does: { nb: 'Ser etter at alt som trengs, er på plass', en: 'Sees whether all that is needed is there' },
    options: [out],
    examples: ['lilla doctor', 'lilla doctor --json'],
    load: () => import('./commands/doctor.ts'),
  },
]

/** Runs the program with the arguments after its name. */
async function main(args: readonly string[]): Promise<Exit> {
  const asked = languageIn(args)
  const io = terminal(asked ?? 'nb', args.includes('--json'))
  try {
    return await parse(args, io)
  } catch (error) {
    if (error instanceof CommanderError) return afterParsing(error, io)
    if (error instanceof Refusal) return refuse(error, io)
    const { reason, remedy } = fault('', error, io)
    return refuse(new Refusal(reason, remedy), io)
  }
}

async function parse(args: readonly string[], io: Terminal): Promise<Exit> {
  let exit: Exit = 0
  const program = new Commander('lilla')
  prepare(program, io)
  program.description(io.say('Skriver, sjekker, sammenligner og trykker avtaler mellom kommuner.', 'Drafts, checks, compares and prints agreements between municipalities.'))
  program.version(version(), '-V, --version', io.say('viser versjonen', 'shows the version'))
  program.option('--lang <language>', io.say('språket i meldingene: nb eller en', 'language of messages: nb or en'))
  program.helpCommand('help [command]', io.say('viser hjelp for en kommando', 'shows help for a command'))
  for (const command of commands) {
    const sub = program.command(command.name)
    prepare(sub, io)
    sub.description(in_(command.does, io))
    for (const argument of command.args) sub.argument(argument.name, in_(argument, io))
    for (const option of [...command.options, ...common]) sub.addOption(new Option(option.flags, in_(option, io)))
    sub.addHelpText('after', `\n${io.say('Eksempel:', 'Example:')}\n${command.examples.map((line) => `  ${line}`).join('\n')}`)
    sub.action(async (...given: unknown[]) => {
      const values = given.slice(0, command.args.length).flat().filter((value) => value !== undefined) as string[]
      const options = given[command.args.length] as Options
      for (const { lang } of [options, program.opts()]) if (lang !== undefined && !isLanguage(lang)) throw unknownLanguage(String(lang), io)
      exit = await (await command.load()).run(values, options, io)
    })
  }
  if (args.length === 0) program.outputHelp()
  else await program.parseAsync([...args], { from: 'user' })
  return exit
}

/** Nothing is printed or ended by commander itself but the help. */
function prepare(command: Commander, io: Terminal): void {
  command.exitOverride()
  command.configureOutput({ writeErr: (text) => io.result(text.trimEnd()), outputError: () => {} })
  command.helpOption('-h, --help', io.say('viser denne hjelpen', 'shows this help'))
  if (io.language === 'nb') command.configureHelp(inNorwegian)
}

function afterParsing(error: CommanderError, io: Terminal): Exit {
  if (error.exitCode === 0 || error.code === 'commander.help') return 0
  return refuse(wrongUse(error, commands, common, io), io)
}

function refuse(refusal: Refusal, io: Terminal): Exit {
  if (io.json) io.result(JSON.stringify({ skjema: 'lilla/feil', versjon: 1, grunn: refusal.message, råd: refusal.remedy }))
  io.talk(`${io.colours.red(io.say('Feil:', 'Error:'))} ${refusal.message}`)
  if (refusal.remedy !== '') io.talk(`  ${io.say('Råd:', 'Remedy:')} ${refusal.remedy}`)
  return refusal.exit
}

/** The language must be known before the arguments are understood: what is wrong with them is said in it. */
function languageIn(args: readonly string[]): Language | undefined {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='))
  const value = at === -1 ? undefined : (args[at] ?? '').split('=')[1] ?? args[at + 1]
  return isLanguage(value) ? value : undefined
}

const isLanguage = (value: unknown): value is Language => value === 'nb' || value === 'en'

function unknownLanguage(given: string, { say }: Terminal): Refusal {
  return new Refusal(say(`Språket «${given}» finnes ikke.`, `There is no language “${given}”.`), say('Skriv --lang nb eller --lang en.', 'Write --lang nb or --lang en.'))
}

const in_ = (sentence: Sentence, { language }: Terminal): string => sentence[language]

process.exitCode = await main(process.argv.slice(2))
