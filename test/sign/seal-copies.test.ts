/** From draft to seal: the parties seal an electronic original of `lilla sign` in turn, each in its own field. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { filesOf, lilla, put } from '../cli/lilla.ts'
import { describeWith, inFolder, run } from '../interop/readers.ts'
import { describeWithVerapdf, faults } from '../interop/verapdf.ts'
import { issuer, keyFile, PASSWORD } from './certificates.ts'
import { ready } from './copies-drafts.ts'
import { organisation, verified } from './sealing.ts'

const PARTIES = ['Nordvika kommune', 'Sørvika kommune', 'Fjordland fylkeskommune']
interface Made {
  sealed: Uint8Array
  fields: string[]
  said: string
  exits: (number | null)[]
}
let made: Made
beforeAll(async () => {
  made = await inFolder(sealInTurn)
}, 240_000)

async function sealInTurn(cwd: string): Promise<Made> {
  const keys = Object.fromEntries(PARTIES.map((name, i) => [`${i}.p12`, keyFile([organisation(name, { key: i === 0 ? 'rsa' : 'P-256' }), { certificate: issuer.certificate }])]))
  put(cwd, { 'agreements/havn/2026-05-11.md': ready({ form: 'elektronisk' }), ...keys, passord: PASSWORD, 'utsteder.pem': issuer.certificate.toString() })
  await lilla(['sign', 'agreements/havn/2026-05-11.md', '--format', 'pdf'], { cwd })
  const [original = '', bytes = Buffer.alloc(0)] = [...filesOf(cwd)].find(([name]) => name.endsWith('.pdf')) ?? []
  const fields = [...verified(bytes).open]
  const exits: (number | null)[] = []
  let path = original
  for (const [i, field] of fields.entries()) {
    const ran = await lilla(['seal', path, '--p12', `${i}.p12`, '--passord-fil', 'passord', '--felt', field], { cwd })
    exits.push(ran.exit)
    path = ran.out.trim()
  }
  const { exit, out } = await lilla(['verify', path, '--sertifikat', 'utsteder.pem', '--utkast', 'agreements/havn/2026-05-11.md'], { cwd })
  return { sealed: filesOf(cwd).get(path) ?? Buffer.alloc(0), fields, said: out, exits: [...exits, exit] }
}

describe('an original that three have sealed', () => {
  it('holds for all of them, and is the text of the draft', () => {
    expect(made.exits).toEqual([0, 0, 0, 0])
    expect(made.fields).toHaveLength(3)
    expect(verified(made.sealed)).toMatchObject({ faults: [], open: [], claims: ['PDF/A-2a', 'PDF/UA-1'], seals: made.fields.map((field, i) => ({ field, owner: PARTIES[i], faults: [], shown: [] })) })
    for (const part of ['Segl 3 av 3', 'Teksten er teksten i', 'Konklusjon: Uendret']) expect(made.said).toContain(part)
  })
})

describeWith(['pdfsig', 'qpdf'], 'poppler and qpdf', () => {
  it('accept it', async () => inFolder(async (folder) => {
    await writeFile(join(folder, 'in.pdf'), made.sealed)
    expect((await run('pdfsig', ['-nocert', join(folder, 'in.pdf')])).toString().match(/Signature is Valid/g)).toHaveLength(3)
    expect((await run('qpdf', ['--check', join(folder, 'in.pdf')])).toString()).toContain('No syntax')
  }))
})

describeWithVerapdf('veraPDF', () => {
  it.each(['2a', 'ua1'] as const)('passes it for %s', async (flavour) => {
    expect(await faults({ sealed: made.sealed }, flavour)).toEqual({ sealed: [] })
  })
})
