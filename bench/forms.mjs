/** Accession forms for all municipalities, beside LibreOffice; and whether ten times as many need more memory. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inTurn, measure, ratio } from './measure.mjs'
import { lilla, ROOT } from './peers.mjs'

/** How many forms LibreOffice converts in one process, to take its start out. */
const FURTHER = 40
const TIMES = 10

/** @returns samples of each contender, per form the ratios to LibreOffice, and the peak memory at each count. */
export function forms({ peers: { office }, scratch, rounds, say }) {
  const municipalities = readFileSync(join(ROOT, 'test', 'fixtures', 'kommuner-2024.csv'), 'utf8').trim().split('\n').slice(1).map((line) => line.split(',').slice(0, 2))
  const count = municipalities.length
  const folder = join(scratch, 'forms')
  const draft = join(folder, '2026-05-11.md')
  mkdirSync(folder, { recursive: true })
  writeFileSync(draft, DRAFT)
  const list = (name, rows) => {
    writeFileSync(join(folder, name), `kommunenummer;navn\n${rows.map((row) => row.join(';')).join('\n')}\n`)
    return join(folder, name)
  }
  const few = list('alle.csv', municipalities.map(([number, name]) => [number, `${name} kommune`]))
  const many = list('mange.csv', Array.from({ length: count * TIMES }, (_, i) => [1000 + i, `Oppdiktet kommune nummer ${i + 1}`]))
  let run = 0
  /** Always into a folder of its own: what is there already is not made again. */
  const sign = (format, members, longest) => () => {
    const out = join(scratch, 'signed', String((run += 1)))
    return { ...measure(lilla('sign', draft, '--medlemmer', members, '--format', format, '--out', out), scratch, { cwd: ROOT, env: { LILLA_SECONDS: '600' }, longest }), out }
  }
  const words = join(sign('docx', few)().out, 'forms', 'signering', '2026-05-11')
  const forms = readdirSync(words).filter((name) => name.startsWith('tiltredelse-')).map((name) => join(words, name))
  const converted = join(scratch, 'converted')
  const toPdf = (these) => () => measure(office.toPdf(these, converted, join(scratch, 'profile')), scratch)
  const measured = inTurn({
    [`lilla, ${count} forms to PDF`]: sign('pdf', few),
    [`lilla, ${count} forms to DOCX`]: sign('docx', few),
    ...(office && { [ONE]: toPdf(forms.slice(0, 1)), [`LibreOffice, ${FURTHER} DOCX to PDF, one process`]: toPdf(forms.slice(0, FURTHER)) }),
  }, rounds, (what) => say(`forms: ${what}`))
  say(`forms: ${count * TIMES} to PDF and DOCX`)
  const large = sign('pdf,docx', many, 3_600_000)()
  const each = (samples, n) => samples.map(({ wall, cpu }) => ({ wall: wall / n, cpu: cpu / n }))
  const [pdf, docx] = ['PDF', 'DOCX'].map((format) => each(measured[`lilla, ${count} forms to ${format}`], count))
  const samples = { ...measured, [`lilla, ${count * TIMES} forms to PDF and DOCX`]: [large], 'lilla, a form to PDF': pdf, 'lilla, a form to DOCX': docx }
  if (!office) return { samples, pairs: [] }
  const one = measured[ONE]
  const further = measured[`LibreOffice, ${FURTHER} DOCX to PDF, one process`].map(({ wall, cpu }, round) => ({ wall: (wall - one[round].wall) / (FURTHER - 1), cpu: (cpu - one[round].cpu) / (FURTHER - 1) }))
  const pair = (ours, theirs) => ({ ours, theirs, wall: ratio(all[ours], all[theirs], 'wall'), cpu: ratio(all[ours], all[theirs], 'cpu') })
  const all = { ...samples, [NEXT]: further }
  return { samples: all, pairs: ['lilla, a form to PDF', 'lilla, a form to DOCX'].flatMap((ours) => [pair(ours, ONE), pair(ours, NEXT)]) }
}

const ONE = 'LibreOffice, one DOCX to PDF'
const NEXT = 'LibreOffice, each further DOCX to PDF'

const DRAFT = `---
dokumenttype: nettverksavtale
tittel: Oppdiktet nettverk for kommunene
utkast: 2026-05-11
status: til-signering
oppdiktet: true
rettsgrunnlag: koml. § 17-1 andre ledd
parter:
  - { id: kommunene, navn: Kommunene som slutter seg til avtalen }
eksemplarer:
  form: tiltredelse
---

# {{tittel}}

## Formål {#formal}

Medlemmene deler erfaringer om beredskap, innkjøp og opplæring. Nettverket er oppdiktet og brukes til måling.

## Organisering {#organisering}

Nettverket møtes to ganger i året. Medlemmene skifter på å kalle inn, og den som kaller inn, fører referat.

## Økonomi {#okonomi}

Hvert medlem dekker sine egne kostnader.

{{> signatur}}
`
