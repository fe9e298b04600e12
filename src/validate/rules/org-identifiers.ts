/** ORG-001 to ORG-003: organisation numbers and municipality numbers. */
import type { Position } from '../../document/tree.ts'
import { longDate } from '../../document/words.ts'
import { defineRule, type Subject } from '../rule.ts'
import { isCollective, nameKey } from '../signers.ts'

interface Found {
  number: string
  position: Position | undefined
  /** The name that stands with it. */
  name?: string
}

/** A number that the text itself calls an organisation number. */
const CALLED = /(?:org(?:anisasjons)?\.?\s?(?:nr\.?|nummer)):?\s(\d{3}[ \u00A0]?\d{3}[ \u00A0]?\d{3})(?!\d)/giu
const MUNICIPALITY = /kommune(?:nummer|nr\.?):?\s(\d{4})(?!\d)/giu

function inFrontMatter({ meta, locate }: Subject, key: 'orgnr' | 'kommunenummer'): Found[] {
  return (meta.parter ?? []).flatMap((party, i) =>
    [{ who: party, path: ['parter', i] }, ...(party.underskrivere ?? []).map((who, j) => ({ who, path: ['parter', i, 'underskrivere', j] }))].flatMap(({ who, path }) => {
      const number = who[key]
      return number === undefined ? [] : [{ number, name: who.navn, position: locate([...path, key]).value }]
    }),
  )
}

function inText({ blocks }: Subject, pattern: RegExp): (Found & { text: string })[] {
  return blocks.filter(({ kind }) => kind !== 'signature').flatMap(({ text, place }) =>
    Array.from(text.matchAll(pattern), ({ 0: all, 1: number = '', index }) => {
      const from = index + all.length - number.length
      return { number: number.replace(/[ \u00A0]/g, ''), position: place(from, from + number.length), text }
    }),
  )
}

/** Weights 3 2 7 6 5 4 3 2; the check digit is 11 less the remainder, 11 counts as 0 and 10 is never used. */
export function hasCheckDigit(number: string): boolean {
  const sum = [3, 2, 7, 6, 5, 4, 3, 2].reduce((total, weight, i) => total + weight * Number(number[i]), 0)
  const digit = (11 - (sum % 11)) % 11
  return digit !== 10 && digit === Number(number[8])
}

export const org001 = defineRule({
  id: 'ORG-001',
  severity: 'error',
  summary: { nb: 'Organisasjonsnummer med feil kontrollsiffer', en: 'Organisation number with a wrong check digit' },
  why: {
    nb: 'Det niende sifferet i et organisasjonsnummer er et kontrollsiffer (modulus 11). Stemmer det ikke, er nummeret skrevet feil.',
    en: 'The ninth digit of an organisation number is a check digit (modulus 11). If it does not fit, the number is mistyped.',
  },
  sentences: {
    wrong: {
      nb: ['Organisasjonsnummer {number} har ugyldig kontrollsiffer.', 'Slå opp nummeret i Enhetsregisteret og skriv det på nytt.'],
      en: ['Organisation number {number} has an invalid check digit.', 'Look the number up in Enhetsregisteret and type it again.'],
    },
  },
  judges: ['avtale', 'vedtekter', 'saksframlegg'],
  examples: {
    valid: [
      { text: 'Partene samarbeider.', head: "parter:\n  - { id: a, navn: Asker kommune, orgnr: '920125298' }\n  - { id: b, navn: Bærum kommune, orgnr: '935478715' }" },
      { text: 'Selskapet har organisasjonsnummer 940 155 223.' },
      { text: 'Saken har nummer 123 456 789, og kravet er på 123 456 789 kroner.' },
    ],
    invalid: [
      { text: 'Partene samarbeider.', head: "parter:\n  - { id: a, navn: Asker kommune, orgnr: '920125289' }\n  - { id: b, navn: Nordvika kommune }", finds: ["'920125289'"] },
      { text: 'Selskapet (org.nr. 940 155 232) har kontor i Nordvika. Datterselskapet har organisasjonsnummer 123456789.', finds: ['940 155 232', '123456789'] },
      { text: 'Kysten vann har orgnr. 100\u00A0000\u00A0010.', finds: ['100\u00A0000\u00A0010'] },
    ],
  },
  *check(subject) {
    for (const { number, position } of [...inFrontMatter(subject, 'orgnr'), ...inText(subject, CALLED)]) {
      if (!hasCheckDigit(number)) yield { position, values: { number } }
    }
  },
})

interface OrganisationRow {
  nr: string
  navn: string
}

export const org002 = defineRule({
  id: 'ORG-002',
  severity: 'error',
  summary: { nb: 'Organisasjonsnummeret tilhører en annen', en: 'Organisation number of another body' },
  why: {
    nb: 'Kontrollsifferet kan stemme selv om nummeret er en annens. Numrene som er kontrollert mot registeret, holdes mot navnet de står ved.',
    en: 'The check digit may fit although the number is another’s. Numbers that have been checked against the register are held against the name beside them.',
  },
  sentences: {
    another: {
      nb: ['Organisasjonsnummer {number} tilhører {owner}, ikke {name}.', 'Slå opp {name} i Enhetsregisteret og rett nummeret.'],
      en: ['Organisation number {number} belongs to {owner}, not {name}.', 'Look {name} up in Enhetsregisteret and correct the number.'],
    },
    unknown: {
      nb: ['{name} har organisasjonsnummer {right}, ikke {number}.', 'Skriv {right}, eller kontroller nummeret i Enhetsregisteret.'],
      en: ['{name} has organisation number {right}, not {number}.', 'Write {right}, or check the number in Enhetsregisteret.'],
    },
  },
  judges: ['avtale', 'vedtekter', 'saksframlegg'],
  examples: {
    valid: [
      { text: 'Partene samarbeider.', head: "parter:\n  - { id: a, navn: ASKER KOMMUNE, orgnr: '920125298' }\n  - { id: b, navn: Nordvika kommune, orgnr: '100000016' }" },
      { text: 'Asker kommune, org.nr. 920 125 298, er vertskommune.' },
      { text: 'Partene samarbeider.', head: "parter:\n  - { id: a, navn: Kommunene i Akershus, orgnr: '930580783' }" },
    ],
    invalid: [
      { text: 'Partene samarbeider.', head: "parter:\n  - { id: a, navn: Drammen kommune, orgnr: '920125298' }\n  - { id: b, navn: Nordvika kommune }", finds: ["'920125298'"] },
      { text: 'Partene samarbeider.', head: "parter:\n  - { id: a, navn: Bærum kommune, orgnr: '100000016' }\n  - { id: b, navn: Buskerud fylkeskommune, orgnr: '930580694' }", finds: ["'100000016'", "'930580694'"] },
      { text: 'Vertskommune er Bærum kommune (organisasjonsnummer 920 125 298).', finds: ['920 125 298'] },
    ],
  },
  *check(subject) {
    const known = subject.rows<OrganisationRow>('organisasjoner')
    for (const { number, position, name = '' } of inFrontMatter(subject, 'orgnr')) {
      if (isCollective(name)) continue
      const owner = known.find(({ nr }) => nr === number)?.navn
      const right = known.find(({ navn }) => nameKey(navn) === nameKey(name))?.nr
      if (owner !== undefined && nameKey(owner) !== nameKey(name)) yield { sentence: 'another', position, values: { number, owner, name } }
      else if (right !== undefined && right !== number && hasCheckDigit(number)) yield { sentence: 'unknown', position, values: { number, name, right } }
    }
    for (const { number, position, text } of inText(subject, CALLED)) {
      const owner = known.find(({ nr }) => nr === number)?.navn
      const other = known.find(({ navn }) => text.includes(navn))?.navn
      if (owner !== undefined && other !== undefined && !text.includes(owner)) yield { sentence: 'another', position, values: { number, owner, name: other } }
    }
  },
})

interface MunicipalityRow {
  nr: string
  navn: string
  fra: string | null
  til?: string
}

export const org003 = defineRule({
  id: 'ORG-003',
  severity: 'error',
  summary: { nb: 'Kommunenummer som ikke gjaldt', en: 'Municipality number out of date' },
  why: {
    nb: 'Kommunenumre skifter når fylkesgrensene endres. Et nummer vurderes etter datoen til utkastet: Bærum har 3201 fra 2024 og hadde 3024 i 2020–2023.',
    en: 'Municipality numbers change with county borders. A number is judged at the date of the draft: Bærum has 3201 from 2024 and had 3024 in 2020–2023.',
  },
  sentences: {
    outdated: {
      nb: ['Kommunenummer {number} gjaldt ikke {date}.', '{name} hadde da nummer {right}.'],
      en: ['Municipality number {number} was not valid on {date}.', '{name} had number {right} then.'],
    },
    another: {
      nb: ['Kommunenummer {number} tilhører {owner}, ikke {name}.', 'Rett kommunenummeret eller navnet.'],
      en: ['Municipality number {number} belongs to {owner}, not {name}.', 'Correct the number or the name.'],
    },
    none: {
      nb: ['Kommunenummer {number} fantes ikke {date}.', 'Slå opp nummeret i Statistisk sentralbyrås kommuneliste.'],
      en: ['There was no municipality number {number} on {date}.', 'Look the number up in the list of Statistics Norway.'],
    },
  },
  judges: ['avtale', 'vedtekter', 'saksframlegg'],
  examples: {
    valid: [
      { text: 'Partene samarbeider.', head: "parter:\n  - { id: a, navn: Asker kommune, kommunenummer: '3025' }\n  - { id: b, navn: Bærum kommune, kommunenummer: '3024' }", date: '2021-01-28' },
      { text: 'Partene samarbeider.', head: "parter:\n  - { id: a, navn: Asker kommune, kommunenummer: '3203' }\n  - { id: b, navn: Oslo kommune, kommunenummer: '0301' }" },
      { text: 'Oslo kommune (kommunenummer 0301) og Stavanger kommune, kommunenr. 1103, deltar.', date: '2021-01-28' },
      { text: 'Kommunen hadde nummer 3025, og avtalen er fra 2021.' },
    ],
    invalid: [
      { text: 'Partene samarbeider.', head: "parter:\n  - { id: a, navn: Asker kommune, kommunenummer: '3025' }\n  - { id: b, navn: Bærum kommune, kommunenummer: '3203' }", finds: ["'3025'", "'3203'"] },
      { text: 'Bærum kommune (kommunenummer 3201) deltar.', date: '2022-05-01', finds: ['3201'] },
      { text: 'Partene samarbeider.', head: "parter:\n  - { id: a, navn: Nordvika kommune, kommunenummer: '9999' }\n  - { id: b, navn: Sørvika kommune }", finds: ["'9999'"] },
    ],
  },
  *check(subject) {
    const { date, rows, words } = subject
    if (date === undefined) return
    const known = rows<MunicipalityRow>('kommuner')
    const holds = ({ fra, til }: MunicipalityRow): boolean => (fra === null || fra <= date) && (til === undefined || date <= til)
    for (const { number, position, name } of [...inFrontMatter(subject, 'kommunenummer'), ...inText(subject, MUNICIPALITY)]) {
      const own = known.filter(({ nr }) => nr === number)
      const municipality = name?.replace(/ kommune$/i, '')
      const values = { number, date: longDate(date, words), name: municipality ?? '' }
      const current = own.find(holds)
      if (current) {
        if (municipality !== undefined && current.navn !== municipality) yield { sentence: 'another', position, values: { ...values, owner: current.navn } }
        continue
      }
      // A row says from when the list is sure; that the number is wrong is known only when the municipality had another one then.
      const right = known.find((row) => holds(row) && row.nr !== number && own.some(({ navn }) => navn === row.navn))
      if (right) yield { sentence: 'outdated', position, values: { ...values, name: right.navn, right: right.nr } }
      else if (own.length === 0 && date >= SURE) yield { sentence: 'none', position, values }
    }
  },
})

/** From this day the list has every municipality. */
const SURE = '2024-01-01'

