/** TYP-002: a quotation that begins and does not end, or the other way round. */
import { findingOn, proseOf } from '../prose.ts'
import { defineRule } from '../rule.ts'

const CLOSES: Readonly<Record<string, string>> = { '»': '«', '”': '“' }

export const typ002 = defineRule({
  id: 'TYP-002',
  severity: 'warning',
  summary: { nb: 'Anførselstegn uten make', en: 'Unbalanced quotation marks' },
  why: {
    nb: 'Uten begge anførselstegnene er det uklart hvor sitatet eller begrepet begynner og slutter. Løse tegn er ofte skadde punktmerker fra en skannet tekst.',
    en: 'Without both marks it is unclear where the quotation or term begins and ends. Stray marks are often damaged bullets of a scanned text.',
  },
  sentences: {
    opened: {
      nb: ['Anførselstegnet {mark} begynner et sitat som ikke slutter i avsnittet.', 'Sett » der sitatet slutter, eller fjern tegnet.'],
      en: ['The quotation mark {mark} opens a quotation that does not end in the paragraph.', 'Put » where the quotation ends, or remove the mark.'],
    },
    closed: {
      nb: ['Anførselstegnet {mark} avslutter et sitat som ikke er begynt i avsnittet.', 'Sett « der sitatet begynner, eller fjern tegnet.'],
      en: ['The quotation mark {mark} ends a quotation that did not begin in the paragraph.', 'Put « where the quotation begins, or remove the mark.'],
    },
  },
  judges: ['any'],
  examples: {
    valid: [
      { text: 'Partene kaller dette «fellesskapet», se «rammene for «arbeidet»».' },
      { text: '«Første avsnitt i et langt sitat.\n\n«Andre avsnitt slutter sitatet.»' },
      { text: 'Skjermen er 24" bred.' },
    ],
    invalid: [
      { text: 'Dette kalles «fellesskapet i avtalen.', finds: ['«'] },
      { text: '» lede arbeidet\n\n« holde dialog', finds: ['»', '«'] },
      { text: 'Partene sa «ja», og det er nok».', finds: ['»'] },
      { text: 'Et "halvt sitat.', finds: ['"'] },
    ],
  },
  *check({ blocks }) {
    const marked = blocks.map((block) => ({ block, ...unpaired(proseOf(block)) }))
    for (const [i, { block, opened, closed }] of marked.entries()) {
      const [before, after] = [marked[i - 1], marked[i + 1]]
      // A quotation of several paragraphs begins anew in each and ends once.
      const goesOn = after?.block.kind === block.kind && (after.block.text.startsWith('«') || after.closed.length > 0)
      for (const at of opened) {
        if (goesOn && at === opened.at(-1) && /\S/.test(block.text[at + 1] ?? ' ')) continue
        yield findingOn(block, at, at + 1, { sentence: 'opened', values: { mark: block.text[at] ?? '' } })
      }
      for (const at of closed) {
        if (at === closed[0] && before && before.block.kind === block.kind && before.opened.some((open) => /\S/.test(before.block.text[open + 1] ?? ' '))) continue
        yield findingOn(block, at, at + 1, { sentence: 'closed', values: { mark: block.text[at] ?? '' } })
      }
    }
  },
})

/** Offsets of marks without a partner. */
function unpaired(text: string): { opened: number[]; closed: number[] } {
  const open: { mark: string; at: number }[] = []
  const closed: number[] = []
  let straight: number | undefined
  for (const { 0: mark, index } of text.matchAll(/[«»“”"]/g)) {
    const opener = CLOSES[mark]
    if (mark === '"') straight = straight !== undefined ? undefined : /\d/.test(text[index - 1] ?? '') ? undefined : index
    else if (opener === undefined) open.push({ mark, at: index })
    else if (open.at(-1)?.mark === opener) open.pop()
    else closed.push(index)
  }
  // «„x“» closes with the mark that opens in English.
  const isGerman = text.includes('„')
  const opened = open.filter(({ mark }) => mark !== '“' || !isGerman).map(({ at }) => at)
  return { opened: [...opened, ...(straight === undefined ? [] : [straight])], closed }
}
