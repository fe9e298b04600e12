/** Images, also bad ones: a picture never costs the document. */
import { describe, expect, it } from 'vitest'
import { hasInks } from '../../src/render/pdf/images.ts'
import { assets, paragraph } from '../fixtures/every-node.ts'
import { standardStyle } from '../fixtures/style.ts'
import { linesOf, readPdf, rolesOf } from './read.ts'
import { asset, edition, ENGINES, print } from './samples.ts'

const image = (src: string, alt = 'Et kart') => paragraph({ type: 'image', src, alt })
/** The head of a JPEG with so many components, as far as it is read. */
const jpeg = (components: number): Uint8Array =>
  new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 8 + 3 * components, 8, 0, 1, 0, 1, components, ...new Array<number>(3 * components).fill(1), 0xff, 0xd9])

describe.each(ENGINES)('an image, set by the %s engine', (engine) => {
  it('is a figure with its text', async () => {
    const { bytes, messages } = await print(edition([image('kart.png')], {}, standardStyle(), assets), engine)
    expect(messages).toEqual([])
    expect(rolesOf((await readPdf(bytes)).tags)).toContain('Figure')
  })

  it.each([
    ['broken', asset('png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]))],
    ['in printing inks', asset('jpeg', jpeg(4))],
  ])('that is %s leaves its text and a message', async (_, bad) => {
    const files = new Map([...assets, ['daarlig.png', bad]])
    const { bytes, messages } = await print(edition([image('kart.png'), image('daarlig.png', 'Kommunevåpenet')], {}, standardStyle(), files), engine)
    expect(messages?.map(({ ruleId, reason }) => [ruleId, reason.includes('daarlig.png')])).toEqual([['PDF-004', true]])
    const read = await readPdf(bytes)
    expect(linesOf(read.words).join(' ')).toContain('Kommunevåpenet')
    expect(rolesOf(read.tags).filter((role) => role === 'Figure')).toHaveLength(1)
  })
})

describe('inks', () => {
  it('are told from colours', () => {
    expect([1, 3, 4].map((n) => hasInks(jpeg(n)))).toEqual([false, false, true])
    expect(hasInks(new Uint8Array([0xff, 0xd8, 0xff]))).toBe(false)
  })
})
