/**
 * Reads a Hunspell dictionary that the user has installed (`.aff` and `.dic`, https://hunspell.github.io). None comes with lilla: the
 * Norwegian ones are under the GPL. Suffixes and prefixes are undone one at a time; compounds are split by `isCompound`.
 */
import { distance, type Dictionary } from './dictionary.ts'

interface Affix {
  flag: string
  strip: string
  add: string
  /** Of the stem: its end for a suffix, its beginning for a prefix. */
  condition: RegExp | undefined
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyzæøåéèêòóôüäö'

/** @returns the dictionary; words are compared in lower case. */
export function hunspellDictionary(aff: string, dic: string): Dictionary {
  const { suffixes, prefixes, flagsOf } = affixesIn(aff)
  const stems = new Map<string, ReadonlySet<string>>()
  const byLetter = new Map<string, string[]>()
  for (const line of dic.split(/\r?\n/).slice(1)) {
    const [entry = ''] = line.split(/\s/)
    const slash = entry.indexOf('/')
    const stem = (slash === -1 ? entry : entry.slice(0, slash)).toLowerCase()
    if (stem === '') continue
    const flags = slash === -1 ? [] : flagsOf(entry.slice(slash + 1))
    const known = stems.get(stem)
    stems.set(stem, known ? new Set([...known, ...flags]) : new Set(flags))
    if (!known) byLetter.set(stem.charAt(0), [...(byLetter.get(stem.charAt(0)) ?? []), stem])
  }
  const has = (stem: string, flag: string, condition: RegExp | undefined): boolean => (stems.get(stem)?.has(flag) ?? false) && (condition?.test(stem) ?? true)
  const knows = (word: string): boolean =>
    stems.has(word) ||
    (suffixes.get(word.at(-1) ?? '') ?? []).some(({ flag, strip, add, condition }) => word.endsWith(add) && has(word.slice(0, word.length - add.length) + strip, flag, condition)) ||
    (suffixes.get('') ?? []).some(({ flag, strip, condition }) => has(word + strip, flag, condition)) ||
    prefixes.some(({ flag, strip, add, condition }) => word.startsWith(add) && has(strip + word.slice(add.length), flag, condition))
  const found = new Map<string, string | undefined>()
  return {
    knows,
    near(word) {
      if (!found.has(word)) found.set(word, oneEdit(word).find(knows) ?? (byLetter.get(word.charAt(0)) ?? []).find((stem) => stem.length >= word.length - 2 && distance(word, stem, 2) <= 2))
      return found.get(word)
    },
  }
}

/** All that is one edit away, nearest kinds of slips first: swapped, left out, doubled, another letter. */
function oneEdit(word: string): string[] {
  const cuts = Array.from({ length: word.length + 1 }, (_, i): [string, string] => [word.slice(0, i), word.slice(i)])
  return [
    ...cuts.flatMap(([a, b]) => (b.length > 1 ? [a + b.charAt(1) + b.charAt(0) + b.slice(2)] : [])),
    ...cuts.flatMap(([a, b]) => (b === '' ? [] : [a + b.slice(1)])),
    ...cuts.flatMap(([a, b]) => [...LETTERS].map((letter) => a + letter + b)),
    ...cuts.flatMap(([a, b]) => (b === '' ? [] : [...LETTERS].map((letter) => a + letter + b.slice(1)))),
  ]
}

function affixesIn(aff: string): { suffixes: ReadonlyMap<string, readonly Affix[]>; prefixes: readonly Affix[]; flagsOf: (flags: string) => string[] } {
  const suffixes = new Map<string, Affix[]>()
  const prefixes: Affix[] = []
  const kind = /^FLAG[ \t]+(\S+)/m.exec(aff)?.[1]
  const flagsOf = (flags: string): string[] => (kind === 'num' ? flags.split(',') : kind === 'long' ? (flags.match(/../gu) ?? []) : [...flags])
  for (const line of aff.split(/\r?\n/)) {
    const [type, flag = '', strip = '', add = '', condition = '.'] = line.split(/[ \t]+/)
    // The head of a group has a count where its rules have the letters to add.
    if ((type !== 'SFX' && type !== 'PFX') || /^\d+$/.test(add) || add === '') continue
    const letters = (add.split('/')[0] ?? '').toLowerCase()
    const affix: Affix = { flag, strip: strip === '0' ? '' : strip.toLowerCase(), add: letters === '0' ? '' : letters, condition: conditionOf(condition, type) }
    if (type === 'PFX') prefixes.push(affix)
    else suffixes.set(affix.add.at(-1) ?? '', [...(suffixes.get(affix.add.at(-1) ?? '') ?? []), affix])
  }
  return { suffixes, prefixes, flagsOf }
}

/** Conditions are letters, `.` and `[…]` only; anything else would be a pattern of the file's own making. */
function conditionOf(condition: string, type: 'SFX' | 'PFX'): RegExp | undefined {
  if (condition === '.' || !/^(?:[\p{L}\p{M}.'-]|\[\^?[\p{L}\p{M}'-]+\])+$/u.test(condition)) return undefined
  const pattern = condition.toLowerCase()
  return new RegExp(type === 'SFX' ? `${pattern}$` : `^${pattern}`, 'u')
}
