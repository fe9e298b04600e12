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
    'lilla, one process': () => build(AGREEMENTS, format, '--jobs', '1'),
    'lilla, one process, all processors': () => build(AGREEMENTS, format),
    [`lilla, ${n} processes`]: () => each(({ draft }) => build(draft, format)),
  })
  const compared = (title, contenders, pairs) => {
    const samples = inTurn(contenders, rounds, (what) => say(`${title}: ${what}`))
    const known = pairs.filter(([a, b]) => samples[a] && samples[b])
    return { title, samples, pairs: known.map(([a, b, aim]) => ({ ours: a, theirs: b, aim, ...ratios(samples[a], samples[b]) })) }
  }

  return [
    compared(`DOCX of all ${n} drafts`, { ...ours('docx'), ...(pandoc && { [`pandoc, ${n} processes`]: () => each(toDocx) }) }, [
      ['lilla, one process', `pandoc, ${n} processes`, AIMS.docx],
      ['lilla, one process, all processors', `pandoc, ${n} processes`, AIMS.docx],
      [`lilla, ${n} processes`, `pandoc, ${n} processes`, AIMS.docx],
    ]),
    furtherDocuments(
      compared(`PDF of all ${n} drafts`, {
        ...ours('pdf'),
        'lilla, one draft': () => build(largest.draft, 'pdf'),
        ...(office && {
          'LibreOffice, one process': () => toPdf(documents),
          [`LibreOffice, ${n} processes`]: () => each((one) => toPdf([one])),
          'LibreOffice, one draft': () => toPdf([largest]),
        }),
      }, [
        ['lilla, one process', 'LibreOffice, one process', AIMS.pdf],
        ['lilla, one process', `LibreOffice, ${n} processes`, AIMS.pdf],
        [`lilla, ${n} processes`, `LibreOffice, ${n} processes`, AIMS.pdf],
      ]),
      n,
    ),
    compared(`Cold start on the largest draft, ${basename(dirname(largest.draft))}/${basename(largest.draft)}`, {
      'lilla build (docx, pdf, html)': () => build(largest.draft, 'docx,pdf,html'),
      'lilla --help': () => run(lilla('--help')),
      'node -e 0 (the floor)': () => run(floor),
      ...(office && { 'LibreOffice, docx to pdf': () => toPdf([largest]) }),
    }, [
      ['lilla build (docx, pdf, html)', 'LibreOffice, docx to pdf', AIMS.cold],
      ['node -e 0 (the floor)', 'lilla --help'],
      ['node -e 0 (the floor)', 'lilla build (docx, pdf, html)'],
    ]),
  ]
}

const ratios = (ours, theirs) => ({ wall: ratio(ours, theirs, 'wall'), cpu: ratio(ours, theirs, 'cpu') })

/** What one more document costs a process that runs already: the start of both programs is taken out. */
function furtherDocuments(comparison, n) {
  const { samples, pairs } = comparison
  const further = (name) => samples[name]?.map((all, round) => {
    const one = samples[name.replace('one process', 'one draft')][round]
    return { wall: (all.wall - one.wall) / (n - 1), cpu: (all.cpu - one.cpu) / (n - 1) }
  })
  const [ours, theirs] = [further('lilla, one process'), further('LibreOffice, one process')]
  samples['lilla, each further draft'] = ours
  if (!theirs) return comparison
  samples['LibreOffice, each further draft'] = theirs
  return { ...comparison, pairs: [...pairs, { ours: 'lilla, each further draft', theirs: 'LibreOffice, each further draft', aim: AIMS.pdf, ...ratios(ours, theirs) }] }
}
