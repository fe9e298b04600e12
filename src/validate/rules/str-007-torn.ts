/** STR-007: a sentence torn in two by a page break or a line that was never mended. */
import { findingOn, proseOf, shown } from '../prose.ts'
import { defineRule } from '../rule.ts'
import type { TextBlock } from '../text.ts'
import { endingsOf, isClosed } from '../unfinished.ts'

export const str007 = defineRule({
  id: 'STR-007',
  severity: 'warning',
  summary: { nb: 'Setning delt i to', en: 'A sentence torn in two' },
  why: {
    nb: 'Setninger som går over et sideskift, blir ofte delt når teksten blir kopiert. Da kan ord være falt ut, og listepunktet eller leddet får feil avgrensning.',
    en: 'Sentences that cross a page are often torn when text is copied. Words may be lost, and the item or paragraph is wrongly bounded.',
  },
  sentences: {
    torn: {
      nb: ['Avsnittet begynner med liten bokstav («{start}»), og teksten foran slutter uten tegn («{end}»). Setningen er trolig delt i to.', 'Slå avsnittene sammen, og kontroller at ingen ord mangler.'],
      en: ['The paragraph begins in lower case («{start}») and the text before it has no end mark («{end}»). A sentence is probably torn in two.', 'Join the two, and check that no word is missing.'],
    },
  },
  judges: ['any'],
  examples: {
    valid: [
      { text: 'Partene skal\n\n- møtes hvert år\n- dele erfaringer\n\nnår styringsgruppen ber om det.' },
      { text: 'Kopi til:\n\nkommunedirektøren' },
      { text: 'Partene møtes hvert år\n\nDe deler erfaringer.' },
      { text: 'Navn\n\ne-post' },
      { text: '> Sitatet slutter her.\n\nog setningen går videre.' },
    ],
    invalid: [
      { text: 'I praksis innebærer dette at\n\navtalen ikke erstatter dialogen.', finds: ['avtalen'] },
      { text: '- **Klima.** Partene arbeider med utvikling av\n\nmåleindikatorer og tiltak.', finds: ['måleindikatorer'] },
      { text: 'Kommunene får tilbud om å delta i innkjøpet, og\n\nvelger da om de vil delta.', finds: ['velger'] },
    ],
  },
  *check(subject) {
    const { maybeOpenEnded } = endingsOf(subject)
    for (const [i, block] of subject.blocks.entries()) {
      const before = subject.blocks[i - 1]
      const text = proseOf(block)
      // One letter alone is a damaged bullet, «å» and «i» are words.
      if (block.kind !== 'paragraph' || before?.kind !== 'paragraph' || !/^(?:\p{Ll}{2}|[åi] )/u.test(text)) continue
      const end = proseOf(before)
      if (isClosed(end) || !follows(before, block)) continue
      const isSentence = /\s\S+\s\S+\s/.test(end)
      if (!maybeOpenEnded(end) && (itemOf(before) !== undefined || !isSentence)) continue
      const word = /^\S+/.exec(text)?.[0].replace(/[,.;:]+$/, '') ?? ''
      yield findingOn(block, 0, word.length, { values: { start: shown(text, 24), end: `…${shown(end.slice(-24).replace(/^\S*\s/, ''), 30)}` } })
    }
  },
})

function itemOf(block: TextBlock): object | undefined {
  return block.within.findLast(({ type }) => type === 'listItem')
}

/** Whether a paragraph comes right after another, or right after a list whose last words the other are. */
function follows(before: TextBlock, block: TextBlock): boolean {
  const [outer, inner] = [block.within, before.within]
  return outer.length <= inner.length && outer.every((node, i) => node === inner[i]) && inner.slice(outer.length).every(({ type }) => type === 'list' || type === 'listItem') && block.clause === before.clause
}
