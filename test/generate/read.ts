/** Reads text in a test: with agreement types, clauses and files that are given in the test itself. */
import type { Assets } from '../../src/document/assets.ts'
import type { Language } from '../../src/document/message.ts'
import type { Others } from '../../src/document/others.ts'
import type { AgreementType } from '../../src/document/type.ts'
import { read, type ReadResult } from '../../src/read/index.ts'

const typeOf = (name: string, tittelblokk: AgreementType['tittelblokk']): AgreementType => ({
  name, tittelblokk, navn: { nb: name }, beskrivelse: name, dokument: name === 'saksfremlegg' ? 'saksframlegg' : 'avtale', nummerering: 'desimal',
  frontmatter: { properties: {}, required: [], part: { properties: {}, required: [] } }, klausuler: [], spørsmål: [],
})
const types = new Map([typeOf('samarbeidsavtale', 'parter'), typeOf('saksfremlegg', 'ingen')].map((type) => [type.name, type]))

export interface World {
  /** Text of the clause library, by name. */
  clauses?: Readonly<Record<string, string>>
  /** Files beside the draft, by path. */
  files?: Readonly<Record<string, string | Uint8Array>> | Assets
  language?: Language
  /** What a saksfremlegg may ask of the drafts that it is about. */
  others?: Others
}

/** @returns what the reader makes of a file `utkast.md` with this text. */
export function readText(text: string | Uint8Array, { clauses = {}, files = {}, language = 'nb', others }: World = {}): ReadResult {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  const fileOf = (path: string): string | Uint8Array | undefined => (files instanceof Map ? files.get(path)?.bytes : (files as Record<string, string>)[path])
  return read(
    { path: 'utkast.md', bytes },
    {
      clause: (name) => (Object.hasOwn(clauses, name) ? { path: `clauses/${name}.md`, bytes: Buffer.from(clauses[name] ?? '') } : undefined),
      clauseNames: () => Object.keys(clauses),
      file(path) {
        const file = fileOf(path)
        return file === undefined ? { found: false, why: path.startsWith('..') ? 'outside' : 'missing' } : { found: true, bytes: typeof file === 'string' ? Buffer.from(file) : file }
      },
    },
    {
      types: { names: () => [...types.keys()], get: (name) => types.get(name) },
      frontMatterKeys: ['dokumenttype', 'tittel', 'undertittel', 'utkast', 'parter', 'vedlegg', 'verdier', 'periode', 'status'],
      checkFrontMatter: () => [],
      language,
      ...(others && { others }),
    },
  )
}
