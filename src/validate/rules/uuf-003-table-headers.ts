/** UUF-003: tables without a real header row. */
import { plainText, type Node, type TableRow } from '../../document/tree.ts'
import { shown } from '../prose.ts'
import { defineRule } from '../rule.ts'

/** A figure that belongs in the body of a table; a year may be a heading. */
const FIGURE = /^(?:kr\.?[ \u00A0])?\d[\d \u00A0.,]*(?:[ \u00A0]?(?:%|kr|kroner|,-|stk\.?))?$/u
const YEAR = /^(?:19|20|21)\d\d$/

export const uuf003 = defineRule({
  id: 'UUF-003',
  severity: 'warning',
  summary: { nb: 'Tabell uten overskriftsrad', en: 'Table without a header row' },
  why: {
    nb: 'En skjermleser leser opp kolonneoverskriften for hver celle (WCAG 1.3.1). Uten overskrifter er tallene bare tall, også for den som ser tabellen.',
    en: 'A screen reader reads the heading of the column with each cell (WCAG 1.3.1). Without headings figures are only figures.',
  },
  sentences: {
    empty: {
      nb: ['Tabellen har en tom overskriftsrad.', 'Skriv i første rad hva hver kolonne viser. Er det ingen tabell, men for eksempel underskrifter, bruker du {signature}.'],
      en: ['The header row of the table is empty.', 'Write in the first row what each column shows. If it is no table but, say, signatures, use {signature}.'],
    },
    cell: {
      nb: ['Kolonne {column} i tabellen mangler overskrift.', 'Skriv i første rad hva kolonnen viser.'],
      en: ['Column {column} of the table has no heading.', 'Write in the first row what the column shows.'],
    },
    only: {
      nb: ['Tabellen har bare én rad («{text}»), og den blir lest som overskrift.', 'Sett en rad med overskrifter over. Er det ingen tabell, men for eksempel underskrifter, bruker du {signature}.'],
      en: ['The table has one row only («{text}»), which is read as its headings.', 'Put a row of headings above it. If it is no table but, say, signatures, use {signature}.'],
    },
    data: {
      nb: ['Første rad i tabellen («{text}») ser ut som innhold, men blir lest som overskrift.', 'Sett en rad over som sier hva hver kolonne viser.'],
      en: ['The first row of the table («{text}») looks like content but is read as its headings.', 'Put a row above it that says what each column shows.'],
    },
  },
  judges: ['any'],
  examples: {
    valid: [
      { text: '| Kommune | Andel |\n| --- | --- |\n| Nordvika | 60 % |' },
      { text: '| | 2026 | 2027 |\n| --- | --- | --- |\n| Nordvika | 100 | 200 |' },
      { text: '| Behandlingsutvalg | Møtedato |\n| --- | --- |\n| Kommunestyret | |' },
    ],
    invalid: [
      { text: '| | |\n| --- | --- |\n| Nordvika | 60 % |', finds: ['| | |'] },
      { text: '| Nordvika | Sørvika |\n| --- | --- |', finds: ['| Nordvika | Sørvika |'] },
      { text: '| Kommune | |\n| --- | --- |\n| Nordvika | 60 % |', finds: ['| Kommune | |'] },
      { text: '| Nordvika | 60 % | 120 000 |\n| --- | --- | --- |\n| Sørvika | 40 % | 80 000 |', finds: ['| Nordvika | 60 % | 120 000 |'] },
    ],
  },
  *check({ blocks }) {
    const tables = new Set(blocks.flatMap(({ kind, within }): readonly (Node | undefined)[] => (kind === 'cell' ? within.slice(-2) : [])))
    for (const node of tables) {
      if (node?.type !== 'table') continue
      const [header] = node.children
      const fault = header && faultOf(header, node.children.length)
      if (fault) yield { position: header.position ?? node.position, ...fault, values: { signature: '{{> signatur}}', text: shown(cellsOf(header).join(' | '), 40), ...fault.values } }
    }
  },
})

function faultOf(header: TableRow, rows: number): { sentence: string; values?: Record<string, number> } | undefined {
  const cells = cellsOf(header)
  if (cells.every((text) => text === '')) return { sentence: 'empty' }
  if (rows === 1) return { sentence: 'only' }
  const rest = cells.slice(1)
  const blank = rest.indexOf('')
  if (rest.filter((text) => FIGURE.test(text) && !YEAR.test(text)).length * 2 > rest.length) return { sentence: 'data' }
  return blank === -1 ? undefined : { sentence: 'cell', values: { column: blank + 2 } }
}

function cellsOf(row: TableRow): string[] {
  return row.children.map(({ children }) => plainText(children).trim())
}
