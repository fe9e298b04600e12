/** Texts for tests of the reader, in which ⟦ and ⟧ mark the place that a message must have. */
import type { Message } from '../../src/document/message.ts'
import type { Point } from '../../src/document/tree.ts'

const HEAD = 'dokumenttype: samarbeidsavtale\nparter:\n  - { id: a, navn: Nordvika kommune }\n  - { id: b, navn: Sørvika kommune }\n'

/** @returns a draft: front matter with these lines, a title, and this text. */
export const draft = (body: string, head = ''): string => `---\n${HEAD}${head}---\n\n# T\n\n${body}`

export interface Marked {
  text: string
  /** As `placesOf` shows it. */
  places: string[]
}

/** @returns the text without its marks, and the places between them. */
export function marked(text: string): Marked {
  const places: string[] = []
  const parts = text.split(/[⟦⟧]/)
  let offset = 0
  let start = 0
  const plain = parts.join('')
  parts.forEach((part, i) => {
    offset += part.length
    if (i % 2 === 0) start = offset
    else places.push(`${shown(pointAt(plain, start))}–${shown(pointAt(plain, offset))}`)
  })
  return { text: plain, places }
}

export function pointAt(text: string, offset: number): Point {
  const lines = text.slice(0, offset).split('\n')
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1, offset }
}

const shown = ({ line, column }: Point): string => `${line}:${column}`

/** @returns `line:column–line:column`, with the file where it is another than the draft; «whole file» for a message without a place. */
export function placeOf({ file, position }: Message): string {
  const place = position ? `${shown(position.start)}–${shown(position.end)}` : 'whole file'
  return file === 'utkast.md' ? place : `${file} ${place}`
}
