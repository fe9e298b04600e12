/** Reads which characters a TrueType font has (OpenType 1.9, `cmap` formats 4 and 12). */

/** @returns the code points that the font maps to a glyph. */
export function codePointsOf(font: Uint8Array): ReadonlySet<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const table = tableOffset(view, 'cmap')
  const points = new Set<number>()
  if (table === undefined) return points
  for (let i = 0; i < view.getUint16(table + 2); i += 1) {
    const platform = view.getUint16(table + 4 + i * 8)
    const at = table + view.getUint32(table + 8 + i * 8)
    // Platform 0 is Unicode, 3 is Windows; 1 is the old Macintosh encoding, which says nothing of Unicode.
    if (platform !== 0 && platform !== 3) continue
    const format = view.getUint16(at)
    if (format === 4) readSegments(view, at, points)
    if (format === 12) readGroups(view, at, points)
  }
  return points
}

function tableOffset(view: DataView, tag: string): number | undefined {
  for (let i = 0; i < view.getUint16(4); i += 1) {
    const at = 12 + i * 16
    const name = String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3))
    if (name === tag) return view.getUint32(at + 8)
  }
  return undefined
}

function readSegments(view: DataView, at: number, points: Set<number>): void {
  const count = view.getUint16(at + 6) / 2
  const ends = at + 14
  const starts = ends + count * 2 + 2
  const deltas = starts + count * 2
  const ranges = deltas + count * 2
  for (let i = 0; i < count; i += 1) {
    const end = view.getUint16(ends + i * 2)
    const start = view.getUint16(starts + i * 2)
    const range = view.getUint16(ranges + i * 2)
    for (let point = start; point <= end && point !== 0xffff; point += 1) {
      const glyph =
        range === 0
          ? (point + view.getUint16(deltas + i * 2)) & 0xffff
          : view.getUint16(ranges + i * 2 + range + (point - start) * 2)
      if (glyph !== 0) points.add(point)
    }
  }
}

function readGroups(view: DataView, at: number, points: Set<number>): void {
  for (let i = 0; i < view.getUint32(at + 12); i += 1) {
    const group = at + 16 + i * 12
    for (let point = view.getUint32(group); point <= view.getUint32(group + 4); point += 1) points.add(point)
  }
}
