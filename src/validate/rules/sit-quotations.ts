/** SIT-001 and SIT-002: what a saksfremlegg quotes or emphasises, against the draft that it is about. */
import { quotationsIn, wordsIn } from '../phrases.ts'
import { compareQuotation, passagesOf, type Difference, type Passages } from '../passages.ts'
import { defineRule, type Found, type Subject } from '../rule.ts'
import { exampleDraft } from '../example-draft.ts'
import { ownBlocks, type TextBlock } from '../text.ts'

/** A shorter stretch is a name or a figure of speech. */
const WORDS = 4
/** Less alike than this, the words are not taken from the draft at all. */
const LIKENESS = 0.65
/** The wording of an older draft is quoted too, and is not in the newer one. */
const FORMER = /(?:\bfra|\bfrå|tidligere|tidlegare|dagens|opprinnelige?|opphavlege?|erstatter|erstattar|i stedet for|i staden for)(?: [\p{L}]{1,20})?:? ?[«*]?$/iu

const attached = [{ ...exampleDraft(
  { tittel: 'Samarbeidsavtale om havn', utkast: '2026-02-01' },
  '## Møter',
  'Partene gjennomfører minst to møter per kalenderår mellom kommunedirektørene. Begge parter kan be om flere møter ved behov.',
  'Partene utarbeider en årlig liste som viser hva de skal ha særlig oppmerksomhet på i inneværende år.',
), attachmentId: 'avtale' }]

const sentence = {
  nb: ['{what} avviker fra «{source}»: {differences}.', 'Skriv ordene slik de står i utkastet, eller omtal innholdet uten å sitere.'],
  en: ['{what} differs from «{source}»: {differences}.', 'Use the words of the draft, or tell the content without quoting.'],
} as const

export const sit001 = defineRule({
  id: 'SIT-001',
  severity: 'error',
  summary: { nb: 'Sitat som avviker fra utkastet', en: 'Quotation that differs from the draft' },
  why: {
    nb: 'De folkevalgte vedtar teksten i utkastet, men leser saksfremlegget. Et sitat må derfor være ordrett (koml. § 13-1: forsvarlig utredet).',
    en: 'The council adopts the text of the draft but reads the saksfremlegg. A quotation must therefore be verbatim (koml. § 13-1).',
  },
  sentences: {
    differs: { nb: [sentence.nb[0].replace('{what}', 'Sitatet'), sentence.nb[1]], en: [sentence.en[0].replace('{what}', 'The quotation'), sentence.en[1]] },
  },
  judges: ['saksframlegg'],
  examples: {
    valid: [
      { text: 'Avtalen sier «begge parter kan be om flere møter ved behov».', type: 'saksfremlegg', related: { attached } },
      { text: 'Det heter «Partene gjennomfører … mellom kommunedirektørene.»', type: 'saksfremlegg', related: { attached } },
      { text: 'Loven krever at saken er «forsvarlig utredet før vedtak blir gjort».', type: 'saksfremlegg', related: { attached } },
      { text: 'Ordlyden er endret fra «minst ett møte per kalenderår mellom kommunedirektørene».', type: 'saksfremlegg', related: { attached } },
      { text: 'Avtalen sier «minst to møter per år».', type: 'saksfremlegg' },
    ],
    invalid: [
      { text: 'Avtalen krever «minst to møter per år mellom kommunedirektørene».', type: 'saksfremlegg', related: { attached }, finds: ['år'] },
      { text: 'Nytt er «en årlig liste som viser hva de skal ha særlig fokus på i innværende år».', type: 'saksfremlegg', related: { attached }, finds: ['fokus'] },
      { text: 'Det heter «begge parter kan be om møter ved behov».', type: 'saksfremlegg', related: { attached }, finds: ['om'] },
    ],
  },
  *check(subject) {
    yield* differing(subject, (block) => quotationsIn(block.text))
  },
})

export const sit002 = defineRule({
  id: 'SIT-002',
  severity: 'warning',
  summary: { nb: 'Uthevet ordlyd som avviker fra utkastet', en: 'Emphasised wording that differs from the draft' },
  why: {
    nb: 'Uthevet tekst blir lest som et sitat. Språkrådet og kommunale språkprofiler råder til «…» for sitat, ikke kursiv.',
    en: 'Emphasised text is read as a quotation. Språkrådet and municipal language profiles advise «…» for quotations, not italics.',
  },
  sentences: {
    differs: { nb: [sentence.nb[0].replace('{what}', 'Uthevet ordlyd'), sentence.nb[1]], en: [sentence.en[0].replace('{what}', 'Emphasised wording'), sentence.en[1]] },
  },
  judges: ['saksframlegg'],
  examples: {
    valid: [
      { text: 'Partene *kan be om flere møter ved behov*.', type: 'saksfremlegg', related: { attached } },
      { text: 'Dette er *ikke det samme som et vedtak*.', type: 'saksfremlegg', related: { attached } },
      { text: 'Avtalen krever *to møter årlig*.', type: 'saksfremlegg', related: { attached } },
    ],
    invalid: [
      { text: 'Forslaget legger opp til *minst to møter per år*.', type: 'saksfremlegg', related: { attached }, finds: ['år'] },
      { text: 'Forslaget sier at *begge parter kan be om nye møter ved behov*.', type: 'saksfremlegg', related: { attached }, finds: ['nye'] },
      { text: 'Det lages *en årlig liste som viser hva partene skal ha særlig oppmerksomhet på*.', type: 'saksfremlegg', related: { attached }, finds: ['partene'] },
    ],
  },
  *check(subject) {
    yield* differing(subject, emphasisedIn)
  },
})

interface Stretch {
  from: number
  to: number
  text: string
}

function* differing(subject: Subject, stretchesOf: (block: TextBlock) => readonly Stretch[]): Generator<Found> {
  let sources: { title: string; path: string; passages: Passages }[] | undefined
  for (const block of subject.related.attached.length === 0 ? [] : ownBlocks(subject)) {
    if (block.kind !== 'paragraph' && block.kind !== 'cell') continue
    for (const { from, text } of stretchesOf(block)) {
      if (!wordsIn(text.slice(0, 400))[WORDS - 1] || FORMER.test(block.text.slice(Math.max(0, from - 60), from))) continue
      sources ??= subject.related.attached.map(({ title, path, document }) => ({ title, path, passages: passagesOf(document) }))
      const compared = sources.map((source) => ({ source, ...compareQuotation(text, source.passages) }))
      const [nearest] = compared.sort((a, b) => b.likeness - a.likeness)
      const [first] = nearest?.differences ?? []
      if (!nearest || !first || nearest.likeness < LIKENESS) continue
      yield {
        position: block.place(from + first.from, from + first.to),
        values: { source: nearest.source.title, differences: nearest.differences.slice(0, 3).map(shown).join('; ') },
        ...(first.place && { related: { file: first.place.file ?? nearest.source.path, position: first.place, reason: first.source } }),
      }
    }
  }
}

function shown({ quoted, source }: Difference): string {
  return `«${quoted}» / «${source}»`
}

/** Neighbouring emphasised runs are one stretch; a defined term or a label in bold is none. */
function emphasisedIn({ runs, text }: TextBlock): Stretch[] {
  const found: Stretch[] = []
  for (const { from, to, marks } of runs) {
    if (!marks.includes('emphasis') || marks.includes('strong')) continue
    const last = found.at(-1)
    if (last?.to === from) found[found.length - 1] = { from: last.from, to, text: text.slice(last.from, to) }
    else found.push({ from, to, text: text.slice(from, to) })
  }
  return found
}
