/** The questions of `lilla new`, answered by hand. */
import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { ask } from '../../src/commands/questions.ts'
import { terminal } from '../../src/commands/terminal.ts'
import type { Question } from '../../src/document/type.ts'

const questions: readonly Question[] = [
  { nøkkel: 'tittel', spørsmål: 'Hva skal avtalen hete?', type: 'tekst', eksempel: 'Avtale om brannvern', påkrevd: true, hjelp: 'Uten punktum.' },
  { nøkkel: 'utkast', spørsmål: 'Hvilken dato?', type: 'dato', eksempel: '2026-03-01', påkrevd: true },
  {
    nøkkel: 'parter', spørsmål: 'Hvem inngår avtalen?', type: 'liste', eksempel: [{ navn: 'Nordvika kommune' }], påkrevd: true,
    felter: [
      { nøkkel: 'navn', spørsmål: 'Hva heter parten?', type: 'tekst', eksempel: 'Nordvika kommune', påkrevd: true },
      { nøkkel: 'orgnr', spørsmål: 'Hvilket organisasjonsnummer?', type: 'orgnr', eksempel: '100000016' },
    ],
  },
  { nøkkel: 'verdier.møter', spørsmål: 'Hvor mange møter?', type: 'tall', eksempel: 2, standard: 2 },
  { nøkkel: 'verdier.andel', spørsmål: 'Hvor stor andel?', type: 'tall', eksempel: 2 },
  { nøkkel: 'eksemplarer.form', spørsmål: 'Hvordan?', type: 'valg', valg: ['papir', 'elektronisk'], eksempel: 'papir', standard: 'elektronisk' },
  { nøkkel: 'verdier.politisk', spørsmål: 'Politisk?', type: 'janei', eksempel: true, standard: true },
  { nøkkel: 'verdier.temaer', spørsmål: 'Hvilke temaer?', type: 'liste', eksempel: ['klima'] },
]

const ENTER = '\r'
const CTRL_C = '\u0003'

/** Types each of `keys` when the screen has been still for a moment. */
async function answered(keys: readonly string[], given: Record<string, unknown> = {}): Promise<{ answers: Record<string, unknown>; screen: string }> {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input })
  const output = Object.assign(new PassThrough(), { columns: 100, rows: 40 })
  let screen = ''
  output.on('data', (text) => (screen += String(text)))
  const done = ask(questions, given, terminal('nb', false), { input, output })
  let over = false
  const end = () => { over = true }
  done.then(end, end)
  for (const key of keys) {
    if (over) break
    for (let seen = -1; seen !== screen.length; ) {
      seen = screen.length
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    input.write(key)
  }
  return { answers: await done, screen: screen.replace(/\u001b\[[0-9;?]*[a-zA-Z]/gu, '') }
}

describe('questions', () => {
  it('take answers of every kind, ask again what does not fit, and leave open what may be', async () => {
    const { answers, screen } = await answered([
      ENTER, 'Avtale om vann', ENTER, '2026-02-30', ENTER, '\u007f', '\u007f', '28', ENTER,
      'Nordvika kommune', ENTER, '100 000 016', ENTER, 'y', 'Sørvika kommune', ENTER, ENTER, 'n',
      ENTER, '2,5', ENTER, '\u001b[A', ENTER, 'n', 'y', 'klima', ENTER, 'n',
    ])
    expect(answers).toEqual({
      tittel: 'Avtale om vann',
      utkast: '2026-02-28',
      parter: [{ navn: 'Nordvika kommune', orgnr: '100000016' }, { navn: 'Sørvika kommune' }],
      verdier: { andel: 2.5, politisk: false, temaer: ['klima'] },
      eksemplarer: { form: 'papir' },
    })
    for (const part of ['Svaret må fylles ut.', '1/8 Hva skal avtalen hete? Uten punktum.', 'or eksempel: Avtale om brannvern', '«2026-02-30» er ikke en dato', '2. Hva heter parten?']) expect(screen).toContain(part)
  })

  it('ask only what is not given', async () => {
    const given = { tittel: 'X', utkast: '2026-01-01', parter: [], verdier: { møter: 1, andel: 1, politisk: true, temaer: [] }, eksemplarer: { form: 'papir' } }
    expect((await answered([], given)).answers).toEqual(given)
  })

  it('end with one sentence on Ctrl+C', async () => {
    await expect(answered(['Avtale', ENTER, CTRL_C])).rejects.toThrow('Avbrutt. Ingenting er skrevet.')
  })
})
