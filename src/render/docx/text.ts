/** Text as an XML part may hold it. */

/**
 * `docx` looks for `{key}` in the finished XML and fills in ids there, also where an author wrote the braces. So braces travel
 * as a noncharacter, which no author can have typed in vain, and `finalize` turns them back.
 */
export const MASKED_BRACE = '\uFDD0'

/** Opens the number of a tracked change, until `finalize` gives it an id of its own; a noncharacter as above. */
export const REVISION_ID = '\uFDD1'

/** What XML 1.0 cannot hold at all (section 2.2: control characters, lone surrogates, U+FFFE, U+FFFF), and our own two. */
const IMPOSSIBLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\uFDD0\uFDD1]|\p{Surrogate}/gu

/** @returns the text with every character that XML refuses shown as U+FFFD, and its braces masked. */
export function xmlText(text: string): string {
  return text.replace(IMPOSSIBLE, '\uFFFD').replaceAll('{', MASKED_BRACE)
}

/** @returns the text escaped for a part that we write ourselves. */
export function escapeXml(text: string): string {
  return text
    .replace(IMPOSSIBLE, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
