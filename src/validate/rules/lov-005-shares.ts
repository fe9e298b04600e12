/** LOV-005: shares that do not add up to the whole. */
import { percentagesIn } from '../../document/norwegian/measures.ts'
import { plainText, type Position, type Table } from '../../document/tree.ts'
import { defineRule, type Subject } from '../rule.ts'

const SHARE = /eierandel|ansvarsandel|eigardel|ansvarsdel/i
const SUM = /^(?:til )?sam(?:men|an)(?:lagt)?$|^sum\b|^totalt?$|^i alt$/i

export const lov005 = defineRule({
  id: 'LOV-005',
  severity: 'error',
  summary: { nb: 'Andeler som ikke blir 100 prosent', en: 'Shares that do not make 100 per cent' },
  why: {
    nb: 'Deltakerne svarer ubegrenset, hver for sin andel, og andelene skal til sammen bli hele ansvaret (koml. § 18-2, IKS-loven § 3).',
    en: 'Each participant has unlimited liability for its share, and the shares must add up to the whole (koml. § 18-2, IKS-loven § 3).',
  },
  sentences: {
    sum: {
      nb: ['Andelene utgjør til sammen {sum} prosent, ikke 100.', 'Kontroller andelen til hver deltaker og rett dem slik at summen blir 100.'],
      en: ['The shares add up to {sum} per cent, not 100.', 'Check the share of each participant so that they make 100.'],
    },
  },
  judges: ['avtale', 'vedtekter'],
  examples: {
    valid: [
      { type: 'selskapsavtale-iks', text: 'Partene eier.', head: 'parter:\n  - { id: a, navn: Nordvika kommune, eierandel: 33.3 }\n  - { id: b, navn: Sørvika kommune, eierandel: 33.3 }\n  - { id: c, navn: Vestvika kommune, eierandel: 33.4 }' },
      { text: '| Deltaker | Eierandel |\n| --- | --- |\n| Nordvika | 62,5 % |\n| Sørvika | 37,5 % |\n| Sum | 100 % |' },
      { text: 'Nordvika har en eierandel på 60 prosent. Endring av eierandelene krever at 75 prosent stemmer for.' },
      { type: 'selskapsavtale-iks', text: 'Partene eier.', head: 'parter:\n  - { id: a, navn: Nordvika kommune, eierandel: 60 }\n  - { id: b, navn: Sørvika kommune, eierandel: }' },
    ],
    invalid: [
      { type: 'selskapsavtale-iks', text: 'Partene eier.', head: 'parter:\n  - { id: a, navn: Nordvika kommune, eierandel: 60 }\n  - { id: b, navn: Sørvika kommune, eierandel: 30 }', finds: ['60'] },
      { text: '| Deltaker | Eierandel |\n| --- | ---: |\n| Nordvika | 62 % |\n| Sørvika | 37,5 % |', finds: ['Eierandel'] },
      { text: '- Nordvika kommune har en eierandel på 55 prosent.\n- Sørvika kommune har en eierandel på 55 prosent.', finds: ['55 prosent'] },
      { type: 'selskapsavtale-iks', text: 'Partene eier.', head: 'parter:\n  - { id: a, navn: Nordvika kommune, eierandel: 60, ansvarsandel: 70 }\n  - { id: b, navn: Sørvika kommune, eierandel: 40 }', finds: ['70'] },
    ],
  },
  *check(subject) {
    for (const { shares, position } of [...fromParties(subject), ...fromTables(subject), ...fromText(subject)]) {
      const sum = Math.round(shares.reduce((total, share) => total + share, 0) * 1000) / 1000
      // Thirds are written as 33,3 or 33,33.
      if (shares.length > 1 && Math.abs(sum - 100) > 0.15) yield { position, values: { sum: String(sum).replace('.', ',') } }
    }
  },
})

interface Shares {
  shares: readonly number[]
  position: Position | undefined
}

/** Both kinds of share, the liability being as the ownership where nothing else is said; none when one is not given yet. */
function fromParties({ meta, locate }: Subject): Shares[] {
  const parties = (meta.parter ?? []) as readonly { eierandel?: unknown; ansvarsandel?: unknown }[]
  const owned = parties.map(({ eierandel }) => eierandel)
  if (parties.length === 0 || !owned.every((share) => typeof share === 'number')) return []
  const liable = parties.map(({ ansvarsandel, eierandel }) => (typeof ansvarsandel === 'number' ? ansvarsandel : (eierandel as number)))
  const own = { shares: owned, position: locate(['parter', 0, 'eierandel']).value }
  const first = parties.findIndex(({ ansvarsandel }) => typeof ansvarsandel === 'number')
  return first < 0 ? [own] : [own, { shares: liable, position: locate(['parter', first, 'ansvarsandel']).value }]
}

function fromTables({ document, blocks }: Subject): Shares[] {
  return document.children.filter((block): block is Table => block.type === 'table').flatMap((table) => {
    const [head, ...rows] = table.children
    return (head?.children ?? []).flatMap((cell, column): Shares[] => {
      if (!SHARE.test(plainText(cell.children))) return []
      const parts = rows.filter(({ children }) => !SUM.test(plainText(children[0]?.children ?? []).trim())).map(({ children }) => percentagesIn(plainText(children[column]?.children ?? [])))
      if (!parts.every(({ length }) => length === 1)) return []
      const block = blocks.find((candidate) => candidate.block === cell)
      return [{ shares: parts.map(([share]) => share?.value ?? 0), position: block?.place(0, block.text.length) }]
    })
  })
}

/** «X har en eierandel på 60 prosent», once for each participant; from the front matter they have been judged already. */
function fromText({ blocks, meta }: Subject): Shares[] {
  if ((meta.parter ?? []).some((party) => 'eierandel' in party)) return []
  const found = blocks.flatMap(({ text, kind, place }) =>
    kind === 'cell' ? [] : percentagesIn(text).filter(({ from }) => /eierandel på $|eigardel på $/i.test(text.slice(Math.max(0, from - 14), from).replaceAll('\u00A0', ' '))).map(({ value, from, to }) => ({ value, position: place(from, to) })),
  )
  return [{ shares: found.map(({ value }) => value), position: found[0]?.position }]
}
