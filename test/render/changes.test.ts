/** The list of changes as a table and as data: every change once, and as many as everywhere else. */
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { compare } from '../../src/diff/index.ts'
import { changesOf } from '../../src/document/changes.ts'
import type { Document } from '../../src/document/tree.ts'
import { edit } from '../../src/render/edition.ts'
import { changeData } from '../../src/render/changes/data.ts'
import { summaryOf } from '../../src/render/changes/summary.ts'
import { changeTable } from '../../src/render/changes/table.ts'
import { standardStyle } from '../fixtures/style.ts'
import { readText } from '../generate/read.ts'
import { arbitraryRedline } from '../generate/redlines.ts'

const documentOf = (text: string): Document => readText(text).document as Document
const printed = async (redline: Document, format: typeof changeTable): Promise<string> => new TextDecoder().decode((await format.render(edit(redline, new Map(), standardStyle(), 'drawn'))).bytes)

test('the table and the data have as many entries as there are changes', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryRedline({ size: 'small' }), async (redline) => {
      const { size } = changesOf(redline)
      const rows = (await printed(redline, changeTable)).split('\n').filter((line) => /^\| \d/u.test(line))
      expect(rows).toHaveLength(size)
      const data = JSON.parse(await printed(redline, changeData)) as { antall: number; endringer: { nr: number }[] }
      expect(data.antall).toBe(size)
      expect(data.endringer.map(({ nr }) => nr)).toEqual(Array.from({ length: size }, (_, i) => i + 1))
    }),
    { numRuns: 100 },
  )
})

const HEAD = '---\ndokumenttype: samarbeidsavtale\nparter: []\n---\n\n# Avtale\n\n'

describe('the table', () => {
  const older = documentOf(`${HEAD}## Formål\n\nPartene samarbeider om | brann.\n\n## Kostnader\n\nKostnaden er 3 kr.\n\n## Varighet\n\nAvtalen gjelder i ti år fra den dagen den er undertegnet av begge.\n`)
  const newer = documentOf(`${HEAD}## Varighet\n\nAvtalen gjelder i ti år fra den dagen den er undertegnet av begge.\n\n## Formål\n\nPartene samarbeider om | vern.\n\n## Kostnader\n\nKostnaden er 4 kr.\n\n## Oppsigelse\n\nTolv måneder.\n`)

  it('says where each change is, what it is, and both wordings, with bars that part no columns', async () => {
    const table = await printed(compare(older, newer), changeTable)
    const rows = table.split('\n').filter((line) => /^\| \d/u.test(line))
    expect(rows.every((row) => row.replaceAll('\\|', '').split('|').length === 7)).toBe(true)
    expect(rows).toContainEqual(expect.stringMatching(/^\| \d \| 3 Kostnader \| Erstattet \| Kostnaden er \*\*3 kr\*\*\. \| Kostnaden er \*\*4 kr\*\*\. \|$/u))
    expect(rows).toContainEqual(expect.stringMatching(/\| 4 Oppsigelse \| Ny tekst \| – \| Oppsigelse \/ Tolv måneder\. \|$/u))
    expect(rows.join('\n')).toMatch(/Flyttet fra punkt 3 \| Samme ordlyd \| Varighet \/ Avtalen/u)
  })

  it('tells the older sentence too where words came, and only the sentences that came or went', async () => {
    const between = async (a: string, b: string): Promise<string[]> =>
      (await printed(compare(documentOf(`${HEAD}## Møter\n\n${a}\n`), documentOf(`${HEAD}## Møter\n\n${b}\n`)), changeTable)).split('\n').filter((line) => /^\| \d/u.test(line))
    expect(await between('De møtes to ganger. Møtet er åpent.', 'De møtes minst to ganger i året. Møtet er åpent.')).toEqual([
      '| 1 | 1 Møter | Ny tekst | De møtes to ganger. | De møtes **minst** to ganger i året. |',
      '| 2 | 1 Møter | Ny tekst | De møtes to ganger. | De møtes minst to ganger **i året**. |',
    ])
    expect(await between('Partene varsler. Varselet skal være skriftlig. Det haster.', 'Partene varsler. Det haster.')).toEqual(['| 1 | 1 Møter | Slettet | Varselet skal være skriftlig. | – |'])
    expect(await between('Planen vedtas.', 'Planen vedtas.\n\n- Den øves.\n- Den revideres.')).toEqual(['| 1 | 1 Møter | Ny tekst | – | Den øves. / Den revideres. |'])
  })

  it('calls a clause by one number, whether words came to it or went', async () => {
    const table = await printed(compare(documentOf(`${HEAD}## Møter\n\nDe møtes ofte to ganger. Møtet er åpent.\n`), documentOf(`${HEAD}## Formål\n\nPartene er enige.\n\n## Møter\n\nDe møtes to ganger i året. Møtet er åpent.\n`)), changeTable)
    expect(table.match(/\d Møter \| (?:Slettet|Ny tekst)/gu)).toEqual(['2 Møter | Slettet', '2 Møter | Ny tekst'])
  })

  it('is in nynorsk for a draft in nynorsk', async () => {
    const nynorsk = (document: Document): Document => ({ ...document, meta: { ...document.meta, målform: 'nn' } })
    const table = await printed(compare(nynorsk(older), nynorsk(newer)), changeTable)
    expect(table).toContain('Endringar frå eit utkast utan dato til eit utkast utan dato.')
    expect(table).toMatch(/\| 3 Kostnader \| Erstatta \|/u)
  })

  it('goes with numbers that a lawyer would give', () => {
    expect(summaryOf(compare(older, newer)).clauses).toEqual({ added: 1, deleted: 0, moved: 1, changed: 2 })
  })
})
