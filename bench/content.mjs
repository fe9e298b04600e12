/** What is measured on: the shipped agreements as each program takes them, and invented agreements of any length. */
import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { measure } from './measure.mjs'
import { lilla, ROOT } from './peers.mjs'

export const AGREEMENTS = join(ROOT, 'agreements')

/** Every draft that `lilla build` finds in the folder `agreements`, largest first. */
export function drafts() {
  const folders = readdirSync(AGREEMENTS, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => join(AGREEMENTS, name))
  const files = folders.flatMap((folder) => readdirSync(folder).filter((name) => name.endsWith('.md') && !/^readme/iu.test(name)).map((name) => join(folder, name)))
  return files.sort((a, b) => statSync(b).size - statSync(a).size || (a < b ? -1 : 1))
}

const nameOf = (draft) => `${basename(dirname(draft))}--${basename(draft, '.md')}`

/**
 * The same documents as the other programs take them: our Markdown without its front matter (values filled in, clauses of the
 * library and signature block in place) for pandoc, and our Word files for LibreOffice.
 * @returns draft, its Markdown and its Word file, by their paths.
 */
export function sameContent(scratch) {
  const built = join(scratch, 'same')
  measure(lilla('build', AGREEMENTS, '--format', 'md,docx', '--out', built), scratch, { cwd: ROOT })
  const flat = join(scratch, 'flat')
  mkdirSync(flat, { recursive: true })
  return drafts().map((draft) => {
    const from = join(built, basename(dirname(draft)), basename(draft, '.md'))
    const [markdown, word] = ['md', 'docx'].map((extension) => join(flat, `${nameOf(draft)}.${extension}`))
    writeFileSync(markdown, withoutFrontMatter(readFileSync(`${from}.md`, 'utf8')))
    copyFileSync(`${from}.docx`, word)
    return { draft, markdown, word }
  })
}

function withoutFrontMatter(text) {
  const found = /^\s*---\n[\s\S]*?\n---\n/u.exec(text)
  return found ? text.slice(found[0].length) : text
}

/**
 * `count` agreements, the shipped ones again and again, each in a folder of its own with all that it refers to.
 * @returns the paths of their drafts, one of each.
 */
export function manyAgreements(scratch, count) {
  const all = drafts()
  return Array.from({ length: count }, (_, index) => {
    const draft = all[index % all.length]
    const own = join(scratch, `${count}-agreements`, `avtale-${index + 1}`)
    cpSync(dirname(draft), own, { recursive: true })
    return join(own, basename(draft))
  })
}

/** Four or five of them fill a page. */
const CLAUSES = [
  ['Samarbeidsområder', 'Partene samarbeider om beredskap, innkjøp og felles opplæring. Hver part peker ut en kontaktperson, som svarer for at opplysninger kommer frem i tide.', '- Felles øvelser hvert halvår.\n- Deling av erfaringer etter hendelser.\n- Et felles lager, som vertskommunen holder.'],
  ['Møter', 'Partene møtes minst to ganger i året. Vertskommunen kaller inn med fire ukers varsel og fører protokoll. Protokollen er åpen for alle parter og blir arkivert hos vertskommunen.', 'Et møte er vedtaksført når minst halvparten av partene er til stede. Ved stemmelikhet gjør møtelederens stemme utslaget.'],
  ['Kostnader', 'Kostnadene fordeles etter folketallet ved årets begynnelse. Vertskommunen legger frem budsjett innen 1. oktober og regnskap innen 1. mars.', '| Part | Andel | Innskudd |\n| --- | --- | --- |\n| Nordvik kommune | 40 prosent | 120 000 kroner |\n| Sørvik kommune | 35 prosent | 105 000 kroner |\n| Østvik kommune | 25 prosent | 75 000 kroner |'],
  ['Opplysninger', 'Partene gir hverandre de opplysningene som trengs for å løse oppgavene. Taushetsplikten etter forvaltningsloven gjelder for alle som utfører arbeid for partene, også etter at arbeidet er avsluttet.', '1. Opplysninger blir gitt skriftlig.\n2. Mottakeren svarer for oppbevaringen.\n3. Innsyn behandles av den som mottok saken først.'],
  ['Endringer', 'Endringer i avtalen skal være skriftlige og vedtas av alle parter. Forslag sendes ut senest åtte uker før de skal behandles, med en **begrunnelse** og en oversikt over *følgene* for økonomi og ansatte.', 'En part som ikke har svart innen fristen, regnes ikke for å ha godtatt endringen.'],
  ['Oppsigelse', 'Hver part kan si opp avtalen med ett års skriftlig varsel, regnet fra årets slutt. Den som går ut, dekker sin andel av kostnadene til avtalen er opphørt.', 'Ved uenighet søker partene å bli enige gjennom forhandlinger. Fører ikke det frem, avgjøres saken av de ordinære domstolene.'],
]

/** Measured on the standard style; the pages that come of it are counted in the PDF, not taken from here. */
const CLAUSES_A_PAGE = 4.5

/** What an agreement may call those who make it. */
const MAKERS = ['Partene', 'Kommunene', 'Deltakerne', 'Medlemmene', 'Eierne', 'Kystkommunene', 'Avtalepartene', 'Samarbeidspartene']

/**
 * Writes an invented agreement of about so many pages.
 * @param version 0–7: the same agreement in other words, for what remembers a text that it has seen.
 * @returns the path of its draft.
 */
export function longAgreement(scratch, pages, version = 0) {
  const folder = join(scratch, version === 0 ? `${pages}-pages` : `${pages}-pages-${version}`)
  mkdirSync(folder, { recursive: true })
  const clauses = Array.from({ length: Math.round(pages * CLAUSES_A_PAGE) }, (_, index) => {
    const [title, first, second] = CLAUSES[index % CLAUSES.length]
    const about = index >= CLAUSES.length ? ` Se også [punkt ${index}](#k${index}).` : ''
    return `## ${title} {#k${index + 1}}\n\n${first}${about}\n\n${second}\n`
  })
  const path = join(folder, 'avtale.md')
  const text = clauses.join('\n').replaceAll('Partene', MAKERS[version]).replaceAll('partene', MAKERS[version].toLowerCase())
  writeFileSync(path, `${FRONT}\n# Oppdiktet avtale til måling\n\n${text}`)
  return path
}

const FRONT = `---
dokumenttype: samarbeidsavtale
tittel: Oppdiktet avtale til måling
utkast: 2026-01-01
status: utkast
parter:
  - id: nordvik
    navn: Nordvik kommune
  - id: sorvik
    navn: Sørvik kommune
---
`
