/** lilla beside pandoc and LibreOffice on the same documents, started in the same way. */
import { mkdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { AGREEMENTS, sameContent } from './content.mjs'
import { inTurn, measure, ratio, together } from './measure.mjs'
import { floor, lilla, ROOT } from './peers.mjs'

/** How many times slower than lilla the peer is to be: no test, but printed beside what was measured. */
export const AIMS = { docx: 1, pdf: 10, cold: 2 }

/** @returns comparisons: the samples of each contender, and for each pair how many times as long as the first the second took. */
export function compare({ peers: { pandoc, office }, scratch, rounds, say }) {
  const documents = sameContent(scratch)
  const [largest] = documents
  const n = documents.length
  const out = (name) => {
    mkdirSync(join(scratch, 'out', name), { recursive: true })
    return join(scratch, 'out', name)
  }
  const run = (command) => measure(command, scratch, { cwd: ROOT })
  const build = (path, format, ...rest) => run(lilla('build', path, '--format', format, '--out', out(format), ...rest))
  const each = (one) => together(documents.map(one))
  const profile = join(scratch, 'profile')
  const toPdf = (these) => run(office.toPdf(these.map(({ word }) => word), out('office'), profile))
  const toDocx = ({ markdown }) => run(pandoc.toDocx(markdown, join(out('pandoc'), `${basename(markdown, '.md')}.docx`)))

  const ours = (format) => ({
    [ALONE]: () => build(AGREEMENTS, format, '--jobs', '1'),
    'lilla, one process, all processors': () => build(AGREEMENTS, format),
    [`lilla, ${n} processes`]: () => each(({ draft }) => build(draft, format)),
    [ONE]: () => build(largest.draft, format),
  })
  const compared = (title, contenders, pairs, derive = () => ({})) => {
    const measured = inTurn(contenders, rounds, (what) => say(`${title}: ${what}`))
    const samples = { ...measured, ...derive(measured) }
    const known = pairs.filter(([a, b]) => samples[a] && samples[b])
    return { title, samples, pairs: known.map(([a, b, aim]) => ({ ours: a, theirs: b, aim, ...ratios(samples[a], samples[b]) })) }
  }
  const pandocs = `pandoc, ${n} processes`
  const offices = `LibreOffice, ${n} processes`

  return [
    compared(`DOCX of all ${n} drafts`, { ...ours('docx'), ...(pandoc && { [pandocs]: () => each(toDocx) }) }, [
      [ALONE, pandocs, AIMS.docx],
      ['lilla, one process, all processors', pandocs, AIMS.docx],
      [`lilla, ${n} processes`, pandocs, AIMS.docx],
      ['lilla, each further draft', 'pandoc, each draft', AIMS.docx],
    ], (samples) => ({
      'lilla, each further draft': further(samples[ALONE], samples[ONE], n),
      ...(pandoc && { 'pandoc, each draft': samples[pandocs].map(({ wall, cpu }) => ({ wall: wall / n, cpu: cpu / n })) }),
    })),
    compared(`PDF of all ${n} drafts`, {
      ...ours('pdf'),
      ...(office && {
        'LibreOffice, one process': () => toPdf(documents),
        [offices]: () => each((one) => toPdf([one])),
        'LibreOffice, one draft': () => toPdf([largest]),
      }),
    }, [
      [ALONE, offices, AIMS.pdf],
      ['lilla, one process, all processors', offices, AIMS.pdf],
      [`lilla, ${n} processes`, offices, AIMS.pdf],
      [ALONE, 'LibreOffice, one process', AIMS.pdf],
      ['lilla, one process, all processors', 'LibreOffice, one process', AIMS.pdf],
      ['lilla, each further draft', 'LibreOffice, each further draft', AIMS.pdf],
    ], (samples) => ({
      'lilla, each further draft': further(samples[ALONE], samples[ONE], n),
      ...(office && { 'LibreOffice, each further draft': further(samples['LibreOffice, one process'], samples['LibreOffice, one draft'], n) }),
    })),
    compared(`Cold start on the largest draft, ${basename(dirname(largest.draft))}/${basename(largest.draft)}`, {
      'lilla build (docx, pdf, html)': () => build(largest.draft, 'docx,pdf,html'),
      'lilla build --format pdf': () => build(largest.draft, 'pdf'),
      'lilla --help': () => run(lilla('--help')),
      'node -e 0 (the floor)': () => run(floor),
      ...(office && { 'LibreOffice, docx to pdf': () => toPdf([largest]) }),
    }, [
      ['lilla build (docx, pdf, html)', 'LibreOffice, docx to pdf', AIMS.cold],
      ['lilla build --format pdf', 'LibreOffice, docx to pdf', AIMS.cold],
      ['node -e 0 (the floor)', 'lilla --help'],
      ['node -e 0 (the floor)', 'lilla build (docx, pdf, html)'],
    ]),
  ]
}

const ALONE = 'lilla, one process'
const ONE = 'lilla, one draft'

/** What one more document costs a process that runs already: its start is taken out. */
const further = (all, one, n) => all.map(({ wall, cpu }, round) => ({ wall: (wall - one[round].wall) / (n - 1), cpu: (cpu - one[round].cpu) / (n - 1) }))

const ratios = (ours, theirs) => ({ wall: ratio(ours, theirs, 'wall'), cpu: ratio(ours, theirs, 'cpu') })
