/** SPR-004: bokmål and nynorsk in one text. */
import { phraseIndex, phrasesIn, quotedIn } from '../phrases.ts'
import { proseOf, proseWords } from '../prose.ts'
import { defineRule } from '../rule.ts'
import { ownBlocks, type TextBlock } from '../text.ts'

interface Row {
  nb: readonly string[]
  nn: readonly string[]
}

const NAMES = { nb: 'bokmål', nn: 'nynorsk' } as const

export const spr004 = defineRule({
  id: 'SPR-004',
  severity: 'error',
  summary: { nb: 'Blanding av bokmål og nynorsk', en: 'Bokmål and nynorsk mixed' },
  why: {
    nb: 'Offentlige organer skal følge offisiell rettskriving (språklova § 10). Kommuner velger målform fritt, men én tekst har én.',
    en: 'Public bodies must follow the official orthography (språklova § 10). Municipalities choose freely between the two forms, but one text has one.',
  },
  sentences: {
    mixed: {
      nb: ['«{word}» er {other}, men teksten er på {form}.', 'Bruk {form} hele veien, eller rett «målform» øverst i filen.'],
      en: ['«{word}» is {other}, but the text is in {form}.', 'Use {form} throughout, or mend «målform» at the top of the file.'],
    },
  },
  judges: ['avtale', 'vedtekter', 'saksframlegg'],
  examples: {
    valid: [
      { text: 'Partene følger språklova, arkivlova og jordlova. Ikke noe annet gjelder fra 1. mars.' },
      { text: 'Partane skal ikkje gjere noko anna enn det som er avtalt.', head: 'målform: nn' },
      { text: 'I vedtaket står det «Kommunane skal ikkje betale».' },
      { text: 'Samarbeidet har navnet Saman IKS og ledes av Ein Hansen.' },
    ],
    invalid: [
      { text: 'Partene skal ikkje betale før varsel er gitt.', finds: ['ikkje'] },
      { text: 'Avtalen gjelder frå 1. mars, og kommunane betaler.\n\nPartene møtes.', finds: ['frå', 'kommunane'] },
      { text: 'Kommunane betaler. Partene er enige om hva som gjelder.', head: 'målform: nn', finds: ['Partene', 'hva', 'gjelder'] },
    ],
  },
  *check(subject) {
    const form = subject.meta.målform ?? 'nb'
    const other = form === 'nb' ? 'nn' : 'nb'
    const rows = subject.rows<Row>('målformer')
    const index = phraseIndex(rows, (row) => row[other])
    const own = phraseIndex(rows, (row) => row[form])
    const told = new Set<string>()
    for (const [file, blocks] of byFile(ownBlocks(subject))) {
      // A clause or an attachment that is wholly in the other form has been written so.
      const isOther = file !== undefined && count(blocks, index) > count(blocks, own)
      for (const block of isOther ? [] : blocks) {
        const text = proseOf(block)
        const isQuoted = quotedIn(text)
        for (const { listed, found, from, to } of phrasesIn(text, index, proseWords(block))) {
          if (told.has(listed) || isQuoted(from) || isName(text, from, found)) continue
          told.add(listed)
          yield { position: block.place(from, to), values: { word: found, other: NAMES[other], form: NAMES[form] } }
        }
      }
    }
  },
})

function byFile(blocks: readonly TextBlock[]): Map<string | undefined, TextBlock[]> {
  const files = new Map<string | undefined, TextBlock[]>()
  for (const block of blocks) {
    const file = block.place(0, 1)?.file
    const known = files.get(file)
    if (known) known.push(block)
    else files.set(file, [block])
  }
  return files
}

function count(blocks: readonly TextBlock[], index: ReturnType<typeof phraseIndex<Row>>): number {
  return blocks.reduce((total, block) => total + phrasesIn(proseOf(block), index, proseWords(block)).length, 0)
}

/** A capital inside a sentence. */
function isName(text: string, from: number, found: string): boolean {
  return /^\p{Lu}/u.test(found) && /[\p{L}\d,] $/u.test(text.slice(Math.max(0, from - 2), from))
}
