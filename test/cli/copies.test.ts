/** One saksfremlegg for several councils: a copy each, with its own head, the same proposal, and the text that it is about. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { linesOf, readPdf } from '../pdf/read.ts'
import { agreement, filesOf, folderWith, lilla, put } from './lilla.ts'

const caseFor = (decision: string): string => `---
dokumenttype: saksfremlegg
tittel: Brannvern
utkast: 2026-03-01
status: til-behandling
gjelder: 2026-01-31.md
arkiv:
  saksaar: 2026
  saksansvarlig: Kari Eksempel
likelydende:
  - id: nordvika
    virksomhet: Nordvika kommune
    arkiv: { sakssekvensnummer: 5, saksbehandler: Ola Eksempel }
    behandling:
      - { utvalg: Formannskapet, moetedato: 2026-04-21, saksnr: 31/26 }
      - { utvalg: Kommunestyret, moetedato: 2026-05-12, saksnr: 18/26 }
  - id: sorvika
    virksomhet: Sørvika kommune
    arkiv: { sakssekvensnummer: 77, saksbehandler: Eva Eksempel }
    behandling:
      - { utvalg: Kommunestyret, moetedato: 2026-05-13, saksnr: 9/26 }
---

# {{tittel}}

{{> sakshode}}

## Forslag til vedtak {#forslag-til-vedtak}

${decision}

## Vurdering

Avtalen er god for {{virksomhet}}.
`

const DECISION = 'Avtalen med tekstavtrykk {{tekstavtrykk}} blir vedtatt.'
const folder = (decision: string): string => folderWith({ 'x/2026-01-31.md': agreement(), 'x/saksfremlegg.md': caseFor(decision) })
const decisionIn = (text: string): string => text.slice(text.indexOf('Forslag til vedtak'), text.indexOf('Vurdering'))

describe('a saksfremlegg for two councils', () => {
  it('is two copies: heads of their own, and one proposal that names one text', async () => {
    const cwd = folder(DECISION)
    const built = await lilla(['build', 'x/saksfremlegg.md', '--format', 'txt,docx', '--noark'], { cwd })
    expect(built.exit, built.err).toBe(0)
    const [nord, sor] = ['nordvika', 'sorvika'].map((id) => readFileSync(join(cwd, `out/x/saksfremlegg-${id}.txt`), 'utf8')) as [string, string]
    for (const part of ['Nordvika kommune', '26/5', 'Ola Eksempel', '31/26', '18/26', 'god for Nordvika kommune']) expect([nord.includes(part), sor.includes(part)]).toEqual([true, false])
    for (const part of ['Sørvika kommune', '26/77', 'Eva Eksempel', '9/26']) expect([nord.includes(part), sor.includes(part)]).toEqual([false, true])
    expect(decisionIn(nord)).toBe(decisionIn(sor))
    expect(decisionIn(nord)).toMatch(/tekstavtrykk [0-9a-f]{4}(?: [0-9a-f]{4}){7} blir vedtatt/u)
    const numbers = ['nordvika', 'sorvika'].map((id) => /<mappeID>(.*?)<\/mappeID>/u.exec(readFileSync(join(cwd, `out/x/saksfremlegg-${id}-noark/arkivmelding.xml`), 'utf8'))?.[1])
    expect(numbers).toEqual(['2026/5', '2026/77'])
  })

  it('names another text when the agreement is another', async () => {
    const cwd = folder(DECISION)
    const printed = async (): Promise<string> => {
      await lilla(['build', 'x/saksfremlegg.md', '--format', 'txt'], { cwd })
      return decisionIn(readFileSync(join(cwd, 'out/x/saksfremlegg-sorvika.txt'), 'utf8'))
    }
    const before = await printed()
    put(cwd, { 'x/2026-01-31.md': agreement('Partene samarbeider om brannvern og feiing.') })
    expect(await printed()).not.toBe(before)
  })

  it('is refused where the proposals would differ, and leaves no earlier copy', async () => {
    const cwd = folder(DECISION)
    await lilla(['build', 'x/saksfremlegg.md', '--format', 'txt', '--noark'], { cwd })
    put(cwd, { 'x/saksfremlegg.md': caseFor('{{virksomhet}} vedtar avtalen med tekstavtrykk {{tekstavtrykk}}.') })
    const { exit, err } = await lilla(['build', 'x/saksfremlegg.md', '--format', 'txt'], { cwd })
    expect(exit).toBe(1)
    expect(err).toContain('Forslaget til vedtak er ikke det samme i kopien «sorvika» som i «nordvika».')
    expect([...filesOf(join(cwd, 'out')).keys()]).toEqual([])
  })

  it('is warned of where it does not say which text it is about, and refused with one id twice', async () => {
    const without = await lilla(['build', 'x/saksfremlegg.md', '--format', 'txt', '--verbose'], { cwd: folder('Avtalen blir vedtatt.') })
    expect([without.exit, without.err.includes('Kopiene sier ikke hvilken avtaletekst de gjelder.')]).toEqual([0, true])
    const cwd = folder(DECISION)
    put(cwd, { 'x/saksfremlegg.md': caseFor(DECISION).replace('id: sorvika', 'id: nordvika') })
    const twice = await lilla(['build', 'x/saksfremlegg.md', '--format', 'txt'], { cwd })
    expect([twice.exit, twice.err.includes('har samme id: «nordvika»')]).toEqual([1, true])
  })

  it('is refused where the proposal is under a heading that nobody knows, for it may differ', async () => {
    const cwd = folder(DECISION)
    put(cwd, { 'x/saksfremlegg.md': caseFor('Avtalen blir vedtatt i sak {{arkiv.sakssekvensnummer}}.').replace('## Forslag til vedtak {#forslag-til-vedtak}', '## Det vi vil') })
    const { exit, err } = await lilla(['build', 'x/saksfremlegg.md', '--format', 'txt'], { cwd })
    expect([exit, err]).toEqual([1, expect.stringContaining('BYG-015')])
  })

  it('is checked copy by copy, each fault at its place', async () => {
    const cwd = folder(DECISION)
    const text = caseFor('{{virksomhet}} vedtar avtalen med tekstavtrykk {{tekstavtrykk}}.').replace('2026-05-13, saksnr: 9/26', '2026-05-13, saksnr: ni')
    put(cwd, { 'x/saksfremlegg.md': text })
    const { exit, out } = await lilla(['check', 'x/saksfremlegg.md', '--json'], { cwd })
    const found = (JSON.parse(out) as { funn: { regel: string; linje: number }[] }).funn
    const line = (part: string): number => text.slice(0, text.indexOf(part)).split('\n').length
    expect(exit).toBe(1)
    // The second copy alone has the wrong number and another proposal.
    expect(found.filter(({ regel }) => ['SAK-003', 'BYG-013'].includes(regel)).map(({ regel, linje }) => [regel, linje])).toEqual([['BYG-013', line('id: sorvika')], ['SAK-003', line('saksnr: ni')]])
  })
})

describe('a draft that a saksfremlegg attaches', () => {
  const draft = (text: string, date: string): string => agreement(text).replace('2026-01-31', date).replace('parter:', 'nummerering: desimal\neksemplarer: { form: papir }\nvedlegg:\n  - { id: kart, tittel: Kart, fil: vedlegg/kart.md }\nparter:')
    .concat('\n## Sted {#sted}\n\nHavna ligger der [vedlegg 1](#kart) viser, se [punkt 1](#formal).\n\n{{#if erPapir}}\n\nAvtalen er på papir.\n\n{{/if}}\n')
  const attaching = caseFor(DECISION).replace(/likelydende:[\s\S]*?---/u, 'virksomhet: Nordvika kommune\nbehandling:\n  - { utvalg: Kommunestyret, moetedato: 2026-05-12, saksnr: 18/26 }\nvedlegg:\n  - { id: ny, tittel: Nytt utkast, fil: 2026-01-31.md }\n  - { id: gammel, tittel: Gammelt utkast, fil: 2026-01-01.md }\n---')

  it('is a PDF of its own, with its own attachments, numbers, values and ids, and says on each page which text it is', async () => {
    const cwd = folderWith({ 'x/2026-01-31.md': draft('Partene bygger havn.', '2026-01-31'), 'x/2026-01-01.md': draft('Partene planlegger havn.', '2026-01-01'), 'x/vedlegg/kart.md': '# Kart\n\nMoloen i nord.\n', 'x/saksfremlegg.md': attaching })
    const { exit, err } = await lilla(['build', 'x/saksfremlegg.md', '--format', 'pdf,docx'], { cwd })
    expect(exit, err).toBe(0)
    const [text = '', own = ''] = await Promise.all(['saksfremlegg.pdf', '1-vedlegg-2026-01-31.pdf'].map(async (name) => linesOf((await readPdf(readFileSync(join(cwd, 'out/x', name)))).words).join(' ').replaceAll(/\s+/g, ' ')))
    for (const part of ['1 Formål', 'Partene bygger havn.', '2 Sted', 'viser, se punkt 1.', 'Avtalen er på papir.', 'Moloen i nord.']) expect([text, own].map((one) => one.includes(part)), part).toEqual([true, true])
    expect(text).toContain('Partene planlegger havn.')
    const printed = /tekstavtrykk ((?:[0-9a-f]{4} ?){8})/iu.exec(text)?.[1]?.trim() ?? ''
    expect(own).toContain(`Tekstavtrykk ${printed}`)
  }, 60_000)

  it('stops the case with its own message where it cannot be built', async () => {
    const cwd = folderWith({ 'x/2026-01-31.md': agreement(), 'x/2026-01-01.md': agreement('Se [punkt 9](#ni).'), 'x/saksfremlegg.md': attaching })
    const { exit, err } = await lilla(['build', 'x/saksfremlegg.md', '--format', 'txt'], { cwd })
    expect([exit, err]).toEqual([1, expect.stringMatching(/x\/2026-01-01\.md:\d+:\d+ {2}feil {2}REF-001/u)])
  })
})
