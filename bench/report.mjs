/** The results as text: one table a question. */
import { checkingOf } from './check.mjs'
import { spread } from './measure.mjs'
import { megabytes, ratioText, table, time } from './table.mjs'

/** What the numbers were measured on, against what, and how often. */
export const headOf = ({ machine, peers, rounds }) =>
  [
    `Machine: ${machine.cpu}, ${machine.memory}, ${machine.system}, Node ${machine.node}, load ${machine.load} at the start; measured with ${machine.measuredWith}`,
    ...Object.entries(peers).map(([name, version]) => `${name}: ${version}`),
    `Rounds: ${Object.entries(rounds).map(([name, count]) => `${name} ${count}`).join(', ')}, after one warm-up; medians, with the least and the most`,
    '',
  ].join('\n')

/** The text of each section, by its name. */
export const asText = {
  compare: (comparisons) => comparisons.flatMap((one) => [timesOf(one.title, one.samples), ratiosOf(one)]).join('\n'),
  many: (results) => manyOf(results),
  pages: (results) => pagesOf(results).join('\n'),
  stages: (results) => stagesOf(results).join('\n'),
  forms: (one) => [timesOf('Accession forms', one.samples), ratiosOf(one)].join('\n'),
  check: (results) => checkingOf(results),
}

const within = ({ median, min, max }) => (Number.isFinite(median) ? `${time(median)} (${time(min)}–${time(max)})` : '–')
const of = (samples, key) => spread(samples.map((sample) => sample[key] ?? NaN))
const peak = (samples) => megabytes(of(samples, 'memory').max)

const timesOf = (title, samples) =>
  table(title, ['', 'wall', 'CPU', 'peak memory'], Object.entries(samples).map(([name, list]) => [name, within(of(list, 'wall')), within(of(list, 'cpu')), peak(list)]))

const ratiosOf = ({ pairs }) =>
  pairs.length === 0
    ? '  No peer to compare with is installed.\n'
    : table('Ratios: how many times as long the second took', ['', 'wall', 'CPU', 'aim'], pairs.map(({ ours, theirs, aim, wall, cpu }) => [`${ours} : ${theirs}`, ratioText(wall), ratioText(cpu), aim === undefined ? '' : `≥ ${aim}×`]))

const manyOf = ({ count, samples }) =>
  table(`${count} agreements in one process`, ['', 'wall', 'CPU', 'CPU each', 'peak memory'], Object.entries(samples).map(([name, list]) => [name, within(of(list, 'wall')), within(of(list, 'cpu')), time(of(list, 'cpu').median / count), peak(list)]))

function pagesOf({ pages, formats }) {
  const columns = ['', ...pages.map((count) => `${count} pages`)]
  return [
    table('One agreement of growing length, CPU time', [...columns, 'a further page', 'growth'], formats.map(({ format, measure, samples, further, growth }) => [
      `${format}${measure === 'wall' ? ' (wall)' : ''}`, ...samples.map((list) => within(of(list, measure))), further.map(time).join(' → '), growth.toFixed(2),
    ]), ['Growth: what a further page costs in the longest text over what it costs in a short one; 1 is linear.']),
    table('… and peak memory', columns, formats.map(({ format, samples }) => [format, ...samples.map(peak)])),
  ]
}

const stagesOf = ({ loading, stages }) => [
  table('Loading, each part after those above it (CPU time)', ['', 'time'], loading.map((one) => [one.name, within(one)])),
  table('Stages on the largest draft (CPU time)', ['', 'first in a process', 'warm'], stages.map(({ name, cold, warm }) => [name, within(cold), within(warm)])),
]
