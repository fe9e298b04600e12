/** REF-002 to REF-004: references to documents outside this one. */
import { expressionsOf } from '../expressions.ts'
import { keyOf, phraseIndex, phrasesIn, wordsIn, type Phrase } from '../phrases.ts'
import { proseOf, proseWords } from '../prose.ts'
import { defineRule, type Subject } from '../rule.ts'
import { ownBlocks, type TextBlock } from '../text.ts'

interface Row {
  ord: readonly string[]
  stamme: string
  del?: boolean
}

const twoParts = 'Som beskrevet i partnerskapsavtalens generelle del legges målene til grunn.'

/** References to other documents; a document's own name for itself is none. */
function* others(subject: Subject): Generator<Phrase<Row> & { block: TextBlock }> {
  const own = keyOf(`${subject.meta.tittel ?? ''} ${[subject.meta.undertittel ?? ''].flat().join(' ')}`)
  const rows = subject.rows<Row>('andre-dokumenter').filter(({ stamme }) => !own.includes(stamme))
  const index = phraseIndex(rows, ({ ord }) => ord)
  for (const block of ownBlocks(subject)) {
    if (block.kind === 'heading' || block.kind === 'title' || block.kind === 'titleLine' || block.kind === 'attachment') continue
    for (const phrase of phrasesIn(proseOf(block), index, proseWords(block))) yield { ...phrase, block }
  }
}

export const ref002 = defineRule({
  id: 'REF-002',
  severity: 'warning',
  summary: { nb: 'Henvisning til et dokument som ikke er registrert', en: 'Reference to a document that is not registered' },
  why: {
    nb: 'Den som vedtar avtalen, skal kunne lese alt den bygger på. Et dokument som ikke er vedlagt eller oppgitt, kan ikke kontrolleres.',
    en: 'Whoever adopts the agreement must be able to read all that it rests on. A document neither attached nor named cannot be checked.',
  },
  sentences: {
    unregistered: {
      nb: ['Avtalen viser til «{document}», men dokumentet er verken vedlagt eller oppgitt.', 'Legg det i «vedlegg», eller oppgi det i «avtaleverk: hoveddokument» øverst i filen.'],
      en: ['The agreement refers to «{document}», but the document is neither attached nor named.', 'Put it under «vedlegg», or name it in «avtaleverk: hoveddokument» at the top of the file.'],
    },
  },
  judges: ['avtale'],
  examples: {
    valid: [
      { text: twoParts, head: 'avtaleverk: { del: spesiell, hoveddokument: ../generell-del }' },
      { text: 'Felles rammeavtaler og vedtekter kan inngås. En spesiell delegering trengs ikke.' },
      { text: 'Vedtektene for nettverket (**«vedtektene»**) er vedtatt i 2020.' },
      { text: 'Hovedavtalen går foran.', head: 'tittel: Hovedavtale om havn' },
    ],
    invalid: [
      { text: `${twoParts} For øvrig gjelder generell del.`, finds: ['generelle del'] },
      { text: 'Partene følger rammeavtalen av 2020 og databehandleravtalen.', finds: ['rammeavtalen', 'databehandleravtalen'] },
      { text: 'Oppløsning er regulert i vedtektene.', finds: ['vedtektene'] },
    ],
  },
  *check(subject) {
    const { meta, analysis, related } = subject
    const isNamed = (meta['avtaleverk'] as { hoveddokument?: string } | undefined)?.hoveddokument !== undefined || related.parts.length > 0
    const known = keyOf([...(meta.vedlegg ?? []).map(({ tittel }) => tittel), ...analysis.terms.map(({ term }) => term)].join(' '))
    const told = new Set<string>()
    for (const { row, found, block, from, to } of others(subject)) {
      if (told.has(row.stamme) || (isNamed && row.del) || known.includes(row.stamme)) continue
      told.add(row.stamme)
      yield { position: block.place(from, to), values: { document: found } }
    }
  },
})

/** What a rule on precedence says in one way or another. */
const PRECEDENCE = /motstrid|(?:går|gjelder|gjeld|har|skal gå) (?:foran|framfor|føre|forrang)|forrang|rangordning|rangfølge/iu

export const ref003 = defineRule({
  id: 'REF-003',
  severity: 'warning',
  summary: { nb: 'Flere deler uten regel om motstrid', en: 'Several parts without a rule on precedence' },
  why: {
    nb: 'Når en avtale har flere deler, må den si hvilken som gjelder når de sier ulike ting (god avtalepraksis).',
    en: 'When an agreement has several parts it must say which one holds where they differ (drafting practice).',
  },
  sentences: {
    none: {
      nb: ['Avtalen viser til «{part}», men har ingen regel om hva som gjelder ved motstrid.', 'Legg til et punkt om motstrid, for eksempel standardklausulen «motstrid».'],
      en: ['The agreement refers to «{part}» but has no rule on what holds when they conflict.', 'Add a clause on precedence, such as the standard clause «motstrid».'],
    },
  },
  judges: ['avtale'],
  examples: {
    valid: [
      { text: `${twoParts} Ved motstrid gjelder denne delen.` },
      { text: 'Vedtektene utfyller avtalen. Avtalen går foran vedtektene.' },
      { text: 'Partene følger databehandleravtalen.' },
    ],
    invalid: [
      { text: twoParts, finds: ['generelle del'] },
      { text: 'Vedtektene utfyller avtalen, og vedtektene kan endres.', finds: ['Vedtektene'] },
      { text: 'Rammeavtalen gjelder. Partene foran seg har mye arbeid.', finds: ['Rammeavtalen'] },
    ],
  },
  *check(subject) {
    const [first] = [...others(subject)].filter(({ row }) => row.del)
    const isSaid = subject.blocks.some(({ text }) => PRECEDENCE.test(text)) || subject.related.parts.some(({ document }) => PRECEDENCE.test(JSON.stringify(document.children)))
    if (first && !isSaid) yield { position: first.block.place(first.from, first.to), values: { part: first.found } }
  },
})

export const ref004 = defineRule({
  id: 'REF-004',
  severity: 'warning',
  summary: { nb: 'Dynamisk henvisning', en: 'Dynamic reference' },
  why: {
    nb: '«Til enhver tid gjeldende» gjør at innholdet i avtalen kan endres uten nytt vedtak. For lov og forskrift er det greit, for partenes egne dokumenter må det være ment.',
    en: 'A reference to a text «as it stands at any time» lets the content of the agreement change without a new decision. For statutes that is fine; for the parties’ own documents it must be meant.',
  },
  sentences: {
    dynamic: {
      nb: ['«{phrase}» viser til tekst som kan endres uten nytt vedtak.', 'Vis til en bestemt utgave (dato eller vedlegg), eller skriv hvem som kan endre teksten.'],
      en: ['«{phrase}» refers to text that can change without a new decision.', 'Refer to one version (a date or an attachment), or say who may change the text.'],
    },
  },
  judges: ['avtale', 'vedtekter'],
  examples: {
    valid: [
      { text: 'Samarbeidet følger den til enhver tid gjeldende lovgivning og til enhver tid gjeldende offentlige forskrifter.' },
      { text: 'Organiseringen skal til enhver tid sikre at alle er med.' },
      { text: 'Kjøp følger de til enhver tid gjeldende reglene om offentlige anskaffelser. Statens til enhver tid gjeldende regler for reiser gjelder.' },
      { text: 'Partene følger vedtektene av 1. mars 2026.' },
    ],
    invalid: [
      { text: 'Rammene utfylles av til enhver tid gjeldende vedtekter.', finds: ['til enhver tid gjeldende'] },
      { text: 'Driften skal følge til enhver tid gjeldende regler for havner.', finds: ['til enhver tid gjeldende'] },
      { text: 'Arbeidet følger den til enhver tid gjeldende instruksen fra styret.', finds: ['til enhver tid gjeldende'] },
      { text: 'Prisene følger til enhver tid gjeldende prisliste.\n\nOppløsning følger til enhver tid gjeldende vedtekter.', finds: ['til enhver tid gjeldende', 'til enhver tid gjeldende'] },
    ],
  },
  *check(subject) {
    const index = phraseIndex(expressionsOf(subject, 'REF-004', 'dynamisk'), (expression) => [expression])
    const keys = (kind: string): string[] => expressionsOf(subject, 'REF-004', kind).map(keyOf)
    const laws = keys('lov')
    const rules = new Set(keys('regler'))
    const fields = keys('lovområde')
    for (const block of ownBlocks(subject)) {
      const text = proseOf(block)
      for (const { found, from, to } of phrasesIn(text, index, proseWords(block))) {
        const next = wordsIn(text.slice(to, to + 60)).slice(0, 3)
        if (next.some(({ key }) => laws.some((law) => key.startsWith(law) || key.endsWith(`${law}ene`) || key.endsWith(law)))) continue
        // «Regler» may be the law's or the parties' own: the words around tell, «regler om offentlige anskaffelser».
        const near = next.some(({ key }) => rules.has(key)) ? wordsIn(text.slice(Math.max(0, from - 30), to + 80)) : []
        if (!near.some(({ key }) => fields.some((field) => key.startsWith(field)))) yield { position: block.place(from, to), values: { phrase: found } }
      }
    }
  },
})
