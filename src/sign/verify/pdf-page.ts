/** The text of a page's marked content (ISO 32000-1, 14.6), by its number: what the fonts' tables say that the glyphs mean. */
import { dictAt, itemsOf, resolve, streamAt, type PdfFile } from '../pdf/file.ts'
import { parseValue, skip, textOf, type Dict, type Value } from '../pdf/parse.ts'
import { nameIn } from '../pdf/xref.ts'

interface Marked {
  id: number | undefined
  /** What is to be read instead of the glyphs (14.9.4). */
  instead: boolean
}

interface Font {
  width: 1 | 2
  letters: ReadonlyMap<number, string>
}

export interface PageText {
  /** By marked-content identifier: what is tagged. A line feed stands where a new line of the page begins. */
  marked: ReadonlyMap<number, string>
  /** All that is written on the page, as it is drawn: headers and footers too. */
  all: string
  /** What is written outside of the tags, in lines. */
  loose: string
}

/** @param page its object number. */
export function pageText(file: PdfFile, page: number): PageText {
  const dict = dictAt(file, file.object(page)?.value)
  const found = new Map<number, string>()
  let all = ''
  let loose = ''
  if (!dict) return { marked: found, all, loose }
  const contents = dict.entries.get('Contents')
  const parts = resolve(file, contents)?.type === 'array' ? itemsOf(file, contents) : [contents]
  const bytes = Buffer.concat(parts.flatMap((part) => [streamAt(file, part) ?? Buffer.alloc(0), Buffer.from('\n')]))
  const resources = dictAt(file, dict.entries.get('Resources'))
  const fonts = fontsOf(file, dictAt(file, resources?.entries.get('Font')))
  const properties = dictAt(file, resources?.entries.get('Properties'))
  const stack: Marked[] = []
  let font: Font | undefined

  const baseline = baselines()
  const say = (said: string): void => {
    const text = baseline.isNew() ? `\n${said}` : said
    all += said
    const id = stack.findLast((one) => one.id !== undefined)?.id
    if (id !== undefined) found.set(id, (found.get(id) ?? '') + text)
    else loose += text
  }
  const show = (value: Value | undefined): void => {
    if (value?.type === 'string' && font && !stack.some(({ instead }) => instead)) say(decoded(value.bytes, font))
    if (value?.type === 'array') value.items.forEach(show)
  }
  const begin = (value: Value | undefined): void => {
    const listed = value?.type === 'name' ? dictAt(file, properties?.entries.get(value.value)) : value?.type === 'dict' ? value : undefined
    const id = listed?.entries.get('MCID')
    const actual = listed?.entries.get('ActualText')
    stack.push({ id: id?.type === 'number' ? id.value : undefined, instead: false })
    if (actual && !stack.some(({ instead }) => instead)) say(textOf(actual))
    const top = stack.at(-1)
    if (top && actual) top.instead = true
  }
  for (const { operator, operands } of instructions(bytes)) {
    const last = operands.at(-1)
    baseline.follow(operator, operands)
    if (operator === 'Tf') font = operands[0]?.type === 'name' ? fonts.get(operands[0].value) : undefined
    else if (operator === 'BDC') begin(last)
    else if (operator === 'BMC') stack.push({ id: undefined, instead: false })
    else if (operator === 'EMC') stack.pop()
    else if (operator === 'Tj' || operator === 'TJ' || operator === "'" || operator === '"') show(last)
  }
  return { marked: found, all, loose }
}

/** Follows where text is set (9.4.2), to tell when a new line begins: more than a raised figure is away from the last. */
function baselines(): { follow: (operator: string, operands: readonly Value[]) => void; isNew: () => boolean } {
  let size = 0
  let [y, scale, leading] = [0, 1, 0]
  let last: number | undefined
  const at = (operands: readonly Value[], i: number): number => {
    const value = operands[i]
    return value?.type === 'number' ? value.value : 0
  }
  return {
    follow(operator, operands) {
      if (operator === 'Tf') size = Math.abs(at(operands, 1))
      else if (operator === 'BT') [y, scale] = [0, 1]
      else if (operator === 'Tm') [y, scale] = [at(operands, 5), at(operands, 3)]
      else if (operator === 'TL') leading = at(operands, 0)
      else if (operator === 'Td' || operator === 'TD') y += at(operands, 1) * scale
      else if (operator === 'T*' || operator === "'" || operator === '"') y -= leading * scale
    },
    isNew() {
      const before = last
      last = y
      return before === undefined || Math.abs(y - before) > 0.7 * size * Math.abs(scale)
    },
  }
}

function* instructions(bytes: Uint8Array): Generator<{ operator: string; operands: readonly Value[] }> {
  let operands: Value[] = []
  for (let at = skip(bytes, 0); at < bytes.length; at = skip(bytes, at)) {
    const value = parseValue(bytes, at)
    at = value.end
    if (value.type !== 'word' || ['true', 'false', 'null'].includes(value.value)) operands.push(value)
    else {
      yield { operator: value.value, operands }
      operands = []
    }
  }
}

function fontsOf(file: PdfFile, fonts: Dict | undefined): Map<string, Font> {
  return new Map([...(fonts?.entries ?? [])].flatMap(([name, value]): [string, Font][] => {
    const font = dictAt(file, value)
    const table = font && streamAt(file, font.entries.get('ToUnicode'))
    return font && table ? [[name, { width: nameIn(font, 'Subtype') === 'Type0' ? 2 : 1, letters: lettersOf(Buffer.from(table).toString('latin1')) }]] : []
  }))
}

/** A ToUnicode table (9.10.3): single codes, and runs of them. */
function lettersOf(table: string): Map<number, string> {
  const letters = new Map<number, string>()
  // A font has at most 65,536 glyphs; a table that maps more repeats itself to keep us busy.
  let left = 0x10000
  const text = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le')
  for (const [, body = ''] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code = '', hex = ''] of body.matchAll(/<([0-9a-f]+)>\s*<((?:[0-9a-f]{4})+)>/gi)) letters.set(parseInt(code, 16), text(hex))
  }
  for (const [, body = ''] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from = '', to = '', hex = ''] of body.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*<([0-9a-f]{4})>/gi)) {
      for (let i = 0; i <= Math.min(parseInt(to, 16) - parseInt(from, 16), 0xffff) && left > 0; i += 1, left -= 1) letters.set(parseInt(from, 16) + i, String.fromCharCode(parseInt(hex, 16) + i))
    }
  }
  return letters
}

function decoded(bytes: Uint8Array, { width, letters }: Font): string {
  let text = ''
  for (let at = 0; at + width <= bytes.length; at += width) text += letters.get(width === 2 ? (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0) : (bytes[at] ?? 0)) ?? '\uFFFD'
  return text
}
