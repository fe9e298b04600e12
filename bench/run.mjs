/** `npm run bench`: measures lilla beside pandoc and LibreOffice in one run and prints ratios. It judges nothing: aims stand beside. */
import { mkdtempSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { compare } from './compare.mjs'
import { machine } from './measure.mjs'
import { findPeers } from './peers.mjs'
import { asText } from './report.mjs'
import { many, pages } from './scale.mjs'
import { stages } from './stages.mjs'

const SECTIONS = ['compare', 'many', 'pages', 'stages']

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '5' },
    only: { type: 'string', default: SECTIONS.join(',') },
    lengths: { type: 'string', default: '10,100,1000' },
  },
})
const rounds = Number(values.rounds)
const wanted = values.only.split(',')
const say = (what) => writeSync(2, `${what}\n`)

const scratch = mkdtempSync(join(tmpdir(), 'lilla-bench-'))
try {
  const peers = findPeers()
  const few = Math.max(1, Math.ceil(rounds / 2))
  const about = { peers, scratch, rounds, say }
  const result = {
    machine: machine(),
    peers: { pandoc: peers.pandoc?.version ?? 'absent', LibreOffice: peers.office?.version ?? 'absent' },
    rounds: { compare: rounds, many: few, pages: few, stages: rounds },
    ...(wanted.includes('compare') && { comparisons: compare(about) }),
    ...(wanted.includes('many') && { many: many({ ...about, rounds: few }) }),
    ...(wanted.includes('pages') && { pages: await pages({ ...about, rounds: few, lengths: values.lengths.split(',').map(Number) }) }),
    ...(wanted.includes('stages') && { stages: stages(about) }),
  }
  console.log(values.json ? JSON.stringify(result, null, 2) : asText(result))
} finally {
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5 })
}
