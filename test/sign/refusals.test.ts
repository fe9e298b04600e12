/** What must not be signed is refused, for all reasons at once and each at its place; a fault that is planted alone is found alone. */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { work, type Inspected } from '../../src/commands/sign-job.ts'
import { folderWith, lilla } from '../cli/lilla.ts'
import { templates } from '../faults/judge.ts'
import { ready } from './copies-drafts.ts'

interface Found {
  regel: string
  alvor: string
  linje?: number
  grunn: string
}

async function reasons(draft: string, args: readonly string[] = [], files: Record<string, string> = {}): Promise<{ exit: number | null; ids: string[]; found: Found[]; files: number }> {
  const cwd = folderWith({ 'agreements/havn/2026-05-11.md': draft, ...files })
  const { exit, out } = await lilla(['sign', 'agreements/havn/2026-05-11.md', '--format', 'docx', '--json', ...args], { cwd })
  const { funn, filer } = JSON.parse(out) as { funn: Found[]; filer: object[] }
  const found = funn.filter(({ alvor }) => alvor === 'feil')
  return { exit, ids: [...new Set(found.map(({ regel }) => regel))].sort(), found, files: filer.length }
}

/** As the worker judges a draft that the command line gives it. */
async function judged(draft: string, files: Record<string, string> = {}): Promise<{ ids: string[]; isRefused: boolean }> {
  const path = join(folderWith({ 'agreements/havn/2026-05-11.md': draft, ...files }), 'agreements/havn/2026-05-11.md')
  const { messages, plan } = (await work({ job: { path, templates, language: 'nb', formats: ['docx'], service: 'felt', specimen: false, replace: false } })) as Inspected
  return { ids: [...new Set(messages.filter(({ severity }) => severity === 'error').map(({ ruleId }) => ruleId))].sort(), isRefused: plan === undefined }
}

const good = ready()
const change = (from: string | RegExp, to: string): string => {
  const changed = good.replace(from, to)
  if (changed === good) throw new Error(`nothing to change: ${String(from)}`)
  return changed
}
const attached = (title: string, file: string): string =>
  change('verdier:', `vedlegg:\n  - { id: v, tittel: ${title}, fil: ${file} }\nverdier:`).replace('{{> eksemplarer}}', 'Se [vedlegg 1](#v).\n\n{{> eksemplarer}}')
const DRAFTED = ready({ status: 'utkast' })

const FAULTS: [what: string, draft: string, ids: string[], files?: Record<string, string>][] = [
  ['a draft', change('til-signering', 'utkast'), ['SGN-001']],
  ['one that is being decided', change('til-signering', 'til-behandling'), ['SGN-001']],
  ['one without a status', change('status: til-signering\n', ''), ['SGN-001']],
  ['one that is signed', change('til-signering', 'signert'), ['SGN-010']],
  ['an open note', change('hele året.', 'hele året. <!-- notat: Avklares. -->'), ['SGN-002']],
  ['a party without a decision', change(/ {2}- \{ part: sorvika.*\n/u, ''), ['SGN-004']],
  ['a decision without its case', change(', saksnr: 41/26', ''), ['SGN-016']],
  ['a typed block', change('{{> signatur}}', 'Sted og dato ....\n\nFor Nordvika kommune ....\n\nFor Sørvika kommune ....\n\nFor Fjordland fylkeskommune ....'), ['SGN-006']],
  ['two blocks', change('{{> signatur}}', '{{> signatur}}\n\n{{> signatur}}'), ['SGN-013']],
  ['no form', change('eksemplarer:\n  form: papir\n', ''), ['SGN-007']],
  ['many behind one name', change('navn: Sørvika kommune', 'navn: Kommunene i Sørvika'), ['SGN-012']],
  ['another number of copies than signatories', change('{{> eksemplarer}}', '## Eksemplarer {#eksemplarer}\n\nAvtalen er undertegnet i to likelydende eksemplarer.'), ['TAL-004']],
  ['an attachment that is not there', attached('Kart', 'vedlegg/kart.pdf'), ['REF-001', 'VDL-011']],
  ['an attachment called a draft', attached('Utkast til vedtekter', 'vedlegg/v.md'), ['VDL-002'], { 'agreements/havn/vedlegg/v.md': '# Vedtekter\n\nTekst.\n' }],
  ['a file called a draft', attached('Vedtekter', 'vedlegg/vedtekter_utkast.md'), ['SGN-015'], { 'agreements/havn/vedlegg/vedtekter_utkast.md': '# Vedtekter\n\nTekst.\n' }],
  ['an attachment that says it is a draft', attached('Tilleggsavtale', 'vedlegg/t.md'), ['SGN-003'], { 'agreements/havn/vedlegg/t.md': DRAFTED }],
  ['no agreement', '# Notat\n\nEn tekst.\n', ['SGN-001', 'SGN-006', 'SGN-007', 'SGN-009']],
]

describe('refused', () => {
  it.each(FAULTS)('%s', async (_, draft, ids, files) => {
    const { ids: found, isRefused } = await judged(draft, files)
    expect(found).toEqual(expect.arrayContaining([...ids]))
    // The attached draft may have faults of its own; all others stand alone.
    if (!ids.includes('SGN-003')) expect(found).toEqual(ids)
    expect(isRefused).toBe(true)
  }, 30_000)

  it('for all reasons at once, each at its place', async () => {
    const draft = ready({ status: 'utkast', decisions: false, text: ' <!-- notat: Ikke avklart. --> <!-- notat: Heller ikke dette. -->' })
    const { found, exit, files: written } = await reasons(draft)
    expect(written).toBe(0)
    expect(found.map(({ regel }) => regel).sort()).toEqual(['SGN-001', 'SGN-002', 'SGN-002', 'SGN-004', 'SGN-004', 'SGN-004'])
    const lines = draft.split('\n')
    for (const { regel, linje = 0 } of found) {
      expect(lines[linje - 1], regel).toMatch({ 'SGN-001': /status: utkast/u, 'SGN-002': /notat/u, 'SGN-004': /navn: / }[regel] ?? /^$/u)
    }
    expect(exit).toBe(1)
  }, 30_000)

  it('those of values that cannot be used among them', async () => {
    const draft = ready({ text: ' <!-- notat: Ikke avklart. -->' }).replace('navn: Nordvika kommune }', 'navn: Nordvika kommune, orgnr: "12345678" }').replace('dato: 2026-06-10', 'dato: 2026-06-31')
    expect((await reasons(draft)).ids).toEqual(['FRM-013', 'SGN-002'])
  }, 30_000)

  it('members on paper, and accession without any', async () => {
    expect((await reasons(good, ['--medlemmer', 'm.csv'], { 'm.csv': 'navn\nA kommune\n' })).ids).toEqual(['SGN-018'])
    expect((await reasons(change('navn: Sørvika kommune', 'navn: Kommunene som slutter seg til').replace('form: papir', 'form: tiltredelse'))).ids).toEqual(['SGN-011'])
  }, 30_000)
})

describe('not refused', () => {
  it.each([['for signing', good, 5], ['adopted', change('til-signering', 'vedtatt'), 5], ['with an attachment, which lies beside', attached('Kart', 'vedlegg/k.md'), 6]] as const)('%s', async (_, draft, count) => {
    const { exit, ids, files } = await reasons(draft, [], { 'agreements/havn/vedlegg/k.md': '# Kart\n\nTekst.\n' })
    expect([ids, exit, files]).toEqual([[], 0, count])
  }, 30_000)

  it('what is only a specimen', async () => {
    const { exit, files } = await reasons(change('til-signering', 'utkast').replace('hele året.', 'hele året. <!-- notat: Avklares. -->'), ['--specimen'])
    expect([exit, files]).toEqual([0, 5])
  }, 30_000)
})

describe('wrong use', () => {
  it.each([
    [['sign'], 'Utkastet som er vedtatt mangler'],
    [['sign', 'finnes-ikke.md'], 'Finner ikke'],
    [['sign', 'agreements/havn/2026-05-11.md', '--profile', 'postn'], 'Mente du «posten»'],
    [['sign', 'agreements/havn/2026-05-11.md', '--format', 'html'], 'Formatene er pdf og docx'],
    [['sign', 'agreements/havn/2026-05-11.md', '--shard', '3/2'], 'Skriv for eksempel --shard 1/4'],
    [['sign', 'agreements/havn', '--samle'], 'Det er ingen deler'],
    [['sign', 'agreements/havn/2026-05-11.md', '--medlemmer', 'medlemer.csv'], 'Finner ikke «medlemer.csv». Mente du «medlemmer.csv»?\n  Råd: Oppgi listen over medlemmer'],
    [['sign', 'agreements/havn/2026-05-11.md', '--medlemmer', 'agreements'], '«agreements» er en mappe.'],
  ])('%j', async (args, said) => {
    const { exit, err } = await lilla(args, { cwd: folderWith({ 'agreements/havn/2026-05-11.md': good, 'medlemmer.csv': 'navn\nA kommune\n' }) })
    expect([exit, err]).toEqual([2, expect.stringContaining(said)])
  }, 30_000)
})
