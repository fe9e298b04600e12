/** `lilla doctor` makes a real PDF, and fails where something needed is not there. */
import { describe, expect, it } from 'vitest'
import { folderWith, lilla } from './lilla.ts'

interface Said {
  skjema: string
  prøver: { prøve: string; status: string; råd?: string }[]
}

describe('doctor', () => {
  it('finds all that is needed where the program is installed', async () => {
    const { exit, out, err } = await lilla(['doctor', '--json'], { cwd: folderWith() })
    const said = JSON.parse(out) as Said
    expect(exit, out).toBe(0)
    expect(err).toBe('')
    expect(said.skjema).toBe('lilla/doctor')
    for (const name of ['Node.js', 'Maler', 'Typografi (Typst)', 'Skrifter', 'PDF/A-2a, PDF/UA-1']) {
      expect(said.prøver.find(({ prøve }) => prøve === name), name).toMatchObject({ status: 'ok' })
    }
  })

  it('finds both layout engines', async () => {
    const { exit, out } = await lilla(['doctor'], { cwd: folderWith(), env: { LILLA_TYPST: 'wasm' } })
    expect([exit, out.includes('WebAssembly')], out).toEqual([0, true])
  })

  it('fails on templates that are broken and a folder that cannot be written, with remedies, and does not stop there', async () => {
    const cwd = folderWith({ 'templates/front-matter.yaml': '- [', out: 'en fil' })
    const { exit, out } = await lilla(['doctor', '--json'], { cwd })
    const { prøver } = JSON.parse(out) as Said
    const failed = prøver.filter(({ status }) => status === 'feil')
    expect(exit).toBe(2)
    expect(failed.map(({ prøve }) => prøve)).toEqual(['Maler', 'PDF/A-2a, PDF/UA-1', 'Skrive til «out»'])
    for (const { råd } of failed) expect(råd).toBeTruthy()
  })

  it('speaks English too, and tells optional programs from needed ones', async () => {
    const { exit, out } = await lilla(['doctor', '--lang', 'en'], { cwd: folderWith(), env: { PATH: '' } })
    expect(exit, out).toBe(0)
    expect(out).toContain('warning  git: not found')
    expect(out).toContain('optional  LibreOffice: not found')
  })
})
