/** OFF-002: a national identity number (fødselsnummer, D-nummer). The number itself is never repeated in a message. */
import { plainText, walk } from '../../document/tree.ts'
import { defineRule } from '../rule.ts'

/** Eleven digits, in a row or 6 + 5; no part of a longer number. */
const ELEVEN = /(?<![\d.,/-])(\d{6})[ \u00A0-]?(\d{5})(?![\d/-]|[.,]\d)/g
const FIRST = [3, 7, 6, 1, 8, 9, 4, 5, 2]
const SECOND = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]

export const off002 = defineRule({
  id: 'OFF-002',
  confidential: true,
  severity: 'error',
  summary: { nb: 'Fødselsnummer', en: 'National identity number' },
  why: {
    nb: 'Fødselsnummer skal aldri legges ut på internett (offentlegforskrifta § 7), og avtaler og saksfremlegg blir publisert.',
    en: 'Identity numbers must never be published on the internet (offentlegforskrifta § 7), and agreements and cases are published.',
  },
  sentences: {
    number: {
      nb: ['Dokumentet inneholder et fødselsnummer eller D-nummer.', 'Ta det bort. Skriv navn og stilling, eller fødselsår hvis det er nødvendig. Har dokumentet vært sendt ut, må det meldes som avvik.'],
      en: ['The document contains a national identity number.', 'Remove it. Write name and office, or year of birth if necessary. If the document has been sent out, report a breach.'],
    },
  },
  judges: ['any'],
  // The invented numbers have years of birth and series that are never given out together.
  examples: {
    valid: [
      { text: 'Kontonummeret er 1234 56 78903, og telefonen er 22 22 22 22.' },
      { text: 'Saken har nummer 01014550012 og 31024550095.' },
      { text: 'Organisasjonsnummeret er 920 125 298. Beløpet er 010145 500 kroner.' },
      { text: 'Løpenummeret 201014550018 er langt.' },
    ],
    invalid: [
      { text: 'Ordfører Kari Eksempel, 01014551006, undertegner.', finds: ['01014551006'] },
      { text: 'Født: 240848 60065.', finds: ['240848 60065'] },
      { text: 'D-nummer 55014762077 <!-- notat: Se også 01014551006. -->', finds: ['55014762077', '<!-- notat: Se også 01014551006. -->'] },
    ],
  },
  *check({ document, blocks }) {
    for (const { text, place } of blocks) {
      for (const { 0: number, 1: birth = '', 2: rest = '', index } of text.matchAll(ELEVEN)) {
        if (isIdentityNumber(birth + rest)) yield { position: place(index, index + number.length) }
      }
    }
    for (const [node] of walk(document)) {
      if (node.type !== 'note' && node.type !== 'code') continue
      for (const { 1: birth = '', 2: rest = '' } of plainText(node.children).matchAll(ELEVEN)) {
        if (isIdentityNumber(birth + rest)) yield { position: node.position }
      }
    }
  },
})

/** Day (a D-number adds 40) and month exist, and both control digits fit (mod 11). */
function isIdentityNumber(number: string): boolean {
  const digits = [...number].map(Number)
  const [day, month] = [Number(number.slice(0, 2)), Number(number.slice(2, 4))]
  const days = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
  const isDay = (day >= 1 && day <= days) || (day >= 41 && day <= 40 + days)
  return isDay && control(digits, FIRST) === digits[9] && control(digits, SECOND) === digits[10]
}

/** @returns the control digit, 10 for a number that cannot have one. */
function control(digits: readonly number[], weights: readonly number[]): number {
  const sum = weights.reduce((total, weight, i) => total + weight * (digits[i] ?? 0), 0)
  return (11 - (sum % 11)) % 11
}
