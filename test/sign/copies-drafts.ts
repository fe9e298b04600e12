/** Invented agreements that are ready to be signed, for the tests of the copies. */

export interface Told {
  form?: 'papir' | 'elektronisk' | 'tiltredelse'
  status?: string
  title?: string
  parties?: readonly string[]
  /** Lines of front matter besides. */
  head?: string
  text?: string
  decisions?: boolean
}

const PARTIES = ['Nordvika kommune', 'Sørvika kommune', 'Fjordland fylkeskommune']
const idOf = (name: string): string => name.toLowerCase().replace(/\s.*$/u, '').replaceAll('ø', 'o')

/** An agreement that nothing stands in the way of. */
export function ready({ form = 'papir', status = 'til-signering', title = 'Samarbeidsavtale om felles havn', parties = PARTIES, head = '', text = '', decisions = true }: Told = {}): string {
  const list = parties.map((name) => `  - { id: ${idOf(name)}, navn: ${name} }`).join('\n')
  const decided = parties.map((name, i) => `  - { part: ${idOf(name)}, organ: ${name.includes('fylke') ? 'fylkestinget' : 'kommunestyret'}, dato: 2026-06-${10 + i}, saksnr: ${40 + i}/26 }`).join('\n')
  return `---
dokumenttype: samarbeidsavtale
tittel: ${title}
utkast: 2026-05-11
status: ${status}
oppdiktet: true
parter:
${list}
eksemplarer:
  form: ${form}
${decisions ? `vedtak:\n${decided}\n` : ''}verdier:
  ikrafttredelse: 2026-07-01
${head}---

# {{tittel}}

## Formål {#formal}

Partene samarbeider om å bygge, drive og vedlikeholde en felles havn, så fiskere og fritidsbåter har trygg plass hele året.${text}

{{> eksemplarer}}

## Underskrifter {#underskrifter}

Partene undertegner avtalen etter vedtak i sine øverste organer, og hver part tar vare på sitt eget eksemplar i arkivet.

{{> signatur}}
`
}

/** Members with the numbers of municipalities; none has an organisation number. */
export const members = (count: number): string => `kommunenummer;navn\n${Array.from({ length: count }, (_, i) => `${9000 + i};Medlem ${i + 1} kommune`).join('\n')}\n`
