/** SAK-007: copies of one case for several councils must propose the same decision. */
import { analyse, slug } from '../../document/analyse.ts'
import { clauseCalled, clauseTexts } from '../clause-text.ts'
import { exampleDraft } from '../example-draft.ts'
import { keyOf, wordsIn } from '../phrases.ts'
import { shown } from '../prose.ts'
import { defineRule } from '../rule.ts'
import { textBlocks } from '../text.ts'

const copy = (text: string): ReturnType<typeof exampleDraft>[] => [{ ...exampleDraft({ dokumenttype: 'saksfremlegg', tittel: 'Havneavtalen' }, '## Forslag til vedtak', text), path: 'saksfremlegg-sorvika.md' }]

/** Each council is named in its own copy; every such name is the same blank. */
const NAMED = /(?:\p{Lu}[\p{L}-]{1,30}(?: (?:og|i) \p{Lu}[\p{L}-]{1,30}){0,3} )?(?:fylkes)?kommune(?![\p{L}])|(?:\p{Lu}[\p{L}-]{1,30} )?(?:[Kk]ommunestyre|[Ff]ylkesting|[Bb]ystyre|[Ff]ormannskap)(?:t|et|a)?(?![\p{L}])/gu

export const sak007 = defineRule({
  id: 'SAK-007',
  severity: 'error',
  summary: { nb: 'Likelydende vedtak hos alle parter', en: 'The same decision in every council' },
  why: {
    nb: 'Partene skal vedta samme tekst. «Likelydende vedtak» er praksis mellom kommuner, ikke et ord i loven, men uten samme tekst er det ingen enighet.',
    en: 'The parties adopt the same text. «Likelydende vedtak» is practice among municipalities and no word of the law, but without the same text there is no agreement.',
  },
  sentences: {
    differs: {
      nb: ['Forslaget til vedtak avviker fra {file}: «{own}» / «{other}».', 'Bruk samme tekst i begge saksfremleggene. Bare navnet på kommunen og organet kan være ulikt.'],
      en: ['The proposed decision differs from {file}: «{own}» / «{other}».', 'Use the same text in both. Only the names of the municipality and the organ may differ.'],
    },
  },
  judges: ['saksframlegg'],
  examples: {
    valid: [
      { text: '## Forslag til vedtak\n\nKommunestyret vedtar avtalen med Sørvika kommune.', type: 'saksfremlegg', related: { siblings: copy('Fylkestinget vedtar avtalen med Nordvika kommune.') } },
      { text: '## Forslag til vedtak\n\nAvtalen blir vedtatt.', type: 'saksfremlegg', related: { siblings: copy('Avtalen blir vedtatt') } },
      { text: '## Forslag til vedtak\n\nAvtalen blir vedtatt.', type: 'saksfremlegg' },
    ],
    invalid: [
      { text: '## Forslag til vedtak\n\nAvtalen blir vedtatt for fire år.', type: 'saksfremlegg', related: { siblings: copy('Avtalen blir vedtatt for to år.') }, finds: ['fire'] },
      { text: '## Forslag til vedtak\n\n1. Avtalen blir vedtatt.\n2. Endringer legges fram på nytt.', type: 'saksfremlegg', related: { siblings: copy('Avtalen blir vedtatt. Endringer delegeres.') }, finds: ['legges'] },
      { text: '## Forslag til vedtak\n\nNordvika kommune slutter seg til avtalen.', type: 'saksfremlegg', related: { siblings: copy('Sørvika kommune vedtar avtalen.') }, finds: ['slutter'] },
    ],
  },
  *check(subject) {
    const own = clauseCalled('forslag-til-vedtak', subject)
    if (!own) return
    for (const { path, document } of subject.related.siblings) {
      const others = clauseTexts(textBlocks(document, analyse(document)))
      const other = others.find(({ heading, title }) => heading.id === own.heading.id || slug(title) === slug(own.title)) ?? others.find(({ title }) => /vedtak|innstilling|tilråding/iu.test(title))
      if (!other) continue
      const mine = own.blocks.flatMap((block) => decided(block.text).map((word) => ({ ...word, block })))
      const theirs = other.blocks.flatMap(({ text }) => decided(text))
      const at = mine.findIndex(({ key }, i) => key !== theirs[i]?.key)
      const [word, instead] = at === -1 ? [theirs.length > mine.length ? mine.at(-1) : undefined, theirs[mine.length]] : [mine[at], theirs[at]]
      if (!word) continue
      const rest = (words: readonly { word: string }[], from: number): string => shown(words.slice(Math.max(0, from), from + 5).map((one) => one.word).join(' '))
      const from = at === -1 ? mine.length - 1 : at
      yield { position: word.block.place(word.from, word.to), values: { file: path, own: rest(mine, from), other: instead ? rest(theirs, from) : '' } }
    }
  },
})

/** The words of a decision; what names the council is one blank. */
function decided(text: string): { word: string; key: string; from: number; to: number }[] {
  const masked = text.replace(NAMED, (name) => '#'.repeat(name.length))
  return masked.includes('#')
    ? [...masked.matchAll(/#+|[\p{L}\p{M}\p{N}-]+/gu)].map(({ 0: found, index }) => ({ word: text.slice(index, index + found.length), key: found.startsWith('#') ? '#' : keyOf(found), from: index, to: index + found.length }))
    : wordsIn(text)
}
