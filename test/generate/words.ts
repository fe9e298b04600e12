/** Texts as authors, scanners and enemies write them: Norwegian words, special characters, and literal mark-up. */
import fc, { type Arbitrary } from 'fast-check'

const WORDS = [
  'Avtalen', 'gjelder', 'partene', 'og', 'å', 'kommune', 'samarbeidsområder', 'Ærlig', 'øremerket', 'fylkesting', 'i', '§\u00A018-4', '«partnerskapsmøte»',
  '150\u00A0000', 'kr 3,–', '2021', '21.', 'nr. 4', 'fag- og saksområder', 'e\u2011post', 'sam\u00ADarbeid', '–', '…', '👩‍👩‍👧', 'e\u0301n', 'A\u030Asane', 'c/o',
  '50 %', 'jf. punkt 1.2', '\u00A0', 'Til:', 'a', 'B',
] as const

/** What would be mark-up if it were not escaped. */
const NASTY = [
  '**', '*', '_', '__', '`', '``', '{{x}}', '{{', '}}', '{{{', '{{#if x}}', '{{/if}}', '{{> signatur}}', '{#id}', '{.bokstav}', '{.fortsett}', '{hvis=x}', '{', '}',
  '<b>', '</b>', '<!--', '-->', '<!-- notat: x -->', '<https://example.com>', '[x](y)', '[x](#y)', '![x](y)', '[x]: y', '[^1]', '[^1]: x', '[', ']', '(', ')',
  '1. januar', '21. januar', '1)', '2021.', 'a) ', '(b) ', 'a)', '• ', '·\t', '– ', '| a | b |', '# ', '#', '## x ##', '- ', '+ ', '* ', '-', '> ', '>', '|', 'a|b', '|-|', '~~~', '```', '***', '---', '===',
  '&amp;', '&', '&#123;', '&nbsp;', '\\', '\\\\', '\\*', '\\{', '\\#', 'http://example.com', 'www.example.com', 'a@example.com', ':', '!', '~x~', '==', '  ', '    x', '%20',
] as const

/** Runs of punctuation that no list foresees. */
const soup = fc.string({ unit: fc.constantFrom(...'!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~ ab1'), minLength: 1, maxLength: 8 })

const letters = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }).filter((text) => !/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(text))

const piece = fc.oneof(
  { arbitrary: fc.constantFrom(...WORDS), weight: 10 },
  { arbitrary: fc.constantFrom(...NASTY), weight: 5 },
  { arbitrary: soup, weight: 2 },
  { arbitrary: letters, weight: 1 },
)
const gap = fc.oneof({ arbitrary: fc.constant(' '), weight: 6 }, { arbitrary: fc.constant(''), weight: 2 }, { arbitrary: fc.constantFrom('  ', '\t', ', ', '.\u00A0'), weight: 1 })

/** One line of text, never empty; blank edges occur. */
export const words: Arbitrary<string> = fc
  .array(fc.tuple(piece, gap), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.map(([text, space], i) => text + (i < parts.length - 1 ? space : '')).join(''))

/** One line without blank edges or runs of white space, such as a name in the front matter or a note. */
export const phrase: Arbitrary<string> = words.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '')

/** A name of a person, a municipality or an organ. */
export const name: Arbitrary<string> = fc.oneof(
  { arbitrary: fc.constantFrom('Nordvika kommune', 'Sørvika kommune', 'Viken fylkeskommune', 'Interkommunalt politisk råd', 'Åse «Bø» Æsøy'), weight: 4 },
  { arbitrary: phrase, weight: 1 },
)
