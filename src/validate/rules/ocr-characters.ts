/** OCR-001 and OCR-004: characters that a scanner has misread. */
import { oncePerWord } from '../once.ts'
import { keyOf, phraseIndex, phrasesIn, quotationsIn, withCaseOf } from '../phrases.ts'
import { findingOn, proseOf, proseWords } from '../prose.ts'
import { defineRule, type Subject } from '../rule.ts'
import { ownBlocks } from '../text.ts'

type Row = { slag: 'ord'; lest: string; rett: string } | { slag: 'punkttegn'; tegn: readonly string[] }

/** An & between two words in lower case is a misread å; «Ernst & Young» and «R&D» are names. */
const AMPERSAND = /(?<=(?:^|[\p{Ll},)])[ \u00A0])&(?=[ \u00A0]\p{Ll})/gu
/** «0g», «|vareta», «@konomi»: a sign where only a letter can be. */
const SIGN = /(?<![\p{L}\d./:@_-])(?:0(?=\p{Ll}{1,30}(?![\p{L}\d]))|\|(?=\p{Ll}{3})|@(?=\p{Ll}{3,30}(?![\p{L}\d.@])))\p{Ll}+/gu
/** A g that no Norwegian word has: first before a consonant («gnsker», «gkonomi»), or between two («sgknad», «mgtes»). */
const G = /^g(?=[bdfkmpstvx]|n[bdfgkmpst])|(?<=[bdfkmpstv])g(?=[bdfkmpstv])|(?<=^l)g(?=[bdfkpt])|(?<=kj)g(?=n)|(?<=^[sft])g(?=[rn])/u

export const ocr001 = defineRule({
  id: 'OCR-001',
  severity: 'warning',
  summary: { nb: 'Tegn som skanneren har lest feil', en: 'Characters that a scanner has misread' },
  why: {
    nb: 'Skannede avtaler får ofte g, &, @ og 0 for ø, å og o. En skadet tekst må ikke vedtas; bokstavene må rettes mot originalen.',
    en: 'Scanned agreements often have g, &, @ and 0 for ø, å and o. Damaged text must not be adopted; mend it against the original.',
  },
  sentences: {
    damaged: {
      nb: ['Mulig skanneskade: «{found}»; forslag «{fixed}».', 'Se etter i originalen, og skriv ordet riktig.'],
      en: ['Possible OCR damage: «{found}»; suggestion «{fixed}».', 'Look it up in the original and write the word correctly.'],
    },
  },
  judges: ['avtale', 'vedtekter', 'saksframlegg'],
  examples: {
    valid: [
      { text: 'Ernst & Young og Berg & Dal leverer. Skriv til post@nordvika.no.' },
      { text: 'Oppgaver, utgift, bakgrunn, statsgaranti, følgende, utvalgte, bergkunst, salgspris, gnist, gjør, valgperiode, NIVA, ugyldig og lovgrunnlag.' },
      { text: 'Formelt mål: 10 km og 0,5 prosent. Partene bader i sjøen.' },
      { text: 'Legge, trygge, bygge, skogbruk, dagpenger, fagdag, figur, magt, lovgjevar, aksjegevinst, tegning, signatur, diagnose.' },
    ],
    invalid: [
      { text: 'Partene gnsker & samarbeide om havna.', finds: ['gnsker', '&'] },
      { text: 'Styret 0g rådet skal |vareta alle i trad med planen.', finds: ['0g', '|vareta', 'trad med'] },
      { text: '## @konomi\n\nSgknader og mgter behandles lgpende. Det palgper ingen utgifter pa dette omradet.', finds: ['@konomi', 'Sgknader', 'mgter', 'lgpende', 'palgper', 'pa', 'omradet'] },
      { text: 'Samarbeidsomrader utvides, og kommunedirektaren folger opp giennomfaring.', finds: ['Samarbeidsomrader', 'kommunedirektaren', 'giennomfaring'] },
    ],
  },
  *check(subject) {
    const listed = listedIn(subject)
    const mendedOf = oncePerWord((word) => mended(word, listed.parts))
    for (const block of ownBlocks(subject)) {
      const text = proseOf(block)
      const found: { from: number; to: number; fixed: string }[] = []
      for (const { index } of text.matchAll(AMPERSAND)) found.push({ from: index, to: index + 1, fixed: 'å' })
      // An @ in front of a word is no address, though it is hidden as one.
      for (const { 0: sign, index } of block.text.matchAll(SIGN)) {
        const first = sign.startsWith('0') ? 'o' : sign.startsWith('|') ? 'i' : 'ø'
        found.push({ from: index, to: index + sign.length, fixed: withCaseOf(sign.startsWith('@') ? 'Ø' : first, first + sign.slice(1)) })
      }
      const words = proseWords(block)
      found.push(...phrasesIn(text, listed.phrases, words).filter(({ found: read }) => !/^\p{Lu}{2,}$/u.test(read)).map(({ from, to, found: read, row }) => ({ from, to, fixed: withCaseOf(read, row.rett) })))
      for (const word of words) {
        const fixed = mendedOf(word.word)
        if (fixed !== undefined) found.push({ from: word.from, to: word.to, fixed: withCaseOf(word.word, fixed) })
      }
      found.sort((a, b) => a.from - b.from || b.to - a.to)
      let done = 0
      for (const { from, to, fixed } of found) {
        if (from < done) continue
        done = to
        yield findingOn(block, from, to, { values: { found: block.text.slice(from, to), fixed } }, { text: fixed })
      }
    }
  },
})

interface Listed {
  phrases: ReturnType<typeof phraseIndex<{ lest: string; rett: string }>>
  /** What a compound begins or ends with. */
  parts: readonly { read: string; right: string; begins: boolean; ends: boolean }[]
}

function listedIn({ rows }: Subject): Listed {
  const words = rows<Row>('ocr').flatMap((row) => (row.slag === 'ord' ? [row] : []))
  const isPart = ({ lest }: { lest: string }): boolean => lest.startsWith('-') || lest.endsWith('-')
  const parts = words.filter(isPart).map(({ lest, rett }) => ({ read: lest.replaceAll('-', ''), right: rett.replaceAll('-', ''), begins: lest.endsWith('-'), ends: lest.startsWith('-') }))
  return { phrases: phraseIndex(words.filter((row) => !isPart(row)), ({ lest }) => [lest]), parts }
}

/** @returns the word as it must have stood, or undefined where nothing shows that it is misread. */
function mended(word: string, parts: Listed['parts']): string | undefined {
  const key = keyOf(word)
  for (const { read, right, begins, ends } of parts) {
    if (ends && key.endsWith(read) && key !== read) return key.slice(0, -read.length) + right
    if (begins && key.startsWith(read) && key !== read) return right + key.slice(read.length)
  }
  // Initials and codes have any letters side by side.
  return key.length >= 4 && !/\d|\p{Ll}\p{Lu}|^\p{Lu}+$/u.test(word) && G.test(key) ? key.replace(G, 'ø') : undefined
}

export const ocr004 = defineRule({
  id: 'OCR-004',
  severity: 'warning',
  summary: { nb: 'Strekpunkt som skanneren har lest som et tegn', en: 'Bullet that a scanner has read as a character' },
  why: {
    nb: 'Et avsnitt som begynner med «o», «e», «»» eller «¢», er som regel et strekpunkt i originalen. Uten listen går sammenhengen tapt, også for skjermlesere.',
    en: 'A paragraph that begins with «o», «e», «»» or «¢» was a bullet in the original, as a rule. Without the list the structure is lost, for screen readers too.',
  },
  sentences: {
    glyph: {
      nb: ['Listetegnet er feiltolket: «{glyph}».', 'Begynn linjen med «- » slik at den blir et punkt i en liste.'],
      en: ['Misread bullet glyph: «{glyph}».', 'Begin the line with «- » so that it becomes an item of a list.'],
    },
  },
  judges: ['avtale', 'vedtekter', 'saksframlegg'],
  examples: {
    valid: [
      { text: '- Partene møtes årlig.\n- E-post brukes.' },
      { text: '«Vi bygger havn» er mottoet.\n\n«Rammeverket» er vedlagt.' },
      { text: 'O store Gud er en salme. E 18 går forbi.' },
    ],
    invalid: [
      { text: 'Styret skal\n\no lede arbeidet\n\no vedta planer', finds: ['o', 'o'] },
      { text: 'e Behandle søknader fra medlemmer.', finds: ['e'] },
      { text: '« Etablere dialog med staten.\n\n» Fastsette årsplan.\n\n¢ Utforme regler.', finds: ['«', '»', '¢'] },
    ],
  },
  *check(subject) {
    const glyphs = new Set(subject.rows<Row>('ocr').flatMap((row) => (row.slag === 'punkttegn' ? row.tegn : [])))
    for (const block of ownBlocks(subject)) {
      const glyph = block.text.charAt(0)
      const isAlone = block.kind === 'paragraph' && glyphs.has(glyph) && /^.[ \u00A0]\p{L}/u.test(block.text.slice(0, 3))
      const isQuotation = glyph === '«' && quotationsIn(block.text)[0]?.from === 1
      if (isAlone && !isQuotation) yield findingOn(block, 0, 1, { values: { glyph } }, { text: '-' })
    }
  },
})
