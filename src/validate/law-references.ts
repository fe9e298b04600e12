/** Finds references to chapters and sections of an act in a text: «kommuneloven kapittel 17 og 21», «koml. § 18-4», «§ 4 i IKS-loven». */
import { sectionsIn } from '../document/norwegian/measures.ts'

export interface LawReference {
  kind: 'chapter' | 'section'
  /** «21», «18-4», «9 a». */
  number: string
  /** Of the number. */
  from: number
  to: number
  /** As cited, act and all. */
  words: string
}

const CHAPTERS = /(?<!\p{L})(?:kapittel|kapitlene|kapitla|kap\.?)[ \u00A0](\d{1,2}(?:(?:, ?| og | eller | til |–)\d{1,2}(?![\d-]|\.\d))*)(?![\d-])/giu

/**
 * @param names of one act, as they are written: «kommuneloven», «koml.».
 * @returns what finds the references to that act in a text.
 */
export function referencesTo(names: readonly string[]): (text: string) => LawReference[] {
  const act = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')
  const named = new RegExp(act, 'iu')
  const before = new RegExp(`(?<![\\p{L}-])(?:${act})s?[ \\u00A0](?:sitt |sin )?$`, 'iu')
  const after = new RegExp(`^(?:[ \\u00A0](?:første|andre|annet|tredje|fjerde|femte|sjette)[ \\u00A0]ledd)?[ \\u00A0]i[ \\u00A0](?:${act})(?!\\p{L})`, 'iu')
  const citedIn = (text: string): Cited => (from, to) => {
    const lead = before.exec(text.slice(Math.max(0, from - 60), from))?.[0]
    const reference = to - from > LONGEST ? `${text.slice(from, from + LONGEST)}…` : text.slice(from, to)
    if (lead !== undefined) return `${lead}${reference}`
    const tail = after.exec(text.slice(to, to + 80))?.[0]
    return tail === undefined ? undefined : `${reference}${tail}`
  }
  // Most texts name no act at all, and looking for a sign is cheaper than looking for a name.
  return (text) => (!CITES.test(text) || !named.test(text) ? [] : [...chapters(text, citedIn(text)), ...sections(text, citedIn(text))].sort((a, b) => a.from - b.from))
}

const CITES = /§|kap/iu

/** A message quotes no more of a list of sections than this. */
const LONGEST = 60

type Cited = (from: number, to: number) => string | undefined

function chapters(text: string, cited: Cited): LawReference[] {
  return Array.from(text.matchAll(CHAPTERS)).flatMap(({ 0: whole, 1: list = '', index }) => {
    const words = cited(index, index + whole.length)
    const start = index + whole.length - list.length
    if (words === undefined) return []
    return Array.from(list.matchAll(/\d+/g), ({ 0: number, index: at }): LawReference => ({ kind: 'chapter', number, from: start + at, to: start + at + number.length, words }))
  })
}

function sections(text: string, cited: Cited): LawReference[] {
  return sectionsIn(text).flatMap(({ from, to, sections: numbers }) => {
    const words = cited(from, to)
    let at = from
    if (words === undefined) return []
    return numbers.map((number): LawReference => {
      const digits = /^\d+(?:-\d+)?/.exec(number)?.[0] ?? number
      const found = text.slice(at, to).search(new RegExp(digits.replace('-', '[-\\u2011]')))
      const start = at + Math.max(0, found)
      at = start + digits.length
      return { kind: 'section', number, from: start, to: at, words }
    })
  })
}
