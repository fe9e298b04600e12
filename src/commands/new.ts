/** `lilla new`: the first draft of an agreement, from its type's starting text and the answers to its questions. */
import { basename, join } from 'node:path'
import type { Message } from '../document/message.ts'
import { nearest } from '../document/suggest.ts'
import type { AgreementType, Question } from '../document/type.ts'
import { shown, sourceDate, templatesFolder } from '../host.ts'
import { sweep, writeNewFile } from '../host/write.ts'
import type { Path } from '../read/front-matter.ts'
import { startingText } from '../read/starting-text.ts'
import { example, isDay, objections, problem, readAnswers, type AnswerFile, type Data } from './answers.ts'
import { Refusal, type Exit, type Options, type Terminal } from './command.ts'
import { openLibrary, type Library } from './library.ts'
import { caseDrafts, draftsAbout, noSuchDraft } from './case-drafts.ts'
import { caseStart, withPlaceholders } from './new-case.ts'
import { safeName } from './names.ts'
import { textOf } from './project.ts'
import { asJson, report } from './report.ts'

export async function run([name = '', slug = '']: readonly string[], options: Options, terminal: Terminal): Promise<Exit> {
  const library = openLibrary(templatesFolder(), terminal.language)
  const type = typeCalled(name, library, terminal)
  const template = library.files(`types/${name}.md`)
  if (template === undefined) throw new Refusal(terminal.say(`Avtaletypen «${name}» har ingen starttekst.`, `The agreement type “${name}” has no starting text.`))
  const folder = join(String(options['out'] ?? 'agreements'), folderName(slug, terminal))
  sweep(folder, 0)

  const given = options['svar'] === undefined ? undefined : readAnswers(String(options['svar']), terminal)
  const drafts = type.dokument === 'saksframlegg' ? caseDrafts(folder, templatesFolder(), terminal) : undefined
  const about = drafts && draftsAbout(given?.data?.['gjelder'], drafts)
  const faults = given ? faultsIn(given, String(options['svar']), type, template, terminal) : []
  if (given && drafts && !about) faults.push(noSuchDraft(given, String(options['svar']), drafts, terminal))
  if (faults.length > 0) return refuse(faults, terminal)
  const start = about && caseStart(about, templatesFolder(), terminal)
  const isAsked = given === undefined && terminal.interactive
  const known = withDate({ ...start?.answers, ...given?.data }, options['utkast'], terminal)
  const answers = await complete(type, start && !isAsked ? withPlaceholders(known) : known, isAsked, terminal)
  const { text, missing } = startingText(template, type, answers, start?.about)
  if (text === undefined) throw incomplete(missing, terminal)

  const path = join(folder, `${type.dokument === 'saksframlegg' ? 'saksfremlegg-' : ''}${dateOf(answers, terminal)}.md`)
  if (!writeNewFile(path, new TextEncoder().encode(text))) {
    throw new Refusal(
      terminal.say(`«${shown(path)}» finnes allerede og blir ikke skrevet over.`, `“${shown(path)}” exists and is not written over.`),
      terminal.say('Velg en annen dato med --utkast, eller et annet navn på mappen.', 'Choose another date with --utkast, or another name of the folder.'),
      1,
    )
  }
  terminal.result(terminal.json ? JSON.stringify({ skjema: 'lilla/new', versjon: 1, filer: [{ fil: shown(path), type: name }], funn: [] }) : shown(path))
  terminal.talk(terminal.say(`Skriv videre i filen, og bygg med «lilla build ${shown(folder)}».`, `Go on writing in the file, and build with “lilla build ${shown(folder)}”.`))
  return 0
}

function typeCalled(name: string, library: Library, terminal: Terminal): AgreementType {
  const { say } = terminal
  const type = library.types.get(name)
  if (type) return type
  const [fault] = library.faultsOf(name)
  if (fault) throw new Refusal(`${fault.file}: ${fault.reason}`, fault.remedy)
  const near = nearest(name, library.types.names())
  const list = library.types.names().map((known) => `\n    ${known}  ${library.types.get(known)?.beskrivelse ?? ''}`).join('')
  throw new Refusal(
    say(`Avtaletypen «${name}» finnes ikke.`, `There is no agreement type “${name}”.`) + (near ? say(` Mente du «${near}»?`, ` Did you mean “${near}”?`) : ''),
    say(`Typene er:${list}`, `The types are:${list}`),
  )
}

/** A name of letters is mended; a way to another folder is refused. */
function folderName(slug: string, { say, talk }: Terminal): string {
  if (basename(slug) !== slug || slug.includes('\\') || /^\.*$/u.test(slug)) {
    throw new Refusal(say(`«${slug}» kan ikke være navnet på en mappe.`, `“${slug}” cannot be the name of a folder.`), say('Bruk små bokstaver, tall og bindestrek, for eksempel brannvern-nord.', 'Use lower-case letters, digits and hyphens, such as brannvern-nord.'))
  }
  const safe = safeName(slug)
  if (safe !== slug) talk(say(`Mappen får navnet «${safe}».`, `The folder is named “${safe}”.`))
  return safe
}

function withDate(answers: Data, given: Options[string], { say }: Terminal): Data {
  if (given !== undefined && !isDay(String(given))) throw new Refusal(say(`«--utkast ${String(given)}» er ikke en dato.`, `“--utkast ${String(given)}” is not a date.`), say('Skriv år-måned-dag, som 2026-01-31.', 'Write year-month-day, such as 2026-01-31.'))
  const date = given ?? answers['utkast'] ?? sourceDate()?.toISOString().slice(0, 10)
  return date === undefined ? answers : { ...answers, utkast: date }
}

async function complete(type: AgreementType, answers: Data, interactive: boolean, terminal: Terminal): Promise<Data> {
  if (!interactive) return answers
  const { ask } = await import('./questions.ts')
  return ask(type.spørsmål, answers, terminal)
}

function dateOf(answers: Data, terminal: Terminal): string {
  const date = String(answers['utkast'] ?? '')
  if (isDay(date)) return date
  throw new Refusal(terminal.say('Utkastet mangler dato.', 'The draft has no date.'), terminal.say('Oppgi datoen med --utkast 2026-01-31.', 'Give the date with --utkast 2026-01-31.'))
}

function incomplete(missing: readonly Question[], terminal: Terminal): Refusal {
  const asked = new Map(missing.map((question) => [question.nøkkel, question]))
  const list = [...asked.values()].map((question) => `\n    ${question.nøkkel}: ${question.spørsmål} ${example(question, terminal)}`).join('')
  return new Refusal(
    terminal.say(`Utkastet kan ikke lages uten svar på dette:${list}`, `The draft cannot be made without answers to this:${list}`),
    terminal.say('Skriv svarene i en YAML-fil og oppgi den med --svar, eller kjør kommandoen i et vindu der du kan svare.', 'Write the answers in a YAML file and name it with --svar, or run the command where you can answer.'),
  )
}

/** What is wrong with the file of answers: its YAML, keys that nothing asks for, answers that do not fit. */
function faultsIn(given: AnswerFile, file: string, type: AgreementType, template: string, terminal: Terminal): Message[] {
  const { data } = given
  if (!data) return [...given.messages]
  return [...strangersIn(given, startingText(template, type, data).unknown, file, type, terminal), ...objections(type.spørsmål, data, [], { file, answers: given, terminal })]
}

/** A key that nothing asks for is told of once, at its first place, however many entries of a list have it. */
function strangersIn(given: AnswerFile, unknown: readonly Path[], file: string, type: AgreementType, { say }: Terminal): Message[] {
  const byKey = new Map<string, Path[]>()
  for (const path of unknown) byKey.set(keyOf(path), [...(byKey.get(keyOf(path)) ?? []), path])
  return [...byKey].map(([key, paths]) => {
    const [first = []] = paths
    const list = type.spørsmål.find(({ nøkkel, felter }) => felter && key.startsWith(`${nøkkel}.`))
    const known = (list?.felter ?? type.spørsmål).map(({ nøkkel }) => nøkkel)
    const near = nearest(list ? key.slice(list.nøkkel.length + 1) : key, known)
    const often = paths.length > 1 ? say(` Nøkkelen står ${paths.length} steder.`, ` The key stands in ${paths.length} places.`) : ''
    const place = given.locate(first)
    return problem(
      file, 'SVR-001',
      say(`«${key}» er ikke svar på noe spørsmål i avtaletypen.`, `“${key}” answers no question of the agreement type.`) + (near ? say(` Mente du «${near}»?`, ` Did you mean “${near}”?`) : '') + often,
      list ? say(`Nøklene under «${list.nøkkel}» er ${known.join(', ')}.`, `The keys under “${list.nøkkel}” are ${known.join(', ')}.`) : say(`Spørsmålene er ${known.join(', ')}.`, `The questions are ${known.join(', ')}.`),
      place.key ?? place.value,
    )
  })
}

/** The keys alone: entries of a list are asked the same. */
const keyOf = (path: Path): string => path.filter((key) => typeof key === 'string').join('.')

function refuse(faults: readonly Message[], terminal: Terminal): Exit {
  if (terminal.json) terminal.result(JSON.stringify({ skjema: 'lilla/new', versjon: 1, filer: [], funn: faults.map(asJson) }))
  else report(faults, textOf, terminal)
  return 1
}
