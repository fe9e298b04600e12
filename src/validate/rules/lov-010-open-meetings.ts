/** LOV-010: open meetings under the Local Government Act for an organ that the act does not cover. */
import { plainText, type Node } from '../../document/tree.ts'
import { defineRule, type Subject } from '../rule.ts'
import { sentencesOf, type TextBlock } from '../text.ts'

const OPEN = /møteoffentlighet|møteoffentlegheit|åpne møter etter kommunelov|kommunelov(?:en|a)s? (?:kapittel|kap\.) 11(?!\d)/i
/** Words that end like the name of an organ; the ends are what is inflected. */
const ORGAN = /(?<!\p{L})\p{L}*(?:møte(?:t|ne|r)?|styret?|styrene|gruppen?|gruppa|gruppene|forum(?:et)?|råd(?:et|ene)?|årsmøtet?|fellesskapet?)(?!\p{L})/giu
const NOT_ORGAN = /^(?:møte|møter|møtet|møtene|grupper?|gruppen|styrene)$/i

export const lov010 = defineRule({
  id: 'LOV-010',
  severity: 'warning',
  summary: { nb: 'Møteoffentlighet for et organ utenfor kommuneloven', en: 'Open meetings of an organ outside the act' },
  why: {
    nb: 'Kommuneloven kapittel 11 om møteoffentlighet gjelder for folkevalgte organer. Listen i § 5-1 andre ledd er uttømmende. For andre organer gjelder reglene bare når partene avtaler det, og da må det avgjøres hvem som kan lukke møtet.',
    en: 'Chapter 11 on open meetings applies to elected organs, and the list in § 5-1 second paragraph is closed. For other organs the rules hold only when the parties agree on it, and then it must be settled who may close a meeting.',
  },
  sentences: {
    outside: {
      nb: ['«{organ}» er ikke et folkevalgt organ etter koml. § 5-1; reglene om møteoffentlighet i kapittel 11 gjelder ikke uten videre.', 'Avklar med juristen om partene vil avtale at reglene skal gjelde. Skriv i så fall det, og hvem som kan lukke møtet.'],
      en: ['«{organ}» is not an elected organ under koml. § 5-1; the rules on open meetings in chapter 11 do not apply by themselves.', 'Settle with the lawyer whether the parties want to agree on these rules. If so, say it, and who may close a meeting.'],
    },
  },
  judges: ['avtale', 'vedtekter'],
  examples: {
    valid: [
      { text: 'Kommunelovens regler om møteoffentlighet gjelder for representantskapet.' },
      { text: 'Kontrollutvalget følger reglene om møteoffentlighet, og styringsgruppen møtes hvert kvartal.' },
      { text: 'Styringsgruppen møtes to ganger i året. Offentlighetsloven gjelder.' },
      { text: 'Rådets møter følger kommuneloven kapittel 11.', head: 'parter:\n  - { id: r, navn: Vikane interkommunalt politisk råd, kortnavn: rådet }\n  - { id: b, navn: Nordvika kommune }' },
    ],
    invalid: [
      { text: 'Styringsgruppen er underlagt kommunelovens bestemmelser om møteoffentlighet.', finds: ['møteoffentlighet'] },
      { text: 'Samarbeidsmøtene:\n\n- ledes av ordføreren\n- er underlagt kommunelovens bestemmelser om møteoffentlighet', finds: ['møteoffentlighet'] },
      { text: 'For programstyret gjelder kommuneloven kapittel 11.', finds: ['kommuneloven kapittel 11'] },
    ],
  },
  *check(subject) {
    const { blocks, rows, meta, type } = subject
    const listed = rows<{ organ?: string }>('kommuneloven').flatMap(({ organ }) => organ ?? [])
    const isCouncil = type?.rettsgrunnlag?.includes('18-') === true || (meta.parter ?? []).some(({ navn }) => /interkommunalt politisk råd|(?<!\p{L})IPR(?!\p{L})/iu.test(navn))
    const isElected = (words: string): boolean => listed.some((organ) => words.toLowerCase().includes(organ)) || (isCouncil && /(?<!\p{L})(?:rådet|rådets)(?!\p{L})/iu.test(words))
    for (const block of blocks) {
      for (const [from, to] of sentencesOf(block)) {
        const sentence = block.text.slice(from, to)
        const match = OPEN.exec(sentence)
        if (!match || isElected(sentence)) continue
        const organ = organIn(sentence) ?? organIn(leadOf(block, subject))
        if (organ === undefined || isElected(organ)) continue
        yield { position: block.place(from + match.index, from + match.index + match[0].length), values: { organ } }
      }
    }
  },
})

function organIn(text: string): string | undefined {
  return Array.from(text.matchAll(ORGAN), ([word]) => word).find((word) => !NOT_ORGAN.test(word))
}

/** What an item reads on from: the paragraph before its list, or the item that its list stands in. */
function leadOf({ within }: TextBlock, { document }: Subject): string {
  const list = within.findLast(({ type }) => type === 'list')
  if (!list) return ''
  const parent: Node = within[within.indexOf(list) - 1] ?? document
  const siblings = 'children' in parent ? (parent.children as readonly Node[]) : []
  const before = siblings[siblings.indexOf(list) - 1]
  return before?.type === 'paragraph' ? plainText(before.children) : ''
}
