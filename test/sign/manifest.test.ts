/** The manifests of any number of parts become the manifest of one machine, and of no others. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { filesOf, manifestOf, manifestText, merge, readManifest, shardName, sumsOf, type ManifestCopy, type ManifestHead } from '../../src/sign/manifest.ts'

const HEAD: ManifestHead = {
  avtale: { tittel: 'Avtale', utkast: '2026-05-11', status: 'vedtatt', kilde: '2026-05-11.md', sha256: 'a'.repeat(64) },
  form: 'tiltredelse', profil: 'felt', prøve: false, tekstavtrykk: 'b'.repeat(64),
  verktøy: { navn: 'lilla', versjon: '1' }, layoutmotor: { navn: 'typst', utgave: 'native', versjon: '1' },
}
const copy = (i: number): ManifestCopy => ({
  slag: 'tiltredelse', navn: `Medlem ${i}`, vedtak: [], tekstavtrykk: 'c'.repeat(64),
  filer: [{ fil: `tiltredelse-${i}.pdf`, format: 'pdf', sha256: String(i).padStart(64, '0'), byte: i, grunnlag: 'd' }],
})
const beside = [{ nummer: 1, tittel: 'Kart', fil: '1-kart.pdf', sha256: 'e'.repeat(64), byte: 1 }]
const shardsOf = (count: number, of: number) =>
  Array.from({ length: of }, (_, part) => ({
    file: shardName({ nummer: part + 1, av: of }),
    manifest: manifestOf(HEAD, Array.from({ length: count }, (_, i) => copy(i)).filter((_, i) => i % of === part), beside, { nummer: part + 1, av: of }),
  }))

describe('parts', () => {
  const sizes = fc.record({ count: fc.integer({ min: 0, max: 60 }), of: fc.integer({ min: 1, max: 9 }) })

  it('are gathered as if there had been one, in any order', () => {
    fc.assert(fc.property(sizes, fc.infiniteStream(fc.nat()), ({ count, of }, order) => {
      const shuffled = shardsOf(count, of).map((one) => ({ one, key: order.next().value as number })).sort((a, b) => a.key - b.key).map(({ one }) => one)
      expect(merge(shuffled, 'nb')).toEqual({ manifest: manifestOf(HEAD, Array.from({ length: count }, (_, i) => copy(i)), beside) })
    }))
  })

  it('are refused when one is missing, by its number', () => {
    fc.assert(fc.property(sizes.filter(({ of }) => of > 1), fc.nat(), ({ count, of }, pick) => {
      const gone = pick % of
      const merged = merge(shardsOf(count, of).filter((_, i) => i !== gone), 'nb')
      expect('messages' in merged && merged.messages.map(({ reason }) => reason)).toEqual([`Del ${gone + 1} av ${of} mangler.`])
    }))
  })

  it.each([
    ['another engine', { layoutmotor: { ...HEAD.layoutmotor, utgave: 'wasm' } }, 'Layoutmotoren'],
    ['another version', { verktøy: { ...HEAD.verktøy, versjon: '2' } }, 'Versjonen av lilla'],
    ['another text', { tekstavtrykk: 'f'.repeat(64) }, 'Tekstavtrykket'],
    ['another list', { medlemsliste: { fil: 'm.csv', sha256: 'f'.repeat(64) } }, 'Medlemslisten'],
  ])('are refused from %s', (_, head, said) => {
    const [first, second] = shardsOf(6, 2)
    const merged = merge([first!, { ...second!, manifest: { ...second!.manifest, ...head } }], 'nb')
    expect('messages' in merged && merged.messages.map(({ reason, file }) => [reason.startsWith(said), file])).toEqual([[true, 'manifest.2-av-2.json']])
  })
})

describe('a manifest', () => {
  it('is read as it was written, and anything else is none', () => {
    const manifest = manifestOf(HEAD, [copy(1), copy(2)], beside)
    expect(readManifest(manifestText(manifest))).toEqual(manifest)
    for (const text of ['', 'null', '[]', '{}', '{"skjema":"lilla/signering"}', manifestText(manifest).slice(0, -5), manifestText(manifest).replace('"versjon": 1', '"versjon": 2')]) expect(readManifest(text)).toBeUndefined()
  })

  it('names each file once in the sums, itself last', () => {
    const manifest = manifestOf(HEAD, [copy(2), copy(1)], beside)
    expect(filesOf(manifest).map(({ fil }) => fil)).toEqual(['tiltredelse-2.pdf', 'tiltredelse-1.pdf', '1-kart.pdf'])
    expect(sumsOf(manifest, 'f'.repeat(64)).trimEnd().split('\n').map((line) => line.slice(66))).toEqual(['1-kart.pdf', 'tiltredelse-1.pdf', 'tiltredelse-2.pdf', 'manifest.json'])
  })
})
