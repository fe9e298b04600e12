/** Makes texts fit to print: characters that no font has become visible codes, with a message that says which and where. */
import type { Message } from '../../document/message.ts'
import type { Position, Text } from '../../document/tree.ts'
import { hasGlyph } from './fonts.ts'

/**
 * What cannot stand in a PDF/A at any rate: controls, private use (ISO 19005-2, 6.2.11.7.3), halves of surrogate pairs,
 * non-characters. Tab and line feed are white space.
 */
const FORBIDDEN = /[\p{Cc}\p{Co}\p{Cs}\p{Cn}]/u
/**
 * Shows nothing: joiners, marks of direction, variation selectors, soft hyphens. Left in, some would print as an empty box, and
 * others melt into the letter before them, which readers without ActualText then lose («avtale» with one came out as «atale»).
 */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u

/** Latin with its Norwegian and Sámi letters and the usual punctuation: known to be in all fonts, so never looked up. */
const PLAIN = /^[\t\n\u0020-\u007E\u00A0-\u00AC\u00AE-\u017F\u2013\u2014\u2018-\u201E\u2026]*$/u

/** @returns `value` as it can be printed, and the characters that could not be. */
export function printable(value: string): { value: string; missing: readonly string[] } {
  if (PLAIN.test(value)) return { value, missing: [] }
  const missing: string[] = []
  // A letter and its accent are one glyph, and must be one character for the same reason.
  const printed = Array.from(value.normalize('NFC'), (character) => {
    if (INVISIBLE.test(character)) return ''
    if (character === '\t' || character === '\n') return character
    const point = character.codePointAt(0) ?? 0
    if (!FORBIDDEN.test(character) && hasGlyph(point)) return character
    missing.push(character)
    return `[U+${point.toString(16).toUpperCase().padStart(4, '0')}]`
  }).join('')
  return { value: printed, missing }
}

/** One message for each character that the PDF cannot show, at its first place. */
export function missingGlyph(character: string, place: Position | undefined, file: string): Message {
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  const shown = FORBIDDEN.test(character) ? code : `«${character}» (${code})`
  return {
    file: place?.file ?? file,
    ...(place && { position: place }),
    ruleId: 'PDF-001',
    severity: 'error',
    reason: `Skriftene som PDF-en bruker, har ikke tegnet ${shown}. Det er trykt som [${code}].`,
    remedy: 'Skriv det med ord eller med et annet tegn.',
    en: { reason: `The fonts of the PDF lack the character ${shown}. It is printed as [${code}].`, remedy: 'Write it in words or with another character.' },
  }
}

/** Where a text stands, or the part of it that `at` lies in. */
export function placeOf(text: Text, at: number): Position | undefined {
  return text.source?.find((span) => at >= span.at && at < span.at + span.length)?.position ?? text.position
}
