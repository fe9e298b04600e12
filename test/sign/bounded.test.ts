/** No file, however hostile, takes more time or memory than an honest one may: each is read in a thread that is ended when it hangs. */
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { budgetOf, openPdf, revisionOf, signatureFields } from '../../src/sign/pdf/file.ts'
import { MOST_LAYERS } from '../../src/sign/pdf/source.ts'
import { withUpdate } from '../../src/sign/pdf/update.ts'
import { verifyPdf } from '../../src/sign/verify/index.ts'
import { HOSTILE } from './hostile.ts'
import { agreementPdf } from './sealing.ts'

/** Milliseconds: many times what any of them needs, far less than one without limits takes. */
const PATIENCE = 60_000
/** Of the heap; what is unpacked lies outside it. */
const MEGABYTES = 400

interface Answer {
  text: boolean
  seals: number
  faults: string[]
}

async function read(bytes: Uint8Array): Promise<Answer | 'hangs' | 'too large'> {
  const worker = new Worker(join(import.meta.dirname, 'bounded.worker.mjs'), { resourceLimits: { maxOldGenerationSizeMb: MEGABYTES } })
  const stop = new AbortController()
  const { signal } = stop
  try {
    worker.postMessage(bytes)
    return await Promise.race([
      once(worker, 'message', { signal }).then(([found]) => found as Answer).catch((): 'too large' => 'too large'),
      after(PATIENCE, 'hangs' as const, { signal }),
    ])
  } finally {
    stop.abort()
    await worker.terminate()
  }
}

describe('a file', { timeout: 120_000 }, () => {
  it.each(HOSTILE)('that %s is read, or refused', async (_, make, refused) => {
    const answer = await read(await make())
    expect(answer).toMatchObject({ faults: refused ? ['broken'] : [] })
  })
})

describe('a file of many layers', () => {
  /** @returns the file, and where each of its versions ends. */
  const layers = async (count: number): Promise<{ bytes: Uint8Array; ends: number[] }> => {
    let bytes = await agreementPdf()
    const ends: number[] = []
    for (let i = 0; i < count; i += 1) {
      bytes = withUpdate(openPdf(bytes), new Map([[9000 + i, Buffer.from('null')]]), `${i}`)
      ends.push(bytes.length)
    }
    return { bytes, ends }
  }
  /** Values that are parsed to see the form in all versions of a file. */
  const cost = ({ bytes, ends }: Awaited<ReturnType<typeof layers>>): number => {
    const file = openPdf(bytes)
    for (const end of ends) signatureFields(revisionOf(file, end))
    return openPdf(bytes).source.budget.values.left - budgetOf(file).values.left
  }

  it('is read once, however many look at it', async () => expect(cost(await layers(80))).toBeLessThanOrEqual(cost(await layers(10)) * 2))

  it('that has more than any document goes through says so', async () => {
    expect(verifyPdf((await layers(MOST_LAYERS - 1)).bytes).faults).toEqual([])
    expect(verifyPdf((await layers(MOST_LAYERS)).bytes).faults).toMatchObject([{ code: 'broken', detail: expect.stringContaining(`more than ${MOST_LAYERS} layers`) as string }])
  })
})
