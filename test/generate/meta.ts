/** Front matter that a schema would accept, with names as bad as any text. */
import fc, { type Arbitrary } from 'fast-check'
import { STATUSES, type Meta, type Party, type Signatory } from '../../src/document/meta.ts'
import { BLANKS } from './inlines.ts'
import { name, phrase } from './words.ts'

const day = fc.constantFrom('2020-01-01', '2021-01-21', '2024-12-31', '2026-02-28')
const orgnr = fc.constantFrom('920125298', '935478715', '012345678')

const signatory: Arbitrary<Signatory> = fc.record({ navn: name, orgnr, rolle: name, fullmakt: phrase }, { requiredKeys: ['navn'] })
const party = (id: string): Arbitrary<Party> =>
  fc.tuple(signatory, fc.record({ kortnavn: name, underskrivere: fc.array(signatory, { minLength: 1, maxLength: 2 }) }, { requiredKeys: [] })).map(([own, more]) => ({ ...own, ...more, id }))
const parties = fc.oneof(fc.tuple(), fc.tuple(party('a')), fc.tuple(party('a'), party('b')), fc.tuple(party('a'), party('b'), party('c'))).map((all) => [...all] as Party[])

const decision = fc.record({ part: fc.constantFrom('a', 'b'), organ: name, dato: day, saksnr: fc.constantFrom('12/21', '2021/0012') }, { requiredKeys: ['part', 'organ'] })

/** Without `vedlegg`: they are added with their files. */
export const meta: Arbitrary<Meta> = fc
  .record(
    {
      dokumenttype: fc.constantFrom('samarbeidsavtale', 'saksfremlegg'),
      nummerering: fc.constantFrom('ingen' as const, 'desimal' as const, 'underpunkt' as const),
      parter: parties,
      tittel: phrase,
      undertittel: fc.oneof(phrase, fc.array(phrase, { minLength: 1, maxLength: 2 })),
      utkast: day,
      status: fc.constantFrom(...STATUSES),
      målform: fc.constantFrom('nb' as const, 'nn' as const),
      periode: fc.record({ fra: day, til: day }, { requiredKeys: ['fra'] }),
      eksemplarer: fc.record({ form: fc.constantFrom('papir' as const, 'elektronisk' as const, 'tiltredelse' as const) }),
      vedtak: fc.array(decision, { minLength: 1, maxLength: 2 }),
      oppdiktet: fc.boolean(),
    },
    { requiredKeys: ['dokumenttype', 'nummerering', 'parter'] },
  )
  .map((given) => ({ ...given, verdier: Object.fromEntries(BLANKS.map((path) => [path.split('.')[1] ?? '', null])) }))
