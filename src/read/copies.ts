/** `likelydende`: one saksfremlegg for several councils, each copy with a head of its own and the same text. */

type Data = Readonly<Record<string, unknown>>

/** @returns the ids of the copies, in order; none where there is one copy for all. */
export function copiesIn({ likelydende }: Data): string[] {
  if (!Array.isArray(likelydende)) return []
  return likelydende.flatMap((entry: { id?: unknown } | null) => (typeof entry?.id === 'string' ? [entry.id] : []))
}

/**
 * @param copy the id of one; else the first.
 * @returns the front matter of a copy: what its entry says goes before what all share.
 */
export function headOf(data: Record<string, unknown>, copy: string | undefined): Record<string, unknown> {
  const entries = (Array.isArray(data['likelydende']) ? data['likelydende'] : []) as readonly (Data | null)[]
  const entry = copy === undefined ? entries[0] : entries.find((one) => one?.['id'] === copy)
  if (typeof entry !== 'object' || entry === null) return data
  const { id: _, arkiv, ...own } = entry
  const merged = { ...Object(data['arkiv']), ...Object(arkiv) } as Data
  return Object.assign(Object.create(null) as Record<string, unknown>, data, own, Object.keys(merged).length > 0 ? { arkiv: merged } : {})
}
