/** The compiled rules in a thread of their own, which a test can end when a rule hangs: judges 100 KB of one piece for each question. */
import { join } from 'node:path'
import { parentPort } from 'node:worker_threads'
import { openLibrary } from '../../dist/commands/library.js'
import { subjectOf } from '../../dist/validate/check.js'
import { NOTHING_RELATED } from '../../dist/validate/related.js'
import { rules } from '../../dist/validate/rules/index.js'

const LENGTH = 100_000
const library = openLibrary(join(import.meta.dirname, '../../templates'), 'nb')
const meta = { dokumenttype: 'samarbeidsavtale', tittel: 'Avtale', utkast: '2026-03-01', nummerering: 'desimal', parter: [{ id: 'a', navn: 'Nordvika kommune' }, { id: 'b', navn: 'Sørvika kommune' }] }

const text = (value) => [{ type: 'text', value }]
const times = (piece, length) => Math.ceil(length / piece.length)

/** In one paragraph and one heading, which a reader would refuse, so they are made here; or its paragraphs in turn, under headings. */
const shapes = {
  one: (piece) => [
    { type: 'heading', level: 2, children: text(piece.repeat(times(piece, LENGTH / 4)).slice(0, LENGTH / 4).replaceAll('\n', ' ')) },
    { type: 'paragraph', children: text(piece.repeat(times(piece, LENGTH)).slice(0, LENGTH)) },
  ],
  many: (piece) => {
    const parts = piece.split('\n\n')
    return Array.from({ length: parts.length * times(parts.join(''), LENGTH) }, (_, i) => ({ ...(i % 5 === 0 ? { type: 'heading', level: 2 } : { type: 'paragraph' }), children: text(parts[i % parts.length].replaceAll('\n', ' ')) }))
  },
}

/** The last few: the general pieces come again for every rule. */
const known = new Map()
function subject(shape, piece, type) {
  const key = `${shape} ${type} ${piece}`
  const found = known.get(key) ?? subjectOf(
    { type: 'document', meta: { ...meta, dokumenttype: type }, children: [{ type: 'title', children: text('Avtale') }, ...shapes[shape](piece)] },
    { file: 'utkast.md', type: library.types.get(type), locate: () => ({}), rows: library.rows, related: NOTHING_RELATED, profile: 'signing' },
  )
  known.delete(key)
  known.set(key, found)
  if (known.size > 60) known.delete(known.keys().next().value)
  return found
}

parentPort?.on('message', ({ id, shape, piece, type }) => {
  const planted = { id: 'PLANTED', check: ({ blocks }) => blocks.filter(({ text: all }) => /^(?:\p{L}+,? ?)+!$/u.test(all)) }
  const rule = id === 'PLANTED' ? planted : rules.find((candidate) => candidate.id === id)
  const judged = subject(shape, piece, type)
  parentPort?.postMessage({ findings: Array.from(rule.check(judged)).length, characters: judged.blocks.reduce((sum, { text: all }) => sum + all.length, 0) })
})
