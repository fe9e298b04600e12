/** The text of a page's marked content (ISO 32000-1, 14.6), by its number: what the fonts' tables say that the glyphs mean. */
import { spend, type Meter } from '../pdf/budget.ts'
import { budgetOf, dictAt, itemsOf, resolve, streamAt, type PdfFile } from '../pdf/file.ts'
import { parseValue, PdfFault, skip, textOf, type Value } from '../pdf/parse.ts'
import { fontsOf, type Font } from './pdf-font.ts'

/** What holds at a depth of marked content. */
interface Marked {
  /** Of the innermost that has one. */
  id: number | undefined
  /** What is to be read instead of the glyphs, said already (14.9.4). */
  instead: boolean
}

/** Marked content nests as the structure does. */
const DEEPEST = 1000

export interface PageText {
  /** By marked-content identifier: what is tagged. A line feed stands where a new line of the page begins. */
  marked: ReadonlyMap<number, string>
  /** All that is written on the page, as it is drawn: headers and footers too. */
  all: string
  /** What is written outside of the tags, in lines. */
  loose: string
}

const PAGES = new WeakMap<PdfFile, Map<number, PageText>>()

/** @param page its object number. @throws PdfFault */
export function pageText(file: PdfFile, page: number): PageText {
  const known = PAGES.get(file) ?? new Map<number, PageText>()
  PAGES.set(file, known)
  const text = known.get(page) ?? readPage(file, page)
  known.set(page, text)
  return text
}

function readPage(file: PdfFile, page: number): PageText {
  const dict = dictAt(file, file.object(page)?.value)
  const found = new Map<number, string>()
  let all = ''
  let loose = ''
  if (!dict) return { marked: found, all, loose }
  const budget = budgetOf(file)
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
    spend(budget.letters, text.length)
    all += said
    const id = stack.at(-1)?.id
    if (id !== undefined) found.set(id, (found.get(id) ?? '') + text)
    else loose += text
  }
  const show = (value: Value | undefined): void => {
    if (value?.type === 'string' && font && stack.at(-1)?.instead !== true) {
      spend(budget.letters, value.bytes.length)
      say(decoded(value.bytes, font))
    }
    if (value?.type === 'array') value.items.forEach(show)
  }
  const push = (own: number | undefined): void => {
    if (stack.length === DEEPEST) throw new PdfFault('marked content nested too deep', 0)
    stack.push({ id: own ?? stack.at(-1)?.id, instead: stack.at(-1)?.instead === true })
  }
  const begin = (value: Value | undefined): void => {
    const listed = value?.type === 'name' ? dictAt(file, properties?.entries.get(value.value)) : value?.type === 'dict' ? value : undefined
    const id = listed?.entries.get('MCID')
    const actual = listed?.entries.get('ActualText')
    push(id?.type === 'number' ? id.value : undefined)
    const top = stack.at(-1)
    if (!actual || !top || top.instead) return
    say(textOf(actual))
    top.instead = true
  }
  for (const { operator, operands } of instructions(bytes, budget.drawn)) {
    const last = operands.at(-1)
    baseline.follow(operator, operands)
    if (operator === 'Tf') font = operands[0]?.type === 'name' ? fonts.get(operands[0].value) : undefined
    else if (operator === 'BDC') begin(last)
    else if (operator === 'BMC') push(undefined)
    else if (operator === 'EMC') stack.pop()
    else if (operator === 'Tj' || operator === 'TJ' || operator === "'" || operator === '"') show(last)
  }
  return { marked: found, all, loose }
}

/** A line's height in some space: `y × scale + at` in that of the page. */
interface Height {
  scale: number
  at: number
}

const within = (outer: Height, { scale, at }: Height): Height => ({ scale: scale * outer.scale, at: at * outer.scale + outer.at })

/** Follows how high text is set (8.4.4, 9.4.2), to tell when a new line begins: more than a raised figure is away from the last. */
function baselines(): { follow: (operator: string, operands: readonly Value[]) => void; isNew: () => boolean } {
  const kept: Height[] = []
  let space: Height = { scale: 1, at: 0 }
  let line: Height = space
  let [size, leading] = [0, 0]
  let last: number | undefined
  const number = (operands: readonly Value[], i: number): number => {
    const value = operands[i]
    return value?.type === 'number' ? value.value : 0
  }
  const down = (by: number): void => void (line = { ...line, at: line.at + by * line.scale })
  return {
    follow(operator, operands) {
      if (operator === 'q' && kept.length < DEEPEST) kept.push(space)
      else if (operator === 'Q') space = kept.pop() ?? space
      else if (operator === 'cm') space = within(space, { scale: number(operands, 3), at: number(operands, 5) })
      else if (operator === 'Tf') size = Math.abs(number(operands, 1))
      else if (operator === 'BT') line = { scale: 1, at: 0 }
      else if (operator === 'Tm') line = { scale: number(operands, 3), at: number(operands, 5) }
      else if (operator === 'TL') leading = number(operands, 0)
      else if (operator === 'Td' || operator === 'TD') down(number(operands, 1))
      else if (operator === 'T*' || operator === "'" || operator === '"') down(-leading)
    },
    isNew() {
      const { scale, at } = within(space, line)
      const before = last
      last = at
      return before === undefined || Math.abs(at - before) > 0.7 * size * Math.abs(scale)
    },
  }
}

/** Operators take few operands (annex A); a value that no operator takes is let go. */
const MOST_OPERANDS = 100

function* instructions(bytes: Uint8Array, meter: Meter): Generator<{ operator: string; operands: readonly Value[] }> {
  let operands: Value[] = []
  for (let at = skip(bytes, 0); at < bytes.length; at = skip(bytes, at)) {
    const value = parseValue(bytes, at, meter)
    at = value.end
    if (value.type !== 'word' || ['true', 'false', 'null'].includes(value.value)) {
      if (operands.length < MOST_OPERANDS) operands.push(value)
    } else {
      yield { operator: value.value, operands }
      operands = []
    }
  }
}

function decoded(bytes: Uint8Array, { width, letters }: Font): string {
  let text = ''
  for (let at = 0; at + width <= bytes.length; at += width) text += letters.get(width === 2 ? (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0) : (bytes[at] ?? 0)) ?? '\uFFFD'
  return text
}
