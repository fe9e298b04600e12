/** STR-011: list items of unlike form. */
import type { List, ListItem, Node } from '../../document/tree.ts'
import { findingOn, proseOf } from '../prose.ts'
import { defineRule, type Subject } from '../rule.ts'
import type { TextBlock } from '../text.ts'
import { endingsOf } from '../unfinished.ts'

interface ItemForm {
  block: TextBlock
  /** Undefined where the text does not say: a number, an abbreviation, an item that goes on in a list of its own. */
  initial?: 'upper' | 'lower'
  end?: 'stop' | 'none'
}

const NAMES = {
  nb: { upper: 'stor forbokstav', lower: 'liten forbokstav', stop: 'punktum til slutt', none: 'uten punktum til slutt' },
  en: { upper: 'a capital first', lower: 'lower case first', stop: 'a full stop at the end', none: 'no full stop at the end' },
}
/** An abbreviation or an ordinal at the end says nothing of the sentence. */
const AMBIGUOUS_END = /(?:[:–-]|(?:^|[\s(])(?:mv|m\.m|osv|etc|o\.l|mfl|m\.fl|stk|kr|nr|mill|mrd)\.|\d\.)$/iu

export const str011 = defineRule({
  id: 'STR-011',
  severity: 'warning',
  summary: { nb: 'Listepunkter med ulik form', en: 'List items of unlike form' },
  why: {
    nb: 'Punktene i en liste skal ha samme form: hele setninger med stor bokstav og punktum, eller ledd med liten bokstav og uten punktum (Språkrådet). Et punkt som skiller seg ut, er ofte limt inn eller mangler noe.',
    en: 'Items of a list have one form: whole sentences with capital and full stop, or fragments in lower case without (Språkrådet). An item that differs was often pasted in or lacks something.',
  },
  sentences: {
    unlike: {
      nb: ['Punktene i listen har ulik form: de fleste har {usual}, dette har {own}.', 'Gi punktet samme form som de andre, og kontroller at ingenting mangler.'],
      en: ['The list items differ in form: most have {usualEn}, this one has {ownEn}.', 'Give the item the form of the others, and check that nothing is missing.'],
    },
  },
  judges: ['any'],
  examples: {
    valid: [
      { text: 'Partene skal\n\n- møtes hvert år\n- dele erfaringer\n- rapportere til KS.' },
      { text: 'Med er\n\n- kommunene\n- Nordvika fylkeskommune\n- KS' },
      { text: '- Partene møtes hvert år.\n- Partene deler erfaringer:\n  - om havna\n  - om veiene\n- 2 møter holdes digitalt.' },
      { text: 'Partene skal\n\n1. møtes;\n2. dele; og\n3. rapportere.' },
    ],
    invalid: [
      { text: 'Møtene:\n\n- er åpne for alle.\n- ledes av lederen.\n- Møtet fastsetter årshjul', finds: ['årshjul'] },
      { text: '- Partene møtes hvert år.\n- dele erfaringer.\n- Partene rapporterer.', finds: ['dele'] },
      { text: '- budsjett\n- årlige rammer\n- Endringer i avtalen\n\nOm endringer gjelder dette.', finds: ['Endringer'] },
    ],
  },
  *check(subject) {
    const { maybeOpenEnded } = endingsOf(subject)
    const words = lowerWords(subject)
    for (const items of itemsByList(subject)) {
      const forms = items.map((item) => formOf(item, maybeOpenEnded))
      const [initial, end] = [usual(forms.map((form) => form.initial)), usual(forms.map((form) => form.end))]
      for (const [i, form] of forms.entries()) {
        const { block } = form
        // Norwegian lists of fragments may close with the sentence's own stop.
        const closes = i === forms.length - 1 && form.end === 'stop' && forms.slice(0, -1).every((other) => other.end !== 'stop')
        const oddEnd = form.end !== undefined && form.end !== end && !closes
        const first = /^[^\p{L}]*(\p{L}+)/u.exec(block.text)
        // A capital among lower-case items may be a name; a word that the document also has in lower case is none.
        const oddInitial = form.initial !== undefined && form.initial !== initial && (form.initial === 'lower' || (first !== null && words().has((first[1] ?? '').toLowerCase())))
        if (!oddEnd && !oddInitial) continue
        const [key, own] = oddEnd ? [end, form.end] : [initial, form.initial]
        if (!key || !own) continue
        const lastWord = /[^\s]+$/u.exec(block.text.slice(-60).trimEnd())?.[0] ?? ''
        const to = block.text.trimEnd().length
        const [from, until] = oddEnd ? [to - lastWord.length, to] : [(first?.[0].length ?? 0) - (first?.[1]?.length ?? 0), first?.[0].length ?? 1]
        yield findingOn(block, from, until, { values: { usual: NAMES.nb[key], own: NAMES.nb[own], usualEn: NAMES.en[key], ownEn: NAMES.en[own] } })
        break
      }
    }
  },
})

/** The first paragraphs of the items of every list that has more than one. */
function itemsByList({ blocks }: Subject): TextBlock[][] {
  const lists = new Map<List, Map<ListItem, TextBlock>>()
  for (const block of blocks) {
    const [list, item]: (Node | undefined)[] = block.within.slice(-2)
    if (block.kind !== 'paragraph' || list?.type !== 'list' || item?.type !== 'listItem') continue
    const items = lists.get(list) ?? new Map<ListItem, TextBlock>()
    lists.set(list, items)
    if (!items.has(item)) items.set(item, block)
  }
  return [...lists.values()].map((items) => [...items.values()]).filter((items) => items.length > 1)
}

function formOf(block: TextBlock, openEnded: (text: string) => boolean): ItemForm {
  const text = proseOf(block).trimEnd()
  const start = /^[«"“(]?(\p{L})(\p{L}?)/u.exec(text)
  const isAcronym = start?.[2] !== undefined && start[2] !== '' && start[2] === start[2].toUpperCase()
  const item = block.within.at(-1)
  const goesOn = item?.type === 'listItem' && item.children.length > 1
  const end = goesOn || AMBIGUOUS_END.test(text.slice(-12)) || openEnded(text) ? undefined : /[.!?][»”)]?$/.test(text) ? 'stop' : /[;,]$|[;,] (?:og|eller|samt)$/.test(text.slice(-8)) ? undefined : 'none'
  return {
    block,
    ...(start && !isAcronym && { initial: start[1] === start[1]?.toLowerCase() ? ('lower' as const) : ('upper' as const) }),
    ...(end !== undefined && { end }),
  }
}

/** The most frequent, or the first where two are as frequent. */
function usual<T>(values: readonly (T | undefined)[]): T | undefined {
  const counts = new Map<T, number>()
  for (const value of values) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}

/** Words that the document has in lower case; gathered when first asked for. */
function lowerWords({ blocks }: Subject): () => ReadonlySet<string> {
  let words: Set<string> | undefined
  return () => {
    words ??= new Set(blocks.flatMap((block) => proseOf(block).match(/(?<!\p{L})\p{Ll}+/gu) ?? []))
    return words
  }
}
