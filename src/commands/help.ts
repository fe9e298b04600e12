/** Commander's own words in Norwegian. */
import type { HelpConfiguration } from 'commander'

const words: Readonly<Record<string, string>> = {
  'Usage:': 'Bruk:',
  'Arguments:': 'Argumenter:',
  'Options:': 'Valg:',
  'Commands:': 'Kommandoer:',
  options: 'valg',
  command: 'kommando',
  paths: 'stier',
  folder: 'mappe',
  file: 'fil',
  files: 'filer',
  date: 'dato',
  first: 'først',
  rule: 'regel',
  slug: 'mappenavn',
  list: 'liste',
  drafts: 'utkast',
  draft: 'utkast',
  redline: 'endringsvisning',
  name: 'navn',
  language: 'språk',
}

/** What stands in brackets, and the names of arguments. */
const translated = (term: string): string => term.replace(/(?<=[[<]|^)[a-z]+(?=[\]>.]|$)/gu, (word) => words[word] ?? word)

export const inNorwegian: HelpConfiguration = {
  styleTitle: (title) => words[title] ?? title,
  styleUsage: translated,
  styleSubcommandTerm: translated,
  styleArgumentTerm: translated,
  styleOptionTerm: translated,
}
