/** Beside a change, every format says the same. */
import { describe, expect, it } from 'vitest'
import { compare } from '../../src/diff/index.ts'
import type { Document } from '../../src/document/tree.ts'
import { changeTable } from '../../src/render/changes/table.ts'
import { docx } from '../../src/render/docx/index.ts'
import { edit, type Edition } from '../../src/render/edition.ts'
import { html } from '../../src/render/html/index.ts'
import { pdf } from '../../src/render/pdf/index.ts'
import { txt } from '../../src/render/text/index.ts'
import { openPackage, textOf } from '../docx/package.ts'
import { standardStyle } from '../fixtures/style.ts'
import { readText } from '../generate/read.ts'
import { linesOf, readPdf } from '../pdf/read.ts'

const item = { rapport: 'rapportere til hverandre hvert kvartal om utviklingen', vakt: 'holde beredskapen ved like hele året i alle kommunene', bygg: 'føre tilsyn med bygg som er særlig utsatt for brann' }
const draft = (målform: string, clauses: string): Document =>
  readText(`---\ndokumenttype: samarbeidsavtale\nnummerering: underpunkt\nmålform: ${målform}\nparter: []\n---\n\n# Avtale\n\n${clauses}`).document as Document
const older = (målform: string): Document => draft(målform, `## Formål\n\nSamarbeidet er viktig for alle. Partene skal {.bokstav}\n\n1. ${item.vakt}\n2. ${item.bygg}\n3. ${item.rapport}\n\n## Kostnader\n\nUtgiftene deles likt mellom alle partene.\n`)
const newer = (målform: string): Document => draft(målform, `## Ord\n\nEt nytt punkt.\n\n## Formål\n\nSamarbeidet er **viktig** for alle. Partene skal {.bokstav}\n\n1. ${item.rapport}\n2. ${item.vakt}\n3. ${item.bygg}\n\n## Kostnader\n\nEt helt nytt ledd.\n\nUtgiftene deles likt mellom alle partene.\n`)

const text = async (format: typeof html, edition: Edition): Promise<string> => new TextDecoder().decode((await format.render(edition)).bytes)
const PRINTED: Readonly<Record<string, (edition: Edition) => Promise<string>>> = {
  txt: (edition) => text(txt, edition),
  html: (edition) => text(html, edition),
  docx: async (edition) => textOf(openPackage((await docx.render(edition)).bytes).xml('word/document.xml')!),
  pdf: async (edition) => linesOf((await readPdf((await pdf.render(edition)).bytes)).words).join(' '),
}
const WORDS = {
  nb: ['[flyttet fra punkt 1 bokstav c]', '[flyttet til punkt 2 bokstav a]', '[nå fet]', '(før 1)', '(før 2)', '(før 2.1)'],
  nn: ['[flytta frå punkt 1 bokstav c]', '[flytta til punkt 2 bokstav a]', '[no feit]', '(før 1)', '(før 2)', '(før 2.1)'],
}

describe.each(['nb', 'nn'] as const)('in %s', (målform) => {
  const edition = (): Edition => edit(compare(older(målform), newer(målform)), new Map(), standardStyle(), 'drawn')
  it.each(Object.keys(PRINTED))('%s says where words have moved, of what form they are now, and the numbers that were', async (name) => {
    const printed = ((await PRINTED[name]?.(edition())) ?? '').replaceAll(/[\s\u00A0]+/gu, ' ')
    for (const words of WORDS[målform]) expect(printed).toContain(words)
    expect(printed).not.toContain('(før 2.2)')
  })
  it('the table says it too', async () => {
    const [from = '', , form = ''] = WORDS[målform].map((words) => words.slice(1, -1))
    const printed = await text(changeTable, edition())
    expect(printed).toContain(`| ${from.charAt(0).toUpperCase()}${from.slice(1)} |`)
    expect(printed).toContain(`: ${form} |`)
  })
})
