/** STR-006: a provision under the heading of another topic. */
import type { Heading } from '../../document/tree.ts'
import { plainText } from '../../document/tree.ts'
import { findingOn, shown } from '../prose.ts'
import { defineRule } from '../rule.ts'
import { sentencesOf } from '../text.ts'
import { headingsByText } from '../typed-number.ts'

/** A row of `temaer.yaml`. */
interface Topic {
  tema: { nb: string; en: string }
  setning: readonly string[]
  overskrift: readonly string[]
}

export const str006 = defineRule({
  id: 'STR-006',
  severity: 'warning',
  summary: { nb: 'Bestemmelse under feil overskrift', en: 'A provision in the wrong place' },
  why: {
    nb: 'Den som leter etter for eksempel ikrafttredelsen, ser etter en overskrift om den. En bestemmelse som er gjemt under et annet tema, blir oversett.',
    en: 'Whoever looks for the entry into force looks for a heading about it. A provision hidden under another topic is overlooked.',
  },
  sentences: {
    hidden: {
      nb: ['En bestemmelse om {topic} står under «{heading}».', 'Flytt setningen til et eget punkt med egen overskrift, eller utvid overskriften.'],
      en: ['A provision about {topicEn} stands under «{heading}».', 'Move the sentence to a clause of its own, or widen the heading.'],
    },
  },
  judges: ['avtale', 'vedtekter'],
  examples: {
    valid: [
      { text: '## Ikrafttredelse og varighet\n\nAvtalen trer i kraft 1. januar 2027. Hver part kan si opp avtalen.' },
      { text: '## Diverse\n\nAvtalen trer i kraft 1. januar 2027.' },
      { text: '## Økonomi\n\n### Tvister om oppgjøret\n\nTvister om betaling løses ved mekling.' },
      { text: '## Tvister\n\nTvister mellom partene løses i dialog. Når avtalen trer i kraft, velges en mekler.' },
    ],
    invalid: [
      { text: '## Tvister\n\nTvister mellom partene løses i dialog.\n\nAvtalen trer i kraft 1. januar 2027.', finds: ['Avtalen trer i kraft'] },
      { text: '## Økonomi\n\nHver part betaler sitt. Hver part kan si opp avtalen innen 1. juni.', finds: ['Hver part kan si opp avtalen'] },
      { text: '## Taushetsplikt\n\nKostnadene fordeles likt.', finds: ['Kostnadene fordeles'] },
    ],
  },
  *check(subject) {
    const topics = subject.rows<Topic>('temaer')
    const enclosing = headingChains(headingsByText(subject).flat().map(({ block }) => block))
    for (const block of subject.blocks) {
      if (block.kind !== 'paragraph' || !block.clause) continue
      const headings = (enclosing.get(block.clause) ?? [block.clause]).map((heading) => plainText(heading.children))
      const about = (topic: Topic): boolean => headings.some((heading) => startsOneOf(heading, topic.overskrift))
      const other = topics.filter(about)
      if (other.length === 0) continue
      for (const [from, to] of sentencesOf(block)) {
        const sentence = block.text.slice(from, to).toLowerCase().replace(/\u00A0/g, ' ')
        for (const topic of topics) {
          const opening = topic.setning.find((words) => sentence.startsWith(words) && !/^\p{L}/u.test(sentence.slice(words.length)))
          if (opening === undefined || other.includes(topic)) continue
          const values = { topic: topic.tema.nb.toLowerCase(), topicEn: topic.tema.en.toLowerCase(), heading: shown(headings.at(-1) ?? '') }
          yield findingOn(block, from, from + opening.length, { values })
        }
      }
    }
  },
})

/** Every heading with those that it stands under, outermost first. */
function headingChains(headings: readonly Heading[]): ReadonlyMap<Heading, readonly Heading[]> {
  const chains = new Map<Heading, readonly Heading[]>()
  let open: Heading[] = []
  for (const heading of headings) {
    open = [...open.filter(({ level }) => level < heading.level), heading]
    chains.set(heading, open)
  }
  return chains
}

function startsOneOf(heading: string, beginnings: readonly string[]): boolean {
  return heading
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .some((word) => beginnings.some((beginning) => word.startsWith(beginning)))
}
