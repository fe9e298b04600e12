/** Prints results as tables that read well in a terminal and in a file. */

/** Milliseconds, as people say them. */
export const time = (ms) => (!Number.isFinite(ms) ? '–' : ms >= 10_000 ? `${(ms / 1000).toFixed(1)} s` : ms >= 1000 ? `${(ms / 1000).toFixed(2)} s` : `${ms.toFixed(ms < 10 ? 1 : 0)} ms`)

export const megabytes = (mb) => (Number.isFinite(mb) ? `${mb.toFixed(0)} MB` : '–')

const times = (value) => `${value.toFixed(value < 10 ? 2 : 1)}×`

/** «12.3× (11.0–14.1)». */
export const ratioText = ({ median, min, max }) => (Number.isFinite(median) ? `${times(median)} (${times(min).slice(0, -1)}–${times(max).slice(0, -1)})` : '–')

/** A heading, a line under it, and columns: the first left, the others right. */
export function table(title, columns, rows, notes = []) {
  const cells = [columns, ...rows.map((row) => row.map(String))]
  const widths = columns.map((_, at) => Math.max(...cells.map((row) => row[at]?.length ?? 0)))
  const line = (row) => row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join('   ').trimEnd()
  const rule = widths.map((width) => '─'.repeat(width)).join('   ')
  return [title, '', ...[line(columns), rule, ...cells.slice(1).map(line), ...notes.map((note) => `\n${note}`)].map((text) => text.replaceAll(/^/gmu, '  ')), ''].join('\n')
}
