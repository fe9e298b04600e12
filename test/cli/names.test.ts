/** Names of outputs: safe on every system, and no way out of the folder. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeName, safeWay } from '../../src/commands/names.ts'

describe('a safe name', () => {
  it('has only what every file system takes, whatever it is made from', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom('.', '-', '/', '\\', 'con', 'A', 'Å', ' ', '\u0000', 'ŧ') })), (name) => {
      const safe = safeName(name)
      expect(safe).toMatch(/^[a-z0-9æøå_](?:[a-z0-9æøå._-]*[a-z0-9æøå_])?$/u)
      expect(safe.length).toBeLessThanOrEqual(111)
      expect(safe.normalize('NFC')).toBe(safe)
      expect(safe).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/u)
      expect(safeName(safe)).toBe(safe)
    }), { numRuns: 2000 })
  })

  it.each([
    ['2021-01-21', '2021-01-21'],
    ['Møte & Ærend', 'møte-ærend'],
    ['MÅ\u030A', 'må'],
    ['A\u030As', 'ås'],
    ['../../etc/passwd', 'etc-passwd'],
    ['CON', '_con'],
    ['nul.md', '_nul.md'],
    ['..', 'uten-navn'],
    ['Čuđđi', 'cuddi'],
    ['utkast 1.2 ', 'utkast-1.2'],
    ['中文', 'uten-navn'],
  ])('%s', (name, safe) => {
    expect(safeName(name)).toBe(safe)
  })

  it('keeps a way inside its folder', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('..', '/', '\\', 'a', '.', 'C:') }), (way) => {
      expect(safeWay(way).split('/').every((part) => part !== '' && part !== '..' && part !== '.' && !/[\\:]/u.test(part))).toBe(true)
    }))
    expect(safeWay('vedlegg/kart.png')).toBe('vedlegg/kart.png')
    expect(safeWay('../../x')).toBe('x')
  })
})
