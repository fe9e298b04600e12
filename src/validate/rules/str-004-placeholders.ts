/** STR-004: placeholders and instructions that were left in the text. */
import { oncePer } from '../once.ts'
import { findingOn, proseOf, shown } from '../prose.ts'
import { defineRule } from '../rule.ts'
import { sentencesOf, type TextBlock } from '../text.ts'

/** A row of `utfyllingstekst.yaml`. */
interface Placeholder {
  uttrykk: string
  plass?: 'slutt'
}

/** Brackets around an instruction: «[navn]», «<dato>», «[sett inn …]»; not «[…]», «[sic]» or a reference number. */
const BRACKETED = /[[<]\s?(?:(?:fyll|sett|skriv|velg|vel|angi|oppgi|navn|namn|dato|beløp|kommune|part|sted|stad|tittel)(?!\p{L})|xx|\.{3}|__)[^\][<>\n]{0,60}[\]>]/giu
/** «XX kommune», «xx.xx.20xx», «NN», «kr xxx». */
const CROSSES = /(?<![\p{L}\d])(?:x{2,}(?:[./]x{2,})*(?:[./](?:20)?[x\d]{2,4})?|X{2,}(?:[./]X{2,})*(?:[./](?:20)?[X\d]{2,4})?|NN|N\.N\.|TBD|TODO)(?![\p{L}\d])/gu
/** A line to write on. */
const LINE = /_{3,}|\.{5,}|…{3,}/g
/** Lines to write on are at home after these words, in a form. */
const FORM_LABEL = /(?:^|[\s(])(?:sted|stad|dato|navn|namn|for|tittel|stilling|underskrift|signatur|adresse|telefon|e-post|tlf|orgnr|organisasjonsnummer)[^.…_:]{0,40}[.:]?[ \u00A0]*$/iu
/** Alternatives that nobody has chosen among: three or more with spaced slashes inside one quotation. */
const ALTERNATIVES = /«[^«»/]{1,80} \/ [^«»/]{1,80} \/ [^«»]{1,80}»/gu

export const str004 = defineRule({
  id: 'STR-004',
  severity: 'error',
  summary: { nb: 'Utfyllingstekst står igjen', en: 'Placeholder text is left' },
  why: {
    nb: 'En avtale med tomme plasser eller veiledningstekst kan ikke vedtas: det er ikke bestemt hva som gjelder. Bruk en verdi i hodet for det som skal fylles ut senere.',
    en: 'An agreement with blanks or instructions cannot be adopted: what applies is not settled. Use a value in the front matter for what is to be filled in later.',
  },
  sentences: {
    left: {
      nb: ['Utfyllingstekst står igjen: «{text}».', 'Skriv det som skal gjelde, eller ta det bort. Skal det fylles ut senere, bruker du en verdi i hodet, som {example}.'],
      en: ['Placeholder text is left: «{text}».', 'Write what is to apply, or remove it. For what will be filled in later, use a value in the front matter, such as {example}.'],
    },
  },
  examples: {
    valid: [
      { text: 'Tiltakene som listes opp i vedlegg 1, følger «[…] den vanlige» framgangsmåten [1] [tall i mill. kroner] [velferd].' },
      { text: 'Sted ........ Dato ........\n\nFor kommunen ............' },
      { text: 'Planen «Rammeverk for drift / vedlikehold» gjelder kommune/fylkeskommune, klasse XII.' },
      { text: 'Beløpet er {{verdier.sats}}.', head: 'verdier:\n  sats:' },
      { text: 'Partene fyller ut skjemaet og setter inn dato i systemet.' },
    ],
    invalid: [
      { text: 'Alle kommunene som deltar, listes opp.', finds: ['listes opp'] },
      { text: 'Avtalen gjelder fra xx.xx.2026 mellom [navn på kommune] og XX kommune.', finds: ['xx.xx.2026', '[navn på kommune]', 'XX'] },
      { text: 'Bidraget er kr ______ i året.', finds: ['______'] },
      { text: 'Avtalen vedtas av «Kommunestyret / Formannskapet / Utvalget». Stryk det som ikke passer.', finds: ['«Kommunestyret / Formannskapet / Utvalget»', 'Stryk det som ikke passer'] },
    ],
  },
  *check({ blocks, rows }) {
    const phrases = rows<Placeholder>('utfyllingstekst')
    for (const block of blocks) {
      if (block.kind === 'signature') continue
      const prose = proseOf(block)
      const found: [number, number][] = []
      for (const pattern of [BRACKETED, CROSSES, ALTERNATIVES]) for (const { 0: text, index } of prose.matchAll(pattern)) found.push([index, index + text.length])
      for (const { 0: text, index } of prose.matchAll(LINE)) if (!FORM_LABEL.test(prose.slice(Math.max(0, index - 60), index))) found.push([index, index + text.length])
      found.push(...phrasesIn(block, prose.toLowerCase(), phrases))
      for (const [from, to] of apart(found)) yield findingOn(block, from, to, { values: { text: shown(prose.slice(from, to)).replace(/^«|»$/g, ''), example: '{{verdier.navn}}' } })
    }
  },
})

/** Where the last word of each sentence ends. */
const endsOf: (block: TextBlock) => ReadonlySet<number> = oncePer((block) => {
  const ends = new Set<number>()
  for (const [from, to] of sentencesOf(block)) {
    let end = to
    while (end > from && /[\s.;:]/.test(block.text[end - 1] ?? '')) end -= 1
    ends.add(end)
  }
  return ends
})

function phrasesIn(block: TextBlock, lower: string, phrases: readonly Placeholder[]): [number, number][] {
  return phrases.flatMap(({ uttrykk, plass }) => {
    const found: [number, number][] = []
    for (let at = lower.indexOf(uttrykk); at !== -1; at = lower.indexOf(uttrykk, at + 1)) {
      const to = at + uttrykk.length
      const isWhole = !/\p{L}/u.test((lower[at - 1] ?? '') + (lower[to] ?? ''))
      if (isWhole && (plass !== 'slutt' || endsOf(block).has(to))) found.push([at, to])
    }
    return found
  })
}

/** In order, without those that lie in one before. */
function apart(found: readonly [number, number][]): [number, number][] {
  const kept: [number, number][] = []
  for (const span of [...found].sort((a, b) => a[0] - b[0] || b[1] - a[1])) if (span[0] >= (kept.at(-1)?.[1] ?? 0)) kept.push(span)
  return kept
}
