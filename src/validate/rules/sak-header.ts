/** SAK-001 to SAK-003: the header of a saksfremlegg: required fields, the committees' meetings, case numbers. */
import { wordsIn } from '../phrases.ts'
import { defineRule, type Found, type Subject } from '../rule.ts'
import { ownBlocks } from '../text.ts'

const HEAD = 'arkiv: { saksaar: 2026, sakssekvensnummer: 5, saksansvarlig: Kari Eksempel, saksbehandler: Ola Eksempel }'
const treated = (saksnr: string): string => `behandling:\n  - { utvalg: Kommunestyret, moetedato: 2026-05-12, saksnr: ${saksnr} }`

interface Field {
  felt: string
  feltEn: string
  stier: readonly string[]
}

interface Committee {
  utvalg?: string
  moetedato?: string | null
  saksnr?: string | null
}

export const sak001 = defineRule({
  id: 'SAK-001',
  severity: 'error',
  summary: { nb: 'Opplysninger i hodet på saksfremlegget', en: 'Fields in the header of the saksfremlegg' },
  why: {
    nb: 'Saken må kunne finnes i arkivet og følges gjennom utvalgene: arkivforskrifta § 15 krever identifikator, tittel, dato og sammenheng (feltene er navngitt etter Noark 5).',
    en: 'The case must be found in the archive and followed through the committees: arkivforskrifta § 15 asks for identifier, title, date and context (fields named after Noark 5).',
  },
  sentences: {
    missing: {
      nb: ['Opplysningen «{field}» mangler i hodet på saksfremlegget.', 'Fyll ut {keys} øverst i filen, mellom linjene med ---.'],
      en: ['The field «{fieldEn}» is missing in the header of the saksfremlegg.', 'Fill in {keys} at the top of the file, between the lines of ---.'],
    },
  },
  judges: ['saksframlegg'],
  examples: {
    valid: [
      { text: 'Saken gjelder avtalen.', type: 'saksfremlegg', head: `${HEAD}\n${treated('12/26')}` },
      { text: 'Saken gjelder avtalen.', type: 'samarbeidsavtale' },
      { text: 'Saken gjelder avtalen.', type: 'saksfremlegg', head: `${HEAD}\nbehandling:\n  - { utvalg: Formannskapet }` },
    ],
    invalid: [
      { text: 'Saken gjelder avtalen.', type: 'saksfremlegg', head: 'arkiv: { saksaar: 2026, sakssekvensnummer: 5, saksansvarlig: Kari Eksempel }\nbehandling:\n  - { utvalg: Formannskapet }', finds: ['arkiv'] },
      { text: 'Saken gjelder avtalen.', type: 'saksfremlegg', head: treated('12/26'), finds: [null, null, null] },
      { text: 'Saken gjelder avtalen.', type: 'saksfremlegg', head: `${HEAD.replace('Kari Eksempel', '""')}\n${treated('12/26')}`, finds: ['arkiv'] },
    ],
  },
  *check({ meta, rows, locate }) {
    for (const { felt, feltEn, stier } of rows<Field>('saksfelter')) {
      const missing = stier.filter((path) => isEmpty(valueAt(meta, path)))
      if (missing.length === 0) continue
      const [top] = stier[0]?.split('.') ?? []
      const position = top === undefined ? undefined : locate([top]).key
      yield { ...(position && { position }), values: { field: felt, fieldEn: feltEn, keys: missing.map((path) => `«${path.replace('.', ': ')}»`).join(' og ') } }
    }
  },
})

function valueAt(data: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined), data)
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0)
}

export const sak002 = defineRule({
  id: 'SAK-002',
  severity: 'warning',
  summary: { nb: 'Utvalg uten møtedato eller saksnummer', en: 'Committee without meeting date or case number' },
  why: {
    nb: 'Saklisten skal gjøres kjent med rimelig varsel (koml. § 11-3), og den som leser saken senere, må finne den i møteboken.',
    en: 'The agenda is made known in reasonable time (koml. § 11-3), and a later reader must find the case in the minutes.',
  },
  sentences: {
    lacks: {
      nb: ['{committee} mangler {what}.', 'Fyll ut {what} når møtet er satt opp.'],
      en: ['{committee} lacks {whatEn}.', 'Fill in {whatEn} when the meeting has been set.'],
    },
  },
  judges: ['saksframlegg'],
  examples: {
    valid: [
      { text: 'Saken gjelder avtalen.', type: 'saksfremlegg', head: treated('12/26') },
      { text: '| Utvalg | Møtedato | Politisk saksnr. |\n| --- | --- | --- |\n| Formannskapet | 21.04.2026 | 31/26 |', type: 'saksfremlegg' },
      { text: '| Kommune | Innbyggere |\n| --- | --- |\n| Nordvika | |', type: 'saksfremlegg' },
    ],
    invalid: [
      { text: 'Saken gjelder avtalen.', type: 'saksfremlegg', head: 'behandling:\n  - { utvalg: Formannskapet, moetedato: 2026-04-21 }\n  - { utvalg: Kommunestyret }', finds: ['Formannskapet', 'Kommunestyret'] },
      { text: '| Utvalg | Møtedato | Politisk saksnr. |\n| --- | --- | --- |\n| Formannskapet | | 31/26 |\n| Kommunestyret | 12.05.2026 | 18/26 |', type: 'saksfremlegg', finds: ['Formannskapet'] },
      { text: '| Behandlingsutvalg | Møtedato | Saksnr. |\n| --- | --- | --- |\n| Havnerådet | | |', type: 'saksfremlegg', finds: ['Havnerådet'] },
    ],
  },
  *check(subject) {
    const committees = (subject.meta['behandling'] ?? []) as Committee[]
    for (const [i, { utvalg = '', moetedato, saksnr }] of committees.entries()) {
      const found = lacking(utvalg, isEmpty(moetedato), isEmpty(saksnr))
      if (found) yield { ...found, missing: `behandling.${i}`, position: subject.locate(['behandling', i, 'utvalg']).value }
    }
    if (committees.length === 0) yield* typedTable(subject)
  },
})

function lacking(committee: string, noDate: boolean, noNumber: boolean): Found | undefined {
  if (!noDate && !noNumber) return undefined
  const pick = (words: readonly [string, string], and: string): string => [noDate ? words[0] : '', noNumber ? words[1] : ''].filter(Boolean).join(and)
  return { values: { committee, what: pick(['møtedato', 'politisk saksnummer'], ' og '), whatEn: pick(['meeting date', 'political case number'], ' and ') } }
}

/** A table as the case systems print it: a row a committee, in a draft whose front matter says nothing of them. */
function* typedTable(subject: Subject): Generator<Found> {
  const cells = new Map(ownBlocks(subject).filter(({ kind }) => kind === 'cell').map((block) => [block.block, block]))
  for (const { within } of cells.values()) {
    const table = within.findLast((node) => node.type === 'table')
    const [head, ...rows] = table?.type === 'table' ? table.children : []
    if (!head || cells.get(head.children[0] as never)?.within !== within) continue
    const titles = head.children.map((cell) => cells.get(cell)?.text ?? '')
    const [date, number] = [titles.findIndex((title) => /møtedato/iu.test(title)), titles.findIndex((title) => /saksn/iu.test(title))]
    if (date < 1 || number < 1) continue
    for (const { children } of rows) {
      const committee = cells.get(children[0] as never)
      const text = (column: number): string => cells.get(children[column] as never)?.text.trim() ?? ''
      const found = committee && lacking(committee.text, text(date) === '', text(number) === '')
      if (committee && found && wordsIn(committee.text).length > 0) yield { ...found, position: committee.place(0, committee.text.length) }
    }
  }
}

/** Political, «007/20» and «PS 15/2019»; archive case and journal entry, «21/5», «2011/3869-8». */
const NUMBER = /^(?:(?:PS|DS|RS|FO|AN) )?(?:\d{1,3}\/\d{2}(?:\d{2})?|(?:\d{2}|\d{4})\/\d{1,7}(?:-\d{1,4})?)$/
/** What stands after «sak» and looks like a number of two parts. */
const SAID = /(?<![\p{L}\d])(?:sak|saksnr\.?|saksnummer)[ \u00A0]((?:[A-Z]{2}[ \u00A0])?\d{1,8}[/-]\d{1,8}(?:[/-]\d{1,8})?)(?![\p{L}\d/])/giu

export const sak003 = defineRule({
  id: 'SAK-003',
  severity: 'warning',
  summary: { nb: 'Skrivemåten av saksnummer', en: 'The form of case numbers' },
  why: {
    nb: 'Saksnummer skrives med skråstrek mellom løpenummer og år («12/26»), slik saks- og møtesystemene skriver det. Bare da kan saken søkes opp.',
    en: 'Case numbers have a stroke between number and year («12/26»), as the case systems write them. Only then can the case be found.',
  },
  sentences: {
    form: {
      nb: ['Saksnummeret «{number}» er ikke skrevet som et saksnummer.', 'Skriv løpenummer, skråstrek og år, for eksempel «12/26».'],
      en: ['The case number «{number}» is not written as one.', 'Write the number, a stroke and the year, such as «12/26».'],
    },
  },
  judges: ['avtale', 'vedtekter', 'saksframlegg'],
  examples: {
    valid: [
      { text: 'Vedtatt i sak 007/20 og sak PS 15/2019, jf. sak 21/12008 og 2011/3869-8.', type: 'saksfremlegg' },
      { text: 'Saken gjelder avtalen.', type: 'saksfremlegg', head: treated('140/16') },
      { text: 'Sak 12.3.2026 ble utsatt, og sak nr. 4 ble trukket.', type: 'saksfremlegg' },
    ],
    invalid: [
      { text: 'Vedtatt i sak 7-20.', type: 'saksfremlegg', finds: ['7-20'] },
      { text: 'Saken gjelder avtalen.', type: 'saksfremlegg', head: treated('12-26'), finds: ['12-26'] },
      { text: 'Se sak 12/26/3 og sak 1234/5.', type: 'saksfremlegg', finds: ['12/26/3'] },
      { text: 'Partene samarbeider.', head: 'vedtak:\n  - { part: nordvika, organ: kommunestyret, saksnr: sak 12 }', finds: ['sak 12'] },
    ],
  },
  *check(subject) {
    for (const list of ['behandling', 'vedtak']) {
      for (const [i, { saksnr }] of ((subject.meta[list] ?? []) as Committee[]).entries()) {
        if (typeof saksnr === 'string' && saksnr !== '' && !NUMBER.test(saksnr)) yield { ...(list === 'vedtak' && subject.profile !== 'draft' && { severity: 'error' as const }), position: subject.locate([list, i, 'saksnr']).value, values: { number: saksnr } }
      }
    }
    for (const { text, place } of ownBlocks(subject)) {
      for (const match of text.matchAll(SAID)) {
        const number = match[1] ?? ''
        const to = match.index + match[0].length
        if (!NUMBER.test(number.replace('\u00A0', ' '))) yield { position: place(to - number.length, to), values: { number } }
      }
    }
  },
})
