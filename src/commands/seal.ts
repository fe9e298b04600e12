/** `lilla seal`: seals PDF files with the certificate of the organisation. What is sealed already is never written over. */
import { basename, dirname, join } from 'node:path'
import type { Message } from '../document/message.ts'
import { LIMITS, readFile, shown, version } from '../host.ts'
import { now } from '../host/clock.ts'
import { askForTimestamp } from '../host/timestamp.ts'
import { sweep, WriteFault, writeNewFile } from '../host/write.ts'
import { faultWords, SealFault } from '../sign/seal/faults.ts'
import { demandValid, openIdentity, type Identity } from '../sign/seal/identity.ts'
import { seal, type Sealed } from '../sign/seal/index.ts'
import { Refusal, type Exit, type Options, type Terminal } from './command.ts'
import { passwordFor } from './password.ts'
import { textOf } from './project.ts'
import { asJson, report } from './report.ts'
import { unwritten } from './written.ts'

interface Done {
  source: string
  path: string
  sealed: Sealed
}

export async function run(paths: readonly string[], options: Options, terminal: Terminal): Promise<Exit> {
  const { say, talk } = terminal
  const identity = await identityOf(options, terminal)
  const tsa = addressOf(options['tsa'], terminal)
  const sealing = {
    identity, version: version(),
    ...(options['felt'] !== undefined && { field: String(options['felt']) }),
    ...(tsa !== undefined && { stamp: (query: Uint8Array) => askForTimestamp(tsa, query), clock: now }),
  }
  const done: Done[] = []
  const messages: Message[] = []
  for (const path of paths) {
    const target = options['out'] === undefined ? dirname(path) : String(options['out'])
    const outcome = await sealOne(path, target, sealing, terminal)
    if ('path' in outcome) done.push(outcome)
    messages.push(...('path' in outcome ? cautions(path, outcome.sealed, identity, terminal) : [outcome]))
  }
  if (terminal.json) terminal.result(JSON.stringify({ skjema: 'lilla/seal', versjon: 1, filer: done.map(asData), funn: messages.map(asJson) }))
  else {
    report(messages, textOf, terminal)
    for (const { path } of done) terminal.result(path)
  }
  if (done.length > 0) {
    talk(say(`${done.length} ${done.length === 1 ? 'fil' : 'filer'} forseglet av ${identity.name}.`, `${done.length} ${done.length === 1 ? 'file' : 'files'} sealed by ${identity.name}.`))
    if (tsa === undefined) talk(say('Seglet viser hvem som forseglet, men beviser ikke når. Et tidsstempel gjør det: --tsa med adressen til en tidsstempeltjeneste.', 'The seal shows who sealed, but does not prove when. A time-stamp does: --tsa with the address of a time-stamping service.'))
  }
  return messages.some(({ ruleId }) => ruleId === 'BYG-005') ? 2 : messages.some(({ fatal }) => fatal) ? 1 : 0
}

async function identityOf(options: Options, terminal: Terminal): Promise<Identity> {
  const { say, language } = terminal
  if (options['p12'] === undefined) throw new Refusal(say('Sertifikatfilen mangler.', 'The certificate file is missing.'), say('Oppgi virksomhetssertifikatet med --p12, for eksempel --p12 segl.p12.', 'Name the certificate of the organisation with --p12, such as --p12 seal.p12.'))
  const path = String(options['p12'])
  const file = readFile(path, LIMITS.text)
  if (!file.found) throw new Refusal(say(`Kan ikke lese sertifikatfilen «${path}».`, `Cannot read the certificate file “${path}”.`), say('Se etter at navnet er riktig, og at du har tilgang til filen.', 'See that the name is right, and that you have access to the file.'))
  try {
    const identity = openIdentity(file.bytes, await passwordFor(path, options['passordFil'] as string | undefined, terminal), now())
    demandValid(identity, now())
    return identity
  } catch (error) {
    if (!(error instanceof SealFault)) throw error
    const { reason, remedy } = faultWords(error, language)
    throw new Refusal(`${path}: ${reason}`, remedy, ['expired', 'early', 'usage', 'key'].includes(error.code) ? 1 : 2)
  }
}

function addressOf(given: string | boolean | undefined, { say }: Terminal): string | undefined {
  if (given === undefined) return undefined
  const address = String(given)
  if (URL.canParse(address) && /^https?:$/u.test(new URL(address).protocol)) return address
  throw new Refusal(say(`«${address}» er ikke en nettadresse.`, `“${address}” is no web address.`), say('Oppgi adressen til en tidsstempeltjeneste, som begynner med http:// eller https://.', 'Name the address of a time-stamping service, which begins with http:// or https://.'))
}

async function sealOne(path: string, folder: string, sealing: Omit<Parameters<typeof seal>[1], 'time'>, terminal: Terminal): Promise<Done | Message> {
  const file = readFile(path, LIMITS.file)
  if (!file.found) return unread(path, file, terminal)
  try {
    const sealed = await seal(file.bytes, { ...sealing, time: now() })
    const target = join(folder, nameOf(path, sealed.seals.length))
    sweep(folder, 0)
    return writeNewFile(target, sealed.bytes) ? { source: path, path: shown(target), sealed } : taken(path, target, terminal)
  } catch (error) {
    if (error instanceof SealFault) return { file: path, severity: 'error', fatal: true, ...faultWords(error, terminal.language) }
    if (error instanceof WriteFault) return unwritten(error, terminal)
    throw error
  }
}

/** `avtale.pdf` → `avtale.forseglet.pdf` → `avtale.forseglet-2.pdf`. */
function nameOf(path: string, seals: number): string {
  const bare = basename(path).replace(/\.pdf$/iu, '').replace(/\.forseglet(?:-\d+)?$/u, '')
  return `${bare}.forseglet${seals === 1 ? '' : `-${seals}`}.pdf`
}

function unread(path: string, file: { why: string; size?: number }, { say }: Terminal): Message {
  const large = file.why === 'too-large'
  return {
    file: path, ruleId: 'SGL-030', severity: 'error', fatal: true,
    reason: large ? say('Filen er for stor til å forsegles.', 'The file is too large to be sealed.') : say('Filen finnes ikke, eller kan ikke leses.', 'The file is not there, or cannot be read.'),
    remedy: large ? say('lilla leser filer på inntil 25 MB. Legg store vedlegg ved siden av.', 'lilla reads files of up to 25 MB. Put large attachments beside it.') : say('Se etter at navnet er riktig, og at du har tilgang til filen.', 'See that the name is right, and that you have access to the file.'),
  }
}

function taken(path: string, target: string, { say }: Terminal): Message {
  return {
    file: path, ruleId: 'SGL-031', severity: 'error', fatal: true,
    reason: say(`«${shown(target)}» finnes fra før. En forseglet fil blir aldri skrevet over.`, `“${shown(target)}” exists already. A sealed file is never written over.`),
    remedy: say('Flytt eller slett filen som ligger der, eller velg en annen mappe med --out.', 'Move or delete the file that is there, or choose another folder with --out.'),
  }
}

function cautions(path: string, { ownFile }: Sealed, { selfSigned }: Identity, { say }: Terminal): Message[] {
  return [
    ...(selfSigned ? [{
      file: path, ruleId: 'SGL-032', severity: 'warning' as const,
      reason: say('Sertifikatet er utstedt av den som bruker det: ingen andre går god for hvem det tilhører.', 'The certificate was issued by the one who uses it: nobody else vouches for whose it is.'),
      remedy: say('Bruk et virksomhetssertifikat fra en utsteder, eller gi sertifikatet til mottakerne på en annen trygg måte.', 'Use a certificate from an issuer, or give the certificate to the recipients in another safe way.'),
    }] : []),
    ...(ownFile ? [] : [{
      file: path, ruleId: 'SGL-033', severity: 'warning' as const,
      reason: say('Filen er ikke laget av lilla. Den er forseglet slik den er.', 'The file was not made by lilla. It is sealed as it is.'),
      remedy: say('Les gjennom filen før du sender den: seglet går god for alt som står i den.', 'Read it through before you send it: the seal vouches for all that is in it.'),
    }]),
  ]
}

function asData({ source, path, sealed }: Done): object {
  const last = sealed.seals.at(-1)
  return {
    kilde: source, fil: path, segl: sealed.seals.length, felt: last?.field, eier: last?.owner, sertifikat: last?.certificate,
    oppgittTid: last?.statedTime?.toISOString(), ...(last?.timestamp && { tidsstempel: last.timestamp.time.toISOString() }),
  }
}
