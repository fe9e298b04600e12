/** The options of `lilla sign`, each as what it means or a refusal that says what it may be. */
import type { Message } from '../document/message.ts'
import { nearest } from '../document/suggest.ts'
import { kindOf } from '../host.ts'
import type { Profile } from '../sign/copies.ts'
import { Refusal, type Options, type Terminal } from './command.ts'
import { readConfig } from './config.ts'
import { dictionaryOf } from './dictionary.ts'
import { allRuleIds } from './explain.ts'
import { missing, plan, tellNothing, type Draft } from './plan.ts'
import { asConfigured } from './severities.ts'
import type { SignJob } from './sign-job.ts'
import { formatsOf } from './sign-names.ts'

const SERVICES: readonly Profile[] = ['felt', 'posten']

/** `--profile posten`. */
export function serviceOf(given: Options[string], { say }: Terminal): Profile {
  const found = given === undefined ? 'felt' : SERVICES.find((one) => one === String(given).toLowerCase())
  if (found) return found
  const near = nearest(String(given), SERVICES)
  throw new Refusal(
    say(`Profilen «${String(given)}» finnes ikke.`, `There is no profile “${String(given)}”.`) + (near ? say(` Mente du «${near}»?`, ` Did you mean “${near}”?`) : ''),
    say('Profilene er felt (PDF med felt for underskrift) og posten (PDF uten felt, for Posten signering).', 'The profiles are felt (PDF with signature fields) and posten (PDF without, for Posten signering).'),
  )
}

/** The formats that are asked for; else all that there are. */
export function signFormatsOf(given: Options[string], service: Profile, { say }: Terminal): readonly string[] {
  const known = formatsOf({ service: 'felt' })
  const asked = given === undefined ? undefined : String(given).toLowerCase().split(',').map((name) => name.trim())
  const strange = asked?.find((name) => !known.includes(name))
  if (strange !== undefined) throw new Refusal(say(`Formatet «${strange}» er ikke for underskrift.`, `The format “${strange}” is not for signing.`), say('Formatene er pdf og docx.', 'The formats are pdf and docx.'))
  if (service === 'posten' && asked?.includes('docx')) throw new Refusal(say('Posten signering tar bare imot PDF.', 'Posten signering takes PDF only.'), say('Kjør uten --format.', 'Run without --format.'))
  return formatsOf({ service }).filter((name) => asked?.includes(name) ?? true)
}

/** The one draft that is to be signed; which of several is no matter to guess. */
export function draftToSign(path: string, templates: string, terminal: Terminal): Draft {
  const { drafts } = plan([path], [templates], terminal)
  const agreements = kindOf(path) === 'folder' ? drafts.filter(({ name }) => !/^saksfr[ae]mlegg/iu.test(name)) : drafts
  const [only] = agreements
  if (!only) {
    tellNothing([path], true, terminal)
    throw new Refusal(path)
  }
  if (agreements.length === 1) return only
  const { say } = terminal
  throw new Refusal(
    say(`Mappen «${path}» har ${agreements.length} utkast, og bare ett kan undertegnes.`, `The folder “${path}” has ${agreements.length} drafts, and only one can be signed.`),
    say(`Oppgi utkastet, for eksempel «lilla sign ${agreements.at(-1)?.path ?? ''}».`, `Name the draft, such as “lilla sign ${agreements.at(-1)?.path ?? ''}”.`),
  )
}

/** `--medlemmer medlemmer.csv`: a file that is there; what stands in it is judged with the draft. */
export function membersFile(given: Options[string], terminal: Terminal): string | undefined {
  const path = given === undefined ? undefined : String(given)
  const kind = path === undefined ? 'file' : kindOf(path)
  if (path === undefined || kind === 'file') return path
  const { say } = terminal
  const remedy = say('Oppgi listen over medlemmer, en CSV-fil eller en liste i YAML.', 'Name the list of members, a CSV file or a list in YAML.')
  throw kind === 'missing' ? missing(path, terminal, remedy) : new Refusal(say(`«${path}» er en mappe.`, `“${path}” is a folder.`), remedy)
}

/** What `lilla.yaml` says of findings. */
export function signSettings(terminal: Terminal): { job: Pick<SignJob, 'severities' | 'dictionary'>; messages: readonly Message[] } {
  const config = readConfig(allRuleIds(), terminal.language)
  const dictionary = dictionaryOf(config, terminal)
  return {
    job: { severities: config.severities, ...(dictionary !== undefined && { dictionary }) },
    messages: asConfigured(config.messages.map(({ fatal: _, ...message }) => message), config.severities),
  }
}
