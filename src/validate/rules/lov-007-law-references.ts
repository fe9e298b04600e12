/** LOV-007: a reference to the Local Government Act that does not exist or is about something else. */
import { plainText } from '../../document/tree.ts'
import { has } from '../clauses.ts'
import { referencesTo, type LawReference } from '../law-references.ts'
import { defineRule, type Subject } from '../rule.ts'
import type { TextBlock } from '../text.ts'

interface Act {
  navn: string
  korttitler?: readonly string[]
  nummerering?: 'kapittel' | 'løpende'
  til?: string
}

/** A row of `kommuneloven.yaml`. */
interface Part {
  kapittel?: number
  paragraf?: string
  gjelder?: string
  emner?: readonly string[]
  /** What every agreement between municipalities is about. */
  samarbeid?: true
}

const NUMBERED_BY_CHAPTER = 'kommuneloven'

export const lov007 = defineRule({
  id: 'LOV-007',
  severity: 'warning',
  summary: { nb: 'Lovhenvisning som ikke passer', en: 'Law reference that does not fit' },
  why: {
    nb: 'Kommuneloven av 2018 har 31 kapitler, og paragrafene heter etter kapitlet (§ 18-4). Henvisninger med bare ett tall er oftest hentet fra den forrige loven. Emnet blir bare vurdert der kilden for verktøyet har lest paragrafen eller kapitlet.',
    en: 'The Local Government Act of 2018 has 31 chapters, and its sections are named after the chapter (§ 18-4). References of a single number mostly come from the former act. The topic is judged only where the section or chapter has been read for this tool.',
  },
  sentences: {
    topic: {
      nb: ['Henvisningen «{words}» gjelder {topic}; kontroller at det er det som er ment.', 'Slå opp {number} i kommuneloven og rett henvisningen, eller ta den ut.'],
      en: ['The reference «{words}» is about {topic}; check that this is meant.', 'Look {number} up in kommuneloven and correct the reference, or take it out.'],
    },
    chapter: {
      nb: ['Kommuneloven har ikke kapittel {chapter} («{words}»); den har kapitlene 1–31.', 'Slå opp i loven og rett henvisningen.'],
      en: ['Kommuneloven has no chapter {chapter} («{words}»); it has chapters 1–31.', 'Look the act up and correct the reference.'],
    },
    form: {
      nb: ['«{words}» finnes ikke i kommuneloven, der paragrafene heter etter kapitlet, for eksempel § 18-4.', 'Finn paragrafen som svarer til den i kommuneloven av 2018.'],
      en: ['«{words}» is not in kommuneloven, where sections are named after the chapter, such as § 18-4.', 'Find the section of the 2018 act that corresponds to it.'],
    },
    running: {
      nb: ['«{words}» finnes ikke: paragrafene i {act} er nummerert fortløpende, uten kapittel.', 'Slå opp i loven og rett henvisningen.'],
      en: ['«{words}» does not exist: the sections of {act} are numbered throughout, without chapter.', 'Look the act up and correct the reference.'],
    },
  },
  judges: ['avtale', 'vedtekter', 'saksframlegg'],
  examples: {
    valid: [
      { text: 'Samarbeidet er et frivillig samarbeid etter kommuneloven § 17-1 andre ledd.' },
      { text: 'Partene følger kommuneloven § 17-1 andre ledd, og avtalen er inngått i samsvar med kommuneloven kapittel 17.' },
      { text: 'Vertskommunen orienterer statsforvalteren, jf. koml. § 20-4 femte ledd. Fristen for å tre ut følger § 20-8 i kommuneloven.' },
      { text: 'Kravet om begge kjønn i kommuneloven kapittel 21 gjelder for aksjeselskapet.' },
      { text: 'Taushetsplikten følger av forvaltningsloven §§ 13 til 13 f og IKS-loven § 9 a.' },
      { text: 'Ordføreren undertegner (koml. § 6-1). Regnskapet føres etter kommuneloven § 14-8.' },
    ],
    invalid: [
      { text: 'Samarbeidet er ikke opprettet etter kommuneloven kapittel 17 og 21.', finds: ['21'] },
      { text: 'Kommunene oppretter et samarbeid etter kommuneloven § 27, jf. koml. kap. 35.', finds: ['27', '35'] },
      { text: 'Ordføreren undertegner etter kommuneloven § 14-8.', finds: ['14-8'] },
      { text: 'Selskapet er opprettet etter § 4-1 i IKS-loven.', finds: ['4-1'] },
      { text: 'Partene samarbeider.', head: 'rettsgrunnlag: koml. § 28', finds: ['koml. § 28'] },
    ],
  },
  *check(subject) {
    const { rows, blocks, meta, locate } = subject
    const acts = rows<Act>('lover').filter(({ nummerering }) => nummerering !== undefined)
    const parts = rows<Part>('kommuneloven')
    for (const act of acts) {
      const references = referencesTo([act.navn, ...(act.korttitler ?? [])])
      for (const block of blocks) {
        if (block.kind === 'titleLine' || block.kind === 'signature') continue
        const fits = new Map<Part, boolean>()
        for (const reference of references(block.text)) {
          const found = faultOf(reference, act, parts) ?? (act.navn === NUMBERED_BY_CHAPTER ? offTopic(reference, parts, block, subject, fits) : undefined)
          if (found) yield { ...found, position: block.place(reference.from, reference.to) }
        }
      }
      const basis = typeof meta['rettsgrunnlag'] === 'string' ? meta['rettsgrunnlag'] : ''
      const fault = references(basis).map((reference) => faultOf(reference, act, parts)).find((found) => found !== undefined)
      if (fault) yield { ...fault, position: locate(['rettsgrunnlag']).value }
    }
  },
})

/** What cannot be, whatever the sentence is about. */
function faultOf({ kind, number, words }: LawReference, { navn, nummerering }: Act, parts: readonly Part[]) {
  const hasChapter = number.includes('-')
  if (nummerering === 'løpende') return kind === 'section' && hasChapter ? { sentence: 'running', values: { words, act: navn } } : undefined
  if (kind === 'section' && !hasChapter) return { sentence: 'form', values: { words } }
  const chapter = Number(number.split('-')[0])
  return parts.some(({ kapittel }) => kapittel === chapter) ? undefined : { sentence: 'chapter', values: { chapter, words } }
}

/** @param fits what has been found out about the block: a text with many references is read once. */
function offTopic({ kind, number, words }: LawReference, parts: readonly Part[], { text, clause }: TextBlock, { type, meta, document }: Subject, fits: Map<Part, boolean>) {
  const chapter = Number(number.split('-')[0])
  const ofChapter = parts.find(({ kapittel }) => kapittel === chapter)
  const part = (kind === 'section' ? parts.find(({ paragraf }) => paragraf === number.split(' ')[0]) : undefined) ?? ofChapter
  if (!part?.gjelder || !part.emner) return undefined
  if (part.samarbeid && type?.dokument !== 'saksframlegg') return undefined
  // An agreement made under a chapter cites it wherever it likes.
  if (kind === 'chapter' || part === ofChapter) {
    if ([type?.rettsgrunnlag, meta['rettsgrunnlag']].some((basis) => typeof basis === 'string' && basis.includes(` ${chapter}-`))) return undefined
  }
  if (!fits.has(part)) {
    const title = document.children.find((block) => block.type === 'title')
    const context = [text, clause ? plainText(clause.children) : '', part === ofChapter && title?.type === 'title' ? plainText(title.children) : ''].join(' ')
    fits.set(part, part.emner.some((topic) => has(context, topic)))
  }
  if (fits.get(part)) return undefined
  return { sentence: 'topic', values: { words, topic: part.gjelder, number: kind === 'chapter' ? `kapittel ${number}` : `§ ${number}` } }
}
