/** The results of the redline bench as tables, and a summary with the aims beside. */
import { ratio, spread } from './measure.mjs'
import { ratioText, table, time } from './table.mjs'

/** What the project wants; printed beside what was measured. */
export const AIMS = { flat: 1.1, islands: 5, faster: 7, growth: 1.2 }

const within = ({ median, min, max }) => (Number.isFinite(median) ? `${time(median)} (${time(min)}–${time(max)})` : '–')
const of = (samples, key) => spread(samples.map((sample) => sample[key] ?? NaN))
const keyOf = (...lists) => (lists.flat().every(({ cpu }) => cpu !== undefined) ? 'cpu' : 'wall')
const known = (value) => value ?? '–'

/** @returns the whole report. */
export function redlineText(result) {
  const { engines, shipped, generated, unrelated, growth } = result
  const sections = [shipped, generated, unrelated].filter(Boolean)
  return [
    headOf(result),
    ...sections.flatMap(({ pairs }) => (pairs.length > 0 ? [paintOf(pairs, engines)] : [])),
    ...(shipped || generated ? [exactnessOf([shipped, generated].filter(Boolean).flatMap(({ pairs }) => pairs), engines)] : []),
    ...(sections.length > 0 ? [timesOf(sections.flatMap(({ times }) => times), engines)] : []),
    ...(shipped || generated ? [commandsOf([shipped, generated].filter(Boolean).flatMap(({ commands }) => commands), engines)] : []),
    ...(growth ? [growthOf(growth)] : []),
    ...(unrelated ? [answerOf(unrelated.answer)] : []),
    summaryOf(result),
    ...sections.flatMap(({ pairs }) => pairs.flatMap(shownOf)),
  ].join('\n')
}

const headOf = ({ machine, engines, absent, rounds }) =>
  [
    `Machine: ${machine.cpu}, ${machine.memory}, ${machine.system}, Node ${machine.node}, load ${machine.load} at the start; measured with ${machine.measuredWith}`,
    `Engines: ${Object.values(engines).join(', ')}`,
    ...Object.entries(absent).map(([name, why]) => `${name}: absent, ${why}`),
    `Rounds: ${rounds}; medians, with the least and the most`,
    '',
  ].join('\n')

/** Words, regions, islands and moved words, the engines in one order. */
function paintOf(pairs, engines) {
  const names = Object.keys(engines)
  const all = (pair, key) => names.map((name) => known(pair.engines[name]?.[key])).join(' / ')
  const row = (pair) => {
    const ours = pair.engines.lilla?.changed
    const best = bestOf(pair)
    return [
      pair.name, pair.words.join(' → '), known(pair.flat), ...(pair.done ? [pair.done.words] : pairs.some(({ done }) => done) ? [''] : []),
      ...names.map((name) => known(pair.engines[name]?.changed)),
      Number.isFinite(ours / pair.flat) ? (ours / pair.flat).toFixed(2) : '–', ours <= best ? 'yes' : ours === undefined || best === Infinity ? '–' : `+${ours - best}`,
      all(pair, 'regions'), all(pair, 'islands'), all(pair, 'moved'), known(pair.changes),
    ]
  }
  const rows = pairs.map(row)
  if (pairs.length > 1) rows.push(row(totalOf(pairs, names)))
  return table(`Painted words of the body (engines in this order: ${Object.values(engines).join(', ')})`, [
    'pair', 'words', 'flat min.', ...(pairs.some(({ done }) => done) ? ['known'] : []), ...names, 'lilla : flat', '≤ best peer', 'regions', '1-word islands', 'moved words', 'changes',
  ], rows)
}

const bestOf = ({ engines: { lilla, ...peers } }) => Math.min(...Object.values(peers).map(({ changed }) => changed))

function totalOf(pairs, names) {
  const total = (value) => pairs.reduce((sum, pair) => sum + value(pair), 0)
  const keys = ['changed', 'regions', 'islands', 'moved']
  return {
    name: 'together', words: [0, 1].map((at) => total(({ words }) => words[at])), flat: total(({ flat }) => flat ?? NaN), changes: total(({ changes }) => changes ?? NaN),
    engines: Object.fromEntries(names.filter((name) => pairs.every(({ engines }) => engines[name])).map((name) => [name, Object.fromEntries(keys.map((key) => [key, total(({ engines }) => engines[name][key])]))])),
    ...(pairs.every(({ done }) => done) && { done: { words: total(({ done }) => done.words) } }),
  }
}

/** «= / 2»: accepted it is the newer draft, rejected it differs from the older one by two blocks. */
function exactnessOf(pairs, engines) {
  const names = Object.keys(engines)
  const readers = [['docxodus', 'docxodus'], ['office', 'LibreOffice']]
  const cell = (pair, engine, reader) => {
    const found = pair.verdicts.find((one) => one.engine === engine && one.reader === reader)
    const side = (value) => (value === 0 ? '=' : typeof value === 'string' ? 'refused' : value === null ? 'many' : value)
    return found ? `${side(found.accept)} / ${side(found.reject)}` : '–'
  }
  const reasons = new Set(pairs.flatMap(({ verdicts }) => verdicts.flatMap(({ accept, reject }) => [accept, reject].filter((one) => typeof one === 'string'))))
  return table('Accept all = newer / reject all = older, as two readers see it (blocks that differ; – is no answer in time)', [
    'pair', ...readers.flatMap(([, title]) => names.map((name) => `${name}, read by ${title}`)),
  ], pairs.map((pair) => [pair.name, ...readers.flatMap(([reader]) => names.map((name) => cell(pair, name, reader)))]), [...reasons].map((reason) => `refused: ${reason}`))
}

const ended = ({ ended: how }) => (how === 'done' ? '' : how === 'stopped' ? 'stopped at the limit' : how)

function timesOf(times, engines) {
  const rows = times.flatMap(({ title, samples }) =>
    Object.entries(samples).map(([name, own]) => {
      const key = keyOf(own.warm, samples.lilla.warm)
      const pairs = Math.min(own.warm.length, samples.lilla.warm.length)
      const times = name !== 'lilla' && pairs > 0 ? ratio(samples.lilla.warm.slice(0, pairs), own.warm, key) : undefined
      return [`${title}: ${engines[name]}`, within(of(own.first, 'cpu')), within(of(own.warm, 'cpu')), within(of(own.warm, 'wall')), times ? `${ratioText(times)}${key === 'wall' ? ' wall' : ''}` : ended(own)]
    }))
  return table('The compare call alone', ['', 'first in a process (CPU)', 'warm (CPU)', 'warm (wall)', 'times ours'], rows, [
    'Ours on two trees that have been read; docxodus from Word bytes to Word bytes; LibreOffice with the newer file open, reading the older one.',
  ])
}

function commandsOf(commands, engines) {
  return table('Whole commands, from the start of the process to the Word file', ['', 'CPU', 'wall', 'times ours'], commands.flatMap(({ name, samples }) =>
    Object.entries(samples).map(([engine, list]) => [`${name}: ${engines[engine]}`, within(of(list, 'cpu')), within(of(list, 'wall')), engine === 'lilla' ? '' : ratioText(ratio(samples.lilla, list, keyOf(list, samples.lilla)))])), [
    'lilla reads and checks Markdown; the others read the Word files that lilla made of it.',
  ])
}

/** @returns the cost of a further clause between each two lengths, by the least sample of each, and the last over the first. */
function stepsOf({ lengths, costs }) {
  const least = costs.map((list) => Math.min(...list.map(({ cpu = NaN }) => cpu)))
  const steps = least.slice(1).map((cost, at) => (cost - least[at]) / (lengths[at + 1] - lengths[at]))
  return { steps, growth: steps.length > 1 ? steps.at(-1) / steps[0] : NaN }
}

const micro = (ms) => (Number.isFinite(ms) ? `${(ms * 1000).toFixed(0)} µs` : '–')

function growthOf(growth) {
  const { steps, growth: factor } = stepsOf(growth)
  return table('Growth of our compare call (warm, CPU)', ['clauses', 'time', 'of a clause', 'a further clause'], growth.lengths.map((clauses, at) => {
    const own = of(growth.costs[at], 'cpu')
    return [clauses, within(own), micro(own.median / clauses), at === 0 ? '' : micro(steps[at - 1])]
  }), [`A further clause in the longest text over one in the shortest, by the least times: ${factor.toFixed(2)}; 1 is linear.`])
}

const answerOf = ({ wall, exit, lines }) => ['Two unrelated texts on the command line', '', `  ${time(wall)}, exit ${exit}`, ...lines.map((line) => `  ${line}`), ''].join('\n')

function summaryOf({ shipped, generated, unrelated, growth }) {
  const pairs = [shipped, generated].filter(Boolean).flatMap((section) => section.pairs).filter(({ engines }) => engines.lilla)
  const flat = pairs.filter(({ flat: least }) => least !== undefined)
  const over = flat.filter(({ engines, flat: least }) => engines.lilla.changed > AIMS.flat * least)
  const above = pairs.filter((pair) => pair.engines.lilla.changed > bestOf(pair))
  const total = (list, value) => list.reduce((sum, one) => sum + value(one), 0)
  const exact = pairs.flatMap(({ verdicts }) => verdicts).filter(({ engine }) => engine === 'lilla').flatMap(({ accept, reject }) => [accept, reject]).filter((one) => typeof one === 'number')
  const longest = generated?.times.at(-1)
  const peer = longest?.samples.docxodus?.warm ?? []
  const ours = longest?.samples.lilla.warm ?? []
  const rounds = Math.min(peer.length, ours.length)
  const rows = []
  if (flat.length > 0) {
    rows.push(['changed words : flat minimum, all pairs', (total(flat, ({ engines }) => engines.lilla.changed) / total(flat, ({ flat: least }) => least)).toFixed(2), `≤ ${AIMS.flat.toFixed(2)}`])
    rows.push(['pairs above that', over.map(({ name }) => name).join('; ') || 'none', 'none'])
    rows.push(['pairs on which a peer paints less', above.map((pair) => `${pair.name} (+${pair.engines.lilla.changed - bestOf(pair)})`).join('; ') || 'none', 'none'])
    rows.push(['one-word islands over the set', total(pairs, ({ engines }) => engines.lilla.islands), `≤ ${AIMS.islands}`])
    rows.push(['accept and reject exact, as read by others', `${exact.filter((one) => one === 0).length} of ${exact.length}`, 'all'])
  }
  if (rounds > 0) rows.push([`docxodus' compare call : ours, ${longest.title}`, ratioText(ratio(ours.slice(0, rounds), peer, keyOf(ours, peer))), `≥ ${AIMS.faster}×`])
  if (growth) rows.push(['growth of compare', stepsOf(growth).growth.toFixed(2), 'about 1'])
  if (unrelated) rows.push(['two unrelated texts, compare', `${within(of(unrelated.times[0].samples.lilla.first, 'wall'))} ${ended(unrelated.times[0].samples.lilla)}`.trim(), 'bounded'])
  return table('Summary', ['', 'measured', 'aim'], rows)
}

const shownOf = ({ name, painted }) => (painted ? Object.entries(painted).map(([engine, paragraphs]) => `── ${name}, ${engine}\n\n${paragraphs.join('\n\n')}\n`) : [])
