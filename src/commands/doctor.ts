/** `lilla doctor`: sees whether all that is needed is there, and makes a real PDF to prove it. */
import { join, resolve } from 'node:path'
import type { Document } from '../document/tree.ts'
import { codeOf, filesIn, findProgram, listNames, shown, templatesFolder, version } from '../host.ts'
import { removeFile, writeFile } from '../host/write.ts'
import { edit } from '../render/edition.ts'
import { formats } from '../render/formats.ts'
import { engine } from '../render/pdf/engine.ts'
import { families } from '../render/pdf/fonts.ts'
import { readStyle, type StyleFiles } from '../render/style.ts'
import type { Exit, Options, Terminal } from './command.ts'
import { openLibrary } from './library.ts'

/** `valgfri`: not there, and not needed for anything but our own tests. */
type Status = 'ok' | 'advarsel' | 'feil' | 'valgfri'

interface Check {
  name: string
  status: Status
  found: string
  remedy?: string
}

/** Readers that are not ours; the tests let them judge what we write. */
const READERS = [
  ['LibreOffice', ['soffice', 'libreoffice']],
  ['pandoc', ['pandoc']],
  ['Poppler', ['pdftotext']],
  ['qpdf', ['qpdf']],
  ['veraPDF', ['verapdf']],
  ['Chromium', ['chromium', 'chromium-browser', 'google-chrome']],
] as const

export async function run(_: readonly string[], options: Options, terminal: Terminal): Promise<Exit> {
  const checks = [
    node(terminal),
    templates(terminal),
    await layout(terminal),
    fontsAreThere(terminal),
    await archivable(terminal),
    writable(String(options['out'] ?? 'out'), terminal),
    git(terminal),
    ...READERS.map(([name, programs]) => reader(name, programs, terminal)),
  ]
  if (terminal.json) terminal.result(JSON.stringify({ skjema: 'lilla/doctor', versjon: 1, lilla: version(), prøver: checks.map(asJson) }))
  else for (const check of checks) show(check, terminal)
  return checks.some(({ status }) => status === 'feil') ? 2 : 0
}

function show({ name, status, found, remedy }: Check, terminal: Terminal): void {
  const { green, yellow, red, dim } = terminal.colours
  const label = { ok: green('OK'), advarsel: yellow(terminal.say('advarsel', 'warning')), feil: red(terminal.say('feil', 'error')), valgfri: dim(terminal.say('valgfri', 'optional')) }[status]
  terminal.result(`${label}  ${name}: ${found}`)
  if (remedy !== undefined) terminal.result(`    ${terminal.say('Råd:', 'Remedy:')} ${remedy}`)
}

const asJson = ({ name, status, found, remedy }: Check): object => ({ prøve: name, status, funnet: found, ...(remedy !== undefined && { råd: remedy }) })

function node({ say }: Terminal): Check {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const enough = major > 20 || (major === 20 && minor >= 19)
  return { name: 'Node.js', status: enough ? 'ok' : 'feil', found: process.versions.node, ...(!enough && { remedy: say('Installer Node.js 20.19 eller nyere.', 'Install Node.js 20.19 or later.') }) }
}

function templates({ say, language }: Terminal): Check {
  const name = say('Maler', 'Templates')
  const folder = templatesFolder()
  const remedy = say('Hent mappen «templates» på nytt, eller rett filen.', 'Get the folder “templates” anew, or mend the file.')
  try {
    const { types, faultsOf } = openLibrary(folder, language)
    const faults = types.names().flatMap((type) => faultsOf(type))
    const clauses = listNames(join(folder, 'clauses'), '.md').length
    const found = say(`${types.names().length} avtaletyper og ${clauses} standardklausuler i ${shown(folder)}`, `${types.names().length} agreement types and ${clauses} standard clauses in ${shown(folder)}`)
    const [fault] = faults
    if (fault) return { name, status: 'feil', found: `${fault.file}: ${fault.reason}`, remedy: fault.remedy }
    return types.names().length > 0 ? { name, status: 'ok', found } : { name, status: 'feil', found, remedy }
  } catch {
    return { name, status: 'feil', found: say(`${shown(folder)} kan ikke leses`, `${shown(folder)} cannot be read`), remedy }
  }
}

async function layout({ say }: Terminal): Promise<Check> {
  const name = say('Typografi (Typst)', 'Layout (Typst)')
  try {
    const { name: kind, version: number } = await engine()
    const found = kind === 'native' ? say(`innebygd, ${number}`, `native, ${number}`) : `WebAssembly, ${number}`
    return { name, status: 'ok', found }
  } catch (error) {
    return { name, status: 'feil', found: said(error), remedy: say('Kjør «npm ci» på nytt.', 'Run “npm ci” again.') }
  }
}

/** The families that the house style prints with; any other only stands in for characters that they lack. */
function fontsAreThere({ say }: Terminal): Check {
  const name = say('Skrifter', 'Fonts')
  const { style } = readStyle('standard', styles())
  const needed = style ? [style.faces.body.pdf, style.faces.heading.pdf, style.faces.code.pdf] : []
  const missing = needed.filter((family) => !families().includes(family))
  if (missing.length === 0 && families().length > 0) return { name, status: 'ok', found: families().join(', ') }
  return { name, status: 'feil', found: say(`mangler ${missing.join(', ')}`, `${missing.join(', ')} missing`), remedy: say('Kjør «npm ci» på nytt.', 'Run “npm ci” again.') }
}

const styles = (): StyleFiles => filesIn(join(templatesFolder(), 'styles'))

/** Only a PDF that was made proves that one can be made; its own metadata say which standards it claims. */
async function archivable({ say }: Terminal): Promise<Check> {
  const name = 'PDF/A-2a, PDF/UA-1'
  try {
    const { style, messages } = readStyle('standard', styles())
    if (!style || !formats['pdf']) return { name, status: 'feil', found: messages[0]?.reason ?? '', remedy: messages[0]?.remedy ?? '' }
    const { bytes, messages: said = [] } = await (await formats['pdf'].load()).render(edit(specimen, new Map(), style))
    const text = new TextDecoder('latin1').decode(bytes)
    const claims = /pdfaid:part(?:>|=")2/u.test(text) && /pdfaid:conformance(?:>|=")A/u.test(text) && /pdfuaid:part(?:>|=")1/u.test(text)
    if (claims && !said.some(({ fatal }) => fatal)) return { name, status: 'ok', found: say('en prøve ble laget', 'a specimen was made') }
    return { name, status: 'feil', found: said[0]?.reason ?? say('prøven følger ikke standardene', 'the specimen does not follow the standards'), remedy: said[0]?.remedy ?? say('Kjør «npm ci» på nytt.', 'Run “npm ci” again.') }
  } catch (error) {
    return { name, status: 'feil', found: said(error), remedy: say('Kjør «npm ci» på nytt.', 'Run “npm ci” again.') }
  }
}

const specimen: Document = {
  type: 'document',
  meta: { målform: 'nb' },
  children: [
    { type: 'title', children: [{ type: 'text', value: 'Prøve' }] },
    { type: 'heading', level: 1, children: [{ type: 'text', value: 'Punkt' }] },
    { type: 'paragraph', children: [{ type: 'text', value: 'Æ, ø og å i en setning.' }] },
  ],
}

function writable(out: string, { say }: Terminal): Check {
  const name = say(`Skrive til «${out}»`, `Writing to “${out}”`)
  const probe = join(resolve(out), `lilla-${process.pid}.tmp`)
  try {
    writeFile(probe, new Uint8Array(1))
    removeFile(probe)
    return { name, status: 'ok', found: say('går', 'works') }
  } catch (error) {
    return { name, status: 'feil', found: codeOf(error), remedy: say('Skaff deg skrivetilgang til mappen, eller velg en annen med --out.', 'Get the right to write there, or choose another folder with --out.') }
  }
}

function git({ say }: Terminal): Check {
  const path = findProgram('git')
  if (path !== undefined) return { name: 'git', status: 'ok', found: path }
  return { name: 'git', status: 'advarsel', found: say('ikke funnet', 'not found'), remedy: say('Installer git for å sammenligne med tidligere versjoner av en fil.', 'Install git to compare with earlier versions of a file.') }
}

function reader(name: string, programs: readonly string[], { say }: Terminal): Check {
  const path = programs.map((program) => findProgram(program)).find((found) => found !== undefined)
  return path === undefined ? { name, status: 'valgfri', found: say('ikke funnet; brukes bare i prøvene av lilla', 'not found; used in the tests of lilla only') } : { name, status: 'ok', found: path }
}

function said(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0]?.slice(0, 200) ?? ''
}
