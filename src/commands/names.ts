/** Names of what is written: the same on Windows, Mac and Linux, and never a way out of the folder. */

/** The whole name with its extension stays within 120 characters. */
const LONGEST = 110

/** Names that Windows keeps for devices, with any extension. */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/u

/** Letters that Unicode does not take apart into a Latin letter and a mark. */
const SPELT: Readonly<Record<string, string>> = { đ: 'd', ð: 'd', ŋ: 'n', ŧ: 't', þ: 'th', ß: 'ss', ł: 'l', œ: 'oe', ä: 'æ', ö: 'ø' }

/** @returns the name in lower case with only `a–z æ ø å 0–9 - . _`; «uten-navn» when nothing is left. */
export function safeName(name: string): string {
  const letters = [...name.normalize('NFC').toLowerCase()].map(safeLetter).join('')
  const trimmed = trim(trim(letters.replace(/-+/gu, '-')).slice(0, LONGEST))
  return RESERVED.test(trimmed) ? `_${trimmed}` : trimmed || 'uten-navn'
}

/** A name that is a way, such as `vedlegg/kart.png`, with every part made safe. */
export function safeWay(way: string): string {
  return way.split(/[/\\]/u).filter((part) => part !== '' && part !== '.' && part !== '..').map(safeName).join('/') || 'uten-navn'
}

function safeLetter(letter: string): string {
  if (/^[a-zæøå0-9._-]$/u.test(letter)) return letter
  const bare = SPELT[letter] ?? letter.normalize('NFD').replace(/\p{M}/gu, '')
  return /^[a-z0-9æø]+$/u.test(bare) ? bare : '-'
}

/** A leading dot hides a file, and Windows drops a dot at the end. */
function trim(name: string): string {
  return name.replace(/^[-.]+|[-.]+$/gu, '')
}
