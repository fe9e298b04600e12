/** SAK-004 to SAK-006: what a saksfremlegg proposes and claims, against itself and the draft that it is about. */
import { exampleDraft } from '../example-draft.ts'
import { clauseCalled, clauseTexts } from '../clause-text.ts'
import { analyse } from '../../document/analyse.ts'
import { expressionsOf } from '../expressions.ts'
import { phraseIndex, phrasesIn, type Phrase } from '../phrases.ts'
import { shown, textWords } from '../prose.ts'
import { defineRule, type Subject } from '../rule.ts'
import { ownBlocks, sentenceFinder, textBlocks, type TextBlock } from '../text.ts'

const costly = [exampleDraft({ tittel: 'Samarbeidsavtale om havn' }, '## Formål', 'Partene samarbeider.', '## Økonomi', 'Hver part dekker sine egne kostnader.')]
const free = [exampleDraft({ tittel: 'Samarbeidsavtale om havn' }, '## Formål', 'Partene møtes årlig.')]
const adopted = [exampleDraft({ tittel: 'Samarbeidsavtale om havn', status: 'vedtatt' }, '## Formål', 'Partene møtes årlig.')]

function* said(subject: Subject, rule: string, kind: string, blocks: readonly TextBlock[]): Generator<Phrase<string> & { block: TextBlock; sentence: [number, number] }> {
  const index = phraseIndex(expressionsOf(subject, rule, kind), (expression) => [expression])
  for (const block of blocks) {
    const sentenceAt = sentenceFinder(block.text)
    for (const phrase of phrasesIn(block.text, index, textWords(block))) yield { ...phrase, block, sentence: sentenceAt(phrase.from) }
  }
}

export const sak004 = defineRule({
  id: 'SAK-004',
  severity: 'warning',
  summary: { nb: 'Forslag til vedtak som ikke vedtar avtalen', en: 'A proposed decision that does not adopt the agreement' },
  why: {
    nb: 'Når saken bare tas til orientering, er avtalen ikke vedtatt. Da kan verken tittelen eller statusen si noe annet.',
    en: 'When a case is only taken note of, the agreement is not adopted. Neither title nor status may then say otherwise.',
  },
  sentences: {
    status: {
      nb: ['Forslaget er «{phrase}», men avtalen har status «{status}».', 'Foreslå at avtalen blir vedtatt, eller sett statusen tilbake til «til-behandling».'],
      en: ['The proposal is «{phrase}», but the agreement has the status «{status}».', 'Propose to adopt the agreement, or set the status back to «til-behandling».'],
    },
    title: {
      nb: ['Forslaget er «{phrase}», men tittelen sier «{title}».', 'Foreslå et vedtak, eller kall saken en orientering i tittelen.'],
      en: ['The proposal is «{phrase}», but the title says «{title}».', 'Propose a decision, or call the case an orientering in the title.'],
    },
  },
  judges: ['saksframlegg'],
  examples: {
    valid: [
      { text: '## Forslag til vedtak\n\nSaken tas til orientering.', type: 'saksfremlegg', head: 'tittel: Orientering om havneavtalen', related: { attached: free } },
      { text: '## Forslag til vedtak\n\nAvtalen blir vedtatt.', type: 'saksfremlegg', head: 'tittel: Godkjenning av havneavtalen', related: { attached: adopted } },
      { text: '## Tidligere behandling\n\nForrige sak ble tatt til orientering.\n\n## Forslag til vedtak\n\nAvtalen blir vedtatt.', type: 'saksfremlegg', head: 'tittel: Vedtak av havneavtalen' },
      { text: '## Forslag til vedtak\n\n1. Avtalen blir vedtatt.\n2. Økonomien tas til orientering.', type: 'saksfremlegg', head: 'tittel: Vedtak av havneavtalen' },
    ],
    invalid: [
      { text: '## Forslag til vedtak\n\nSaken tas til orientering.', type: 'saksfremlegg', related: { attached: adopted }, finds: ['tas til orientering'] },
      { text: '## Innstilling\n\nSaken tas til etterretning.', type: 'saksfremlegg', head: 'tittel: Godkjenning av havneavtalen', finds: ['tas til etterretning'] },
      { text: '## Forslag til vedtak\n\nKommunestyret tar saken til orientering.', type: 'saksfremlegg', head: 'tittel: Vedtak av samarbeidsavtale', finds: ['tar saken til orientering'] },
    ],
  },
  *check(subject) {
    const decision = clauseCalled('forslag-til-vedtak', subject)
    const [first] = decision && decision.blocks.length === 1 ? said(subject, 'SAK-004', 'orientering', decision.blocks) : []
    if (!first) return
    const position = first.block.place(first.from, first.to)
    const status = subject.related.attached.map(({ document }) => document.meta.status).find((one) => one === 'vedtatt' || one === 'til-signering' || one === 'signert')
    if (status !== undefined) yield { sentence: 'status', position, values: { phrase: first.found, status } }
    const title = phrasesIn(subject.meta.tittel ?? '', phraseIndex(expressionsOf(subject, 'SAK-004', 'vedtak'), (expression) => [expression]))[0]
    if (title && status === undefined && title.from === 0) yield { sentence: 'title', position, values: { phrase: first.found, title: shown(subject.meta.tittel ?? '') } }
  },
})

export const sak005 = defineRule({
  id: 'SAK-005',
  severity: 'warning',
  summary: { nb: '«Ingen økonomiske konsekvenser», men avtalen koster', en: '“No economic consequences”, but the agreement costs' },
  why: {
    nb: 'Kommunedirektøren skal sørge for at saken er forsvarlig utredet, også økonomien (koml. § 13-1 tredje ledd).',
    en: 'The chief executive must see that the case is properly prepared, its economy included (koml. § 13-1 third paragraph).',
  },
  sentences: {
    costs: {
      nb: ['Saken sier «{claim}», men avtalen har en bestemmelse om kostnader: «{clause}».', 'Skriv hva avtalen koster kommunen, eller at påstanden bare gjelder vedtaket om å ta saken til orientering.'],
      en: ['The case says «{claim}», but the agreement has a clause on costs: «{clause}».', 'Say what the agreement costs, or that the claim is only about taking note of the case.'],
    },
  },
  judges: ['saksframlegg'],
  examples: {
    valid: [
      { text: 'Vedtaket har ikke økonomiske konsekvenser.', type: 'saksfremlegg', related: { attached: free } },
      { text: 'Vedtaket om å ta saken til orientering har ikke økonomiske konsekvenser.', type: 'saksfremlegg', related: { attached: costly } },
      { text: 'Avtalen koster kommunen 150 000 kroner i året.', type: 'saksfremlegg', related: { attached: costly } },
      { text: 'Vedtaket har ingen økonomiske konsekvenser.', type: 'saksfremlegg' },
    ],
    invalid: [
      { text: 'Vedtaket har ikke økonomiske konsekvenser.', type: 'saksfremlegg', related: { attached: costly }, finds: ['ikke økonomiske konsekvenser'] },
      { text: 'Saken har ingen økonomiske konsekvenser for kommunen.', type: 'saksfremlegg', related: { attached: costly }, finds: ['ingen økonomiske konsekvenser'] },
      { text: 'Avtalen gir ingen kostnader. Den gjelder i fire år.', type: 'saksfremlegg', related: { attached: costly }, finds: ['ingen kostnader'] },
    ],
  },
  *check(subject) {
    const stems = expressionsOf(subject, 'SAK-005', 'kostnad')
    for (const { path, document } of subject.related.attached) {
      const clauses = clauseTexts(textBlocks(document, analyse(document)))
      const cost = clauses.find(({ blocks }) => blocks.some((block) => textWords(block).some(({ key }) => stems.some((stem) => key.startsWith(stem)))))
      const place = cost?.at.place(0, cost.at.text.length)
      if (!cost) continue
      for (const { found: claim, block, from, to, sentence } of said(subject, 'SAK-005', 'ingen', ownBlocks(subject))) {
        if (/orientering|etterretning/i.test(block.text.slice(Math.max(sentence[0], from - 200), Math.min(sentence[1], from + 200)))) continue
        yield { position: block.place(from, to), values: { claim, clause: cost.title }, ...(place && { related: { file: place.file ?? path, position: place, reason: cost.title } }) }
      }
      return
    }
  },
})

export const sak006 = defineRule({
  id: 'SAK-006',
  severity: 'info',
  summary: { nb: 'Uavklart punkt', en: 'Open point' },
  why: {
    nb: 'Et folkevalgt organ skal vite hva som ikke er avgjort, og hvem som avgjør det (koml. § 13-1: forsvarlig utredet).',
    en: 'A council must know what is not settled, and who will settle it (koml. § 13-1).',
  },
  sentences: {
    open: {
      nb: ['Uavklart punkt: «{sentence}»', 'Avklar punktet før saken sendes, eller skriv hvem som avgjør det og når.'],
      en: ['Open point: «{sentence}»', 'Settle it before the case is sent, or say who decides it and when.'],
    },
  },
  judges: ['saksframlegg'],
  examples: {
    valid: [
      { text: 'Antallet møter er avklart med Sørvika.', type: 'saksfremlegg' },
      { text: 'Avtalen sier at beløpet «er ikke avklart».', type: 'saksfremlegg' },
      { text: 'Møtene har avklart forventningene.', type: 'saksfremlegg' },
      { text: 'Beløpet er ikke avklart.', type: 'samarbeidsavtale' },
    ],
    invalid: [
      { text: 'Antallet møter per år er foreløpig ikke avklart.', type: 'saksfremlegg', finds: ['ikke avklart'] },
      { text: 'Finansieringen er uavklart, og vi kommer tilbake til fordelingen.', type: 'saksfremlegg', finds: ['uavklart', 'kommer tilbake til'] },
      { text: 'Satsen fastsettes senere.', type: 'saksfremlegg', finds: ['fastsettes senere'] },
    ],
  },
  *check(subject) {
    for (const { block, from, to, sentence: [start, end] } of said(subject, 'SAK-006', 'åpent', ownBlocks(subject))) {
      // Only so much is shown, and looked at.
      const before = block.text.slice(Math.max(start, from - 300), from)
      const isQuoted = before.lastIndexOf('«') > before.lastIndexOf('»')
      if (!isQuoted) yield { position: block.place(from, to), values: { sentence: shown(block.text.slice(start, Math.min(end, start + 300)), 90) } }
    }
  },
})
