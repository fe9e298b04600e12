/** How cost grows: with the number of agreements in one process, and with the number of pages of one agreement. */
import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import { longAgreement, manyAgreements } from './content.mjs'
import { inTurn, measure, median } from './measure.mjs'
import { lilla, ROOT } from './peers.mjs'

const MANY = 100
const FORMATS = ['docx', 'pdf', 'html']
/** On a busy machine the longest text may take longer than a user would be made to wait. */
const PATIENT = { LILLA_SECONDS: '600' }

/** A hundred agreements into each format, with one worker and with as many as there are processors. */
export function many({ scratch, rounds, say }) {
  const paths = manyAgreements(scratch, MANY)
  const build = (format, ...rest) => () => measure(lilla('build', ...paths, '--format', format, '--out', join(scratch, 'many'), ...rest), scratch, { cwd: ROOT })
  const contenders = Object.fromEntries([
    ...FORMATS.map((format) => [`${format}, one worker`, build(format, '--jobs', '1')]),
    ['docx, pdf and html, one worker', build(FORMATS.join(','), '--jobs', '1')],
    ['docx, pdf and html, all processors', build(FORMATS.join(','))],
  ])
  return { count: MANY, samples: inTurn(contenders, rounds, (what) => say(`${MANY} agreements: ${what}`)) }
}

/**
 * One agreement of each length in each format. Growth is linear where a further page costs the same whether there are ten
 * before it or hundreds: `growth` is the cost of a page between the last two lengths over that between the first two.
 */
export async function pages({ scratch, rounds, lengths, say }) {
  const drafts = lengths.map((length) => longAgreement(scratch, length))
  const out = join(scratch, 'long')
  const nameOf = (format, at) => `${format}, about ${lengths[at]} pages`
  const contenders = Object.fromEntries(
    FORMATS.flatMap((format) => drafts.map((draft, at) => [nameOf(format, at), () => measure(lilla('build', draft, '--format', format, '--out', out), scratch, { cwd: ROOT, env: PATIENT })])),
  )
  const samples = inTurn(contenders, rounds, (what) => say(`length: ${what}`))
  const counts = await Promise.all(drafts.map((draft) => pagesOf(join(out, basename(dirname(draft)), 'avtale.pdf'))))
  return {
    pages: counts,
    formats: FORMATS.map((format) => {
      const runs = drafts.map((_, at) => samples[nameOf(format, at)])
      const key = Number.isFinite(runs[0][0].cpu) ? 'cpu' : 'wall'
      const costs = runs.map((list) => median(list.map((sample) => sample[key])))
      const steps = costs.slice(1).map((cost, at) => (cost - costs[at]) / (counts[at + 1] - counts[at]))
      return { format, measure: key, samples: runs, further: steps, growth: steps.at(-1) / steps[0] }
    }),
  }
}

async function pagesOf(path) {
  return (await PDFDocument.load(readFileSync(path), { updateMetadata: false })).getPageCount()
}
