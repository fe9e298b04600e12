/** Reads a YAML file of ours (a type, a schema) as plain data, with the place of every key and value. */
import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document } from 'yaml'
import type { DataPath, Locate } from '../document/data-check.ts'
import type { Position } from '../document/tree.ts'

export type YamlFile = { data: unknown; locate: Locate } | { fault: Position }

/** @returns the data, or the place of the first thing that is not YAML. */
export function readYamlFile(text: string): YamlFile {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const place = (from: number, to: number): Position => ({ start: point(lines, from), end: point(lines, to) })
  const [error] = document.errors
  if (error) return { fault: place(error.pos[0], error.pos[1]) }
  return { data: document.toJS(), locate: (path) => locate(document, path, place) }
}

function locate(document: Document, path: DataPath, place: (from: number, to: number) => Position): ReturnType<Locate> {
  const value = path.length === 0 ? document.contents : document.getIn(path, true)
  const range = isNode(value) ? value.range : undefined
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
  const pair = isMap(parent) ? parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1)) : undefined
  const key = isScalar(pair?.key) ? pair.key.range : undefined
  return { ...(key && { key: place(key[0], key[1]) }), ...(range && { value: place(range[0], range[1]) }) }
}

function point(lines: LineCounter, offset: number): Position['start'] {
  const { line, col } = lines.linePos(offset)
  return { line, column: col, offset }
}
