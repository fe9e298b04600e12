/** `npm run bench`: measures lilla beside pandoc and LibreOffice in one run and prints ratios. It judges nothing: aims stand beside. */
import { mkdtempSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { checking, LENGTHS } from './check.mjs'
import { compare } from './compare.mjs'
import { forms } from './forms.mjs'
import { machine } from './measure.mjs'
import { findPeers } from './peers.mjs'
import { asText, headOf } from './report.mjs'
import { many, pages } from './scale.mjs'
import { stages } from './stages.mjs'

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string' },
    lengths: { type: 'string', default: '10,100,1000' },
  },
})
const rounds = Number(values.rounds)
const say = (what) => writeSync(2, `${what}\n`)

const scratch = mkdtempSync(join(tmpdir(), 'lilla-bench-'))
try {
  const peers = findPeers()
  // The long ones.
  const few = Math.ceil(rounds / 2)
  const about = { peers, scratch, rounds, say }
  const sections = {
    compare: () => compare(about),
    many: () => many({ ...about, rounds: few }),
    pages: () => pages({ ...about, rounds: few, lengths: values.lengths.split(',').map(Number) }),
    stages: () => stages(about),
    forms: () => forms({ ...about, rounds: few }),
    check: () => checking({ ...about, lengths: LENGTHS.split(',').map(Number) }),
  }
  const result = {
    machine: machine(),
    peers: { pandoc: peers.pandoc?.version ?? 'absent', LibreOffice: peers.office?.version ?? 'absent' },
    rounds: { compare: rounds, many: few, pages: few, stages: rounds, forms: few },
  }
  if (!values.json) console.log(headOf(result))
  for (const name of values.only?.split(',') ?? Object.keys(sections)) {
    if (!sections[name]) throw new Error(`There is no section “${name}”: ${Object.keys(sections).join(', ')}.`)
    result[name] = await sections[name]()
    if (!values.json) console.log(asText[name](result[name]))
  }
  if (values.json) console.log(JSON.stringify(result, null, 2))
} finally {
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5 })
}
