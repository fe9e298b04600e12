/** PRT-007: someone who is not a party is given duties. */
import { signatories } from '../../document/meta.ts'
import { defineRule } from '../rule.ts'
import { isCollective, nameKey } from '../signers.ts'
import { sentencesOf } from '../text.ts'

/** Words that bind: said straight after the one that is bound. */
const DUTY = /^s?\s(?:skal|plikter|pliktar|må|forplikter seg|forpliktar seg|har (?:arbeidsgiveransvar|arbeidsgjevaransvar|ansvar|plikt)|bidrar med|bidreg med|betaler|betalar|dekker|dekkjer|stiller|ansetter|tilset|finansierer)/iu
/** A body by its proper name: «Vestvika kommune», «Fjordland fylkeskommune», «Kysten vann IKS». */
const BODY = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}-]{1,30}(?: (?:og |i )?\p{Lu}[\p{L}-]{1,30}){0,3}(?: kommune| fylkeskommune|(?: \p{Ll}{2,20})? (?:IKS|KF|AS|IPR|KO))(?![\p{L}\p{N}])/gu

export const prt007 = defineRule({
  id: 'PRT-007',
  severity: 'warning',
  summary: { nb: 'Plikter for en som ikke er part', en: 'Duties of someone who is not a party' },
  why: {
    nb: 'En avtale binder bare partene. En plikt som legges på andre, kan ikke kreves oppfylt (alminnelig avtalerett).',
    en: 'An agreement binds its parties only. A duty laid on others cannot be enforced (contract law).',
  },
  sentences: {
    outsider: {
      nb: ['{actor} får plikter i avtalen, men er ikke part.', 'La {actor} bli part eller undertegne en egen erklæring, eller skriv om setningen slik at plikten ligger på en av partene.'],
      en: ['{actor} is given duties in the agreement but is not a party.', 'Make {actor} a party or let it sign a declaration of its own, or rewrite the sentence so that the duty lies on a party.'],
    },
  },
  judges: ['avtale'],
  examples: {
    valid: [
      { text: 'Nordvika kommune skal betale halvparten. Sørvika kommune dekker resten.' },
      { text: 'KS har møterett og talerett i styret. Partene skal rapportere til KS.' },
      { text: 'Tilskudd fra Statsforvalteren skal dekke resten.' },
      { text: 'Selskapets navn er Kysten vann IKS. Kysten vann IKS skal levere vann.', type: 'selskapsavtale-iks' },
      { text: 'Vestvika kommune skal betale halvparten.', head: 'parter:\n  - { id: a, navn: Kommunene i Vikane }' },
    ],
    invalid: [
      { text: 'KS har arbeidsgiveransvaret for sekretariatet.', finds: ['KS'] },
      { text: 'Lokalene eies av fylket. Fjordland fylkeskommune skal dekke husleien.', finds: ['Fjordland fylkeskommune'] },
      { text: 'Staten bidrar med midler hvert år, og Vestvika havn KF stiller kai til rådighet.', finds: ['Staten', 'Vestvika havn KF'] },
    ],
  },
  *check({ meta, blocks, rows }) {
    const parties = [...(meta.parter ?? []), ...signatories(meta)]
    const known = new Set(parties.flatMap(({ navn }) => nameKey(navn)))
    const areAllNamed = parties.length > 0 && !parties.some(({ navn }) => isCollective(navn))
    const actors = rows<{ navn: string; slag: string }>('navn-og-parter').filter(({ slag }) => slag === 'aktør').map(({ navn }) => navn)
    const listed = new RegExp(`(?<![\\p{L}\\p{N}])(?:${actors.join('|')})(?![\\p{L}\\p{N}])`, 'gu')
    // The body that the agreement creates is bound by it, though it is no party.
    const created = blocks.flatMap(({ kind, text }) => (kind === 'title' ? [text] : (/\b(?:navn|namn) er .{1,120}/iu.exec(text)?.[0] ?? []))).join('\n')
    const told = new Set<string>()
    for (const block of blocks) {
      const { kind, text, place } = block
      if (kind === 'signature' || kind === 'titleLine') continue
      for (const [start, end] of sentencesOf(block)) {
        const sentence = text.slice(start, end)
        for (const { 0: actor, index } of [...sentence.matchAll(listed), ...(areAllNamed ? sentence.matchAll(BODY) : [])]) {
          const isSubject = DUTY.test(sentence.slice(index + actor.length, index + actor.length + 30)) && !/(?:fra|frå|til|av|med|hos|i|for)\s$/i.test(sentence.slice(Math.max(0, index - 5), index))
          if (!isSubject || known.has(nameKey(actor)) || isCollective(actor) || told.has(actor) || created.includes(actor)) continue
          told.add(actor)
          yield { position: place(start + index, start + index + actor.length), values: { actor } }
        }
      }
    }
  },
})
