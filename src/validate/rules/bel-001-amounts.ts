/** BEL-001 and BEL-002: how amounts are written, and amounts without a currency. */
import { amountInProse, amountsIn, amountWithSign, type AmountInText } from '../../document/norwegian/amounts.ts'
import { plainText } from '../../document/tree.ts'
import { findingOn, proseOf, shown } from '../prose.ts'
import { defineRule } from '../rule.ts'
import type { TextBlock } from '../text.ts'

export const bel001 = defineRule({
  id: 'BEL-001',
  severity: 'warning',
  summary: { nb: 'Skrivemåten for beløp', en: 'How an amount is written' },
  why: {
    nb: 'Beløp skrives «kr 150 000» eller «150 000 kroner»: kr uten punktum, mellomrom i tusener fra fem sifre, og uten ,- (Språkrådet og kommunenes språkprofiler).',
    en: 'Amounts are written «kr 150 000» or «150 000 kroner»: kr without a stop, spaced thousands from five figures on, and without ,- (Språkrådet and municipal style guides).',
  },
  sentences: {
    form: {
      nb: ['Beløpet «{amount}» er ikke skrevet på vanlig måte.', 'Skriv «{fixed}».'],
      en: ['The amount «{amount}» is not written in the usual way.', 'Write «{fixed}».'],
    },
  },
  judges: ['any'],
  examples: {
    valid: [
      { text: 'Bidraget er kr\u00A0150\u00A0000, 3\u00A0kroner per innbygger og 1500 kr. Det er kr 1,50.' },
      { text: 'Rammen er NOK\u00A02,5 mill. i 2026, og 150.000 kroner i 2027.' },
      { text: 'Kronebeløpet settes til 3,- pr. innbygger.' },
      { text: 'Krav 3, post 150000 og kr-serien.' },
    ],
    invalid: [
      { text: 'Avgiften er kr. 3,- per innbygger.', finds: ['kr. 3,-'], fixed: 'Avgiften er kr\u00A03 per innbygger.' },
      { text: 'Summen er kr. 150.000,- i året, eller 12500 kroner i måneden.', finds: ['kr. 150.000,-', '12500 kroner'], fixed: 'Summen er kr\u00A0150\u00A0000 i året, eller 12\u00A0500\u00A0kroner i måneden.' },
      { text: 'Leien er kr500, gebyret 100,– kroner og prisen 20 kr. per stykk.', finds: ['kr500', '100,– kroner', '20 kr.'], fixed: 'Leien er kr\u00A0500, gebyret 100\u00A0kroner og prisen 20\u00A0kroner per stykk.' },
    ],
  },
  *check({ blocks }) {
    for (const block of blocks) {
      const prose = proseOf(block)
      for (const amount of amountsIn(prose)) {
        const { from, to, before, after } = amount
        if ((!before && !after) || !isOdd(amount)) continue
        const fixed = before ? amountWithSign(amount) : amountInProse(amount)
        yield findingOn(block, from, to, { values: { amount: shown(prose.slice(from, to)), fixed: shown(fixed) } }, { text: fixed, automatic: true })
      }
    }
  },
})

/** Stops between thousands alone are TYP-006's. */
function isOdd({ before, after, digits, dash }: AmountInText): boolean {
  const isUngrouped = /^\d{5,}/.test(digits)
  return dash || isUngrouped || (before !== undefined && (/[.:]/.test(before.word) || !before.gap || before.word === 'KR')) || (after?.endsWith('.') ?? false)
}

export const bel002 = defineRule({
  id: 'BEL-002',
  severity: 'error',
  summary: { nb: 'Beløp uten valuta', en: 'Amount without a currency' },
  why: {
    nb: 'Et beløp uten «kr» eller «kroner» er bare et tall. I en avtale skal det ikke være tvil om hva som skal betales.',
    en: 'An amount without «kr» or «kroner» is only a number. An agreement must leave no doubt of what is to be paid.',
  },
  sentences: {
    bare: {
      nb: ['Beløpet «{amount}» mangler valuta.', 'Skriv «{fixed}», hvis det er kroner som er ment.'],
      en: ['The amount «{amount}» lacks a currency.', 'Write «{fixed}», if kroner are meant.'],
    },
  },
  judges: ['any'],
  examples: {
    valid: [
      { text: 'Avgiften er kr. 3,- per innbygger, eller 20,- kroner.' },
      { text: '| Kommune | Bidrag (kr) |\n| --- | --- |\n| Nordvika | 3,- |' },
      { text: 'Renten er 3,5 prosent, fra 3, – altså lav – til 4.' },
    ],
    invalid: [
      { text: 'For 2020 settes kronebeløpet til 3,- pr. innbygger.', finds: ['3,-'] },
      { text: 'Partene betaler 150.000,- hvert år og 1 200,– ved oppstart.', finds: ['150.000,-', '1 200,–'] },
      { text: '| Kommune | Bidrag |\n| --- | --- |\n| Nordvika | 500,- |', finds: ['500,-'] },
    ],
  },
  *check({ blocks }) {
    for (const block of blocks) {
      const prose = proseOf(block)
      for (const amount of amountsIn(prose)) {
        const { from, to, before, after, dash } = amount
        if (!dash || before || after || columnHasCurrency(block)) continue
        const fixed = amountInProse(amount)
        yield findingOn(block, from, to, { values: { amount: shown(prose.slice(from, to)), fixed: shown(fixed) } }, { text: fixed })
      }
    }
  },
})

/** Whether the cell stands under a heading that names the currency. */
function columnHasCurrency({ kind, block, within }: TextBlock): boolean {
  if (kind !== 'cell') return false
  const [table, row] = within.slice(-2)
  if (table?.type !== 'table' || row?.type !== 'tableRow') return false
  const column = row.children.findIndex((cell) => cell === block)
  const heading = table.children[0]?.children[column]
  return heading !== undefined && /(?<!\p{L})(?:kr|kroner|nok)(?!\p{L})/iu.test(plainText(heading.children))
}
