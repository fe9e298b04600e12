/** `lilla seal` and `lilla verify` as a case officer meets them. */
import { describe, expect, it } from 'vitest'
import { filesOf, folderWith, lilla, put, type Files } from '../cli/lilla.ts'
import { describeWith } from '../interop/readers.ts'
import { answer, withService } from './authority.ts'
import { certified, issuer, keyFile, PASSWORD } from './certificates.ts'
import { agreementPdf, organisation, withFields } from './sealing.ts'

const bare = await agreementPdf()
const good = organisation('Nordvika kommune')
const files: Files = {
  'avtale.pdf': bare,
  'segl.p12': keyFile([good, { certificate: issuer.certificate }]),
  'passord.txt': `${PASSWORD}\n`,
  'utsteder.pem': issuer.certificate.toString(),
}
const key = ['--p12', 'segl.p12', '--passord-fil', 'passord.txt']
const bytesOf = (cwd: string, name: string): Buffer => filesOf(cwd).get(name) ?? Buffer.alloc(0)

describe('lilla seal', () => {
  it('writes beside the file, never over one, and numbers the next', async () => {
    const cwd = folderWith(files)
    const first = await lilla(['seal', 'avtale.pdf', ...key], { cwd })
    expect(first).toMatchObject({ exit: 0, out: 'avtale.forseglet.pdf\n' })
    expect(first.err).toContain('1 fil forseglet av Nordvika kommune.')
    expect(first.err).toContain('beviser ikke når')
    const before = bytesOf(cwd, 'avtale.forseglet.pdf')
    const again = await lilla(['seal', 'avtale.pdf', ...key], { cwd })
    expect([again.exit, again.out]).toEqual([1, ''])
    expect(again.err).toContain('blir aldri skrevet over')
    expect(bytesOf(cwd, 'avtale.forseglet.pdf')).toEqual(before)
    expect(bytesOf(cwd, 'avtale.pdf')).toEqual(Buffer.from(bare))
    expect(await lilla(['seal', 'avtale.forseglet.pdf', ...key], { cwd })).toMatchObject({ exit: 0, out: 'avtale.forseglet-2.pdf\n' })
    expect([...filesOf(cwd).keys()].filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  it('takes the password from the environment, and writes into --out', async () => {
    const cwd = folderWith(files)
    expect(await lilla(['seal', 'avtale.pdf', '--p12', 'segl.p12', '--out', 'ferdig'], { cwd, env: { LILLA_P12_PASSORD: PASSWORD } })).toMatchObject({ exit: 0, out: 'ferdig/avtale.forseglet.pdf\n' })
  })

  it.each<[string, Uint8Array]>([
    ['UTF-16 with a mark, as Notepad', Buffer.from(`\uFEFF${PASSWORD}\r\n`, 'utf16le')],
    ['the letters of old Windows', Buffer.from(`${PASSWORD}\r\n`, 'latin1')],
  ])('reads a password file in %s', async (_, password) => {
    const cwd = folderWith({ ...files, 'passord.txt': password })
    expect(await lilla(['seal', 'avtale.pdf', ...key], { cwd })).toMatchObject({ exit: 0, out: 'avtale.forseglet.pdf\n' })
  })

  it('makes what can be made, and says what cannot', async () => {
    const cwd = folderWith({ ...files, 'ødelagt æøå.pdf': 'x', 'felt.pdf': withFields(bare, ['sig_a']) })
    const { exit, out, err } = await lilla(['seal', 'ødelagt æøå.pdf', 'avtale.pdf', 'finnes-ikke.pdf', ...key], { cwd })
    expect([exit, out]).toEqual([1, 'avtale.forseglet.pdf\n'])
    expect(err).toContain('ødelagt æøå.pdf  feil')
    expect(err).toContain('finnes-ikke.pdf  feil')
    const field = await lilla(['seal', 'felt.pdf', ...key, '--felt', 'sig_b'], { cwd })
    expect(field.exit).toBe(1)
    expect(field.err).toContain('Ledige felter: sig_a')
  })

  it('is an object with --json', async () => {
    const { out } = await lilla(['seal', 'avtale.pdf', ...key, '--json'], { cwd: folderWith(files) })
    expect(JSON.parse(out)).toMatchObject({ skjema: 'lilla/seal', versjon: 1, filer: [{ kilde: 'avtale.pdf', fil: 'avtale.forseglet.pdf', segl: 1, felt: 'segl_1', eier: 'Nordvika kommune' }], funn: [] })
  })

  it.each<[string, string[], number, string]>([
    ['no certificate', ['seal', 'avtale.pdf'], 2, 'Sertifikatfilen mangler.'],
    ['no password', ['seal', 'avtale.pdf', '--p12', 'segl.p12'], 2, 'Passordet til «segl.p12» mangler.'],
    ['a wrong password', ['seal', 'avtale.pdf', '--p12', 'segl.p12', '--passord-fil', 'utsteder.pem'], 2, 'Passordet til sertifikatfilen er feil.'],
    ['no such password file', ['seal', 'avtale.pdf', '--p12', 'segl.p12', '--passord-fil', 'nei.txt'], 2, 'Kan ikke lese passordfilen «nei.txt».'],
    ['no such certificate', ['seal', 'avtale.pdf', '--p12', 'nei.p12', '--passord-fil', 'passord.txt'], 2, 'Kan ikke lese sertifikatfilen «nei.p12».'],
    ['an expired certificate', ['seal', 'avtale.pdf', '--p12', 'utløpt.p12', '--passord-fil', 'passord.txt'], 1, 'Sertifikatet gikk ut 2021-01-01.'],
    ['no address', ['seal', 'avtale.pdf', ...key, '--tsa', 'tid'], 2, '«tid» er ikke en nettadresse.'],
    ['no file', ['seal', ...key], 2, 'mangler.'],
  ])('with %s is refused, and nothing is written', async (_, args, exit, said) => {
    const cwd = folderWith({ ...files, 'utløpt.p12': keyFile([certified({ name: 'Utløpt', to: '2021-01-01' })]) })
    const ran = await lilla(args, { cwd })
    expect([ran.exit, ran.out]).toEqual([exit, ''])
    expect(ran.err).toContain(said)
    expect(ran.err).toContain('  Råd: ')
    expect(ran.err).not.toContain(PASSWORD)
    expect([...filesOf(cwd).keys()].filter((name) => name.includes('forseglet'))).toEqual([])
  })
})

describe('lilla verify', () => {
  it('says what is proved, what is claimed and what is not known', async () => {
    const cwd = folderWith(files)
    await lilla(['seal', 'avtale.pdf', ...key], { cwd })
    const known = await lilla(['verify', 'avtale.forseglet.pdf', '--sertifikat', 'utsteder.pem'], { cwd })
    expect(known.exit).toBe(0)
    for (const part of ['Segl 1 av 1', 'Nordvika kommune', 'Det er hele filen, unntatt seglet selv', '«utsteder.pem»', 'beviser ikke når', 'PDF/A-2a og PDF/UA-1', 'Konklusjon: Uendret']) expect(known.out).toContain(part)
    const unknown = await lilla(['verify', 'avtale.forseglet.pdf'], { cwd })
    expect([unknown.exit, unknown.out.includes('Tillit: ikke kontrollert')]).toEqual([0, true])
    put(cwd, { 'annen.pem': certified({ name: 'Annen', usage: 0x06 }).certificate.toString() })
    const stranger = await lilla(['verify', 'avtale.forseglet.pdf', '--sertifikat', 'annen.pem', '--lang', 'en'], { cwd })
    expect([stranger.exit, stranger.out.includes('it is not shown who sealed it')]).toEqual([1, true])
    expect((await lilla(['verify', 'avtale.forseglet.pdf', '--sertifikat', 'annen.pem,utsteder.pem'], { cwd })).exit).toBe(0)
  })

  it('says plainly that a file was changed, or has no seal', async () => {
    const cwd = folderWith(files)
    await lilla(['seal', 'avtale.pdf', ...key], { cwd })
    const changed = bytesOf(cwd, 'avtale.forseglet.pdf')
    changed[5000] = (changed[5000] ?? 0) ^ 1
    put(cwd, { 'endret.pdf': changed, 'tekst.pdf': 'x' })
    const { exit, out } = await lilla(['verify', 'endret.pdf', 'avtale.pdf', 'tekst.pdf'], { cwd })
    expect(exit).toBe(1)
    for (const part of ['FEIL: Filen er endret etter at den ble forseglet', 'STOL IKKE PÅ FILEN', 'Filen har ikke noe segl.', 'Filen er ødelagt']) expect(out).toContain(part)
    const json = await lilla(['verify', 'endret.pdf', '--json'], { cwd })
    expect(JSON.parse(json.out)).toMatchObject({ skjema: 'lilla/verify', filer: [{ fil: 'endret.pdf', ihold: false, segl: [{ feil: [{ kode: 'changed' }] }] }] })
  })

  it('with a file that is no certificate, or none at all, is wrong use', async () => {
    const cwd = folderWith(files)
    for (const args of [['verify', 'avtale.pdf', '--sertifikat', 'passord.txt'], ['verify', 'avtale.pdf', '--sertifikat', 'nei.pem'], ['verify', 'nei.pdf'], ['verify']]) {
      const { exit, err } = await lilla(args, { cwd })
      expect([exit, /^Feil: /.test(err)]).toEqual([2, true])
    }
  })
})

describeWith('openssl', 'lilla seal --tsa', () => {
  it('asks the address that is named, and no other', async () => {
    const cwd = folderWith(files)
    await withService(async (query) => ({ body: await answer(query) }), async (address) => {
      const { exit, err } = await lilla(['seal', 'avtale.pdf', ...key, '--tsa', address], { cwd })
      expect([exit, err]).toEqual([0, '1 fil forseglet av Nordvika kommune.\n'])
    })
    expect((await lilla(['verify', 'avtale.forseglet.pdf', '--sertifikat', 'utsteder.pem'], { cwd })).out).toContain('Prøvetid har tidsstemplet seglet')
  })

  it('says what went wrong, and writes nothing', async () => {
    const cwd = folderWith(files)
    await withService(() => Promise.resolve({ status: 503, body: new Uint8Array() }), async (address) => {
      const { exit, err } = await lilla(['seal', 'avtale.pdf', ...key, '--tsa', address], { cwd })
      expect([exit, err.includes('HTTP 503')]).toEqual([1, true])
    })
    await withService(() => Promise.resolve({ body: new Uint8Array(1_000_000) }), async (address) => {
      expect((await lilla(['seal', 'avtale.pdf', ...key, '--tsa', address], { cwd })).exit).toBe(1)
    })
    expect((await lilla(['seal', 'avtale.pdf', ...key, '--tsa', 'http://127.0.0.1:1/'], { cwd })).err).toContain('ga ikke et gyldig tidsstempel')
    expect([...filesOf(cwd).keys()].filter((name) => name.includes('forseglet'))).toEqual([])
  })
})
