/** The title and the lines under it mostly come from the front matter: what is wrong with their words is put right there. */
import type { Position, TitleLine } from '../document/tree.ts'
import type { Subject } from './rule.ts'
import type { Run, TextBlock } from './text.ts'

type Head = Pick<Subject, 'meta' | 'locate'>

/** @returns the blocks, where a stretch of a title that came from a value has the place of the value's characters. */
export function placedInHead(blocks: readonly TextBlock[], head: Head): readonly TextBlock[] {
  const lineOf = lineSources(head)
  return blocks.map((block) => {
    if (block.within.length > 0 && block.within.some(({ type }) => type === 'attachment')) return block
    if (block.kind === 'title') return withValue(block, block.runs.find((run) => isValue(run, head.meta.tittel)), head.locate(['tittel']).value)
    if (block.kind === 'titleLine' && block.block.type === 'titleLine') return withValue(block, block.runs[0], lineOf(block.block, block.text))
    return block
  })
}

/** Whether the run is a value that was filled in: its characters stand nowhere in the text of the file. */
function isValue({ node }: Run, value: string | undefined): boolean {
  return node.type === 'text' && node.value === value && node.source?.every(({ verbatim }) => !verbatim) === true
}

/** Where the words of each line came from; the lines of one role stand in the order of their values. */
function lineSources({ meta, locate }: Head): (line: TitleLine, text: string) => Position | undefined {
  return ({ role }, text) => {
    if (role === 'period') return locate(['periode']).value
    if (role === 'subtitle') {
      const at = Array.isArray(meta.undertittel) ? meta.undertittel.indexOf(text) : -1
      return locate(at === -1 ? ['undertittel'] : ['undertittel', at]).value
    }
    if (role !== 'party') return undefined
    const at = (meta.parter ?? []).findIndex(({ navn }) => navn === text)
    return at === -1 ? undefined : locate(['parter', at, 'navn']).value
  }
}

function withValue(block: TextBlock, run: Run | undefined, value: Position | undefined): TextBlock {
  if (!run || !value) return block
  const { place } = block
  return { ...block, place: (from, to) => (run.from <= from && to <= run.to ? placeIn(value, from - run.from, to - run.from, run.to - run.from) : place(from, to)) }
}

/** Inside a scalar on one line, bare or in quotes; a value that is written in another way counts as a whole. */
function placeIn({ start, end, ...file }: Position, from: number, to: number, length: number): Position {
  const written = end.offset - start.offset
  const lead = written === length ? 0 : written === length + 2 ? 1 : undefined
  if (lead === undefined || start.line !== end.line) return { start, end, ...file }
  const at = (offset: number): Position['start'] => ({ line: start.line, column: start.column + lead + offset, offset: start.offset + lead + offset })
  return { start: at(from), end: at(Math.max(to, from + 1)), ...file }
}
