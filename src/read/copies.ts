/** `likelydende`: one saksfremlegg for several councils, each copy with a head of its own and the same text. */
import type { FrontMatter } from './front-matter.ts'

type Data = Readonly<Record<string, unknown>>

/** @returns the ids of the copies, in order; none where there is one copy for all. */
export function copiesIn({ likelydende }: Data): string[] {
  if (!Array.isArray(likelydende)) return []
  return likelydende.flatMap((entry: { id?: unknown } | null) => (typeof entry?.id === 'string' ? [entry.id] : []))
}

/**
 * @param copy the id of one; else the first.
 * @returns the front matter of a copy: what its entry says goes before what all share, and has its place there.
 */
export function headOf(front: FrontMatter, copy: string | undefined): FrontMatter {
  const { data } = front
  const entries = (Array.isArray(data['likelydende']) ? data['likelydende'] : []) as readonly (Data | null)[]
  const at = copy === undefined ? 0 : entries.findIndex((one) => one?.['id'] === copy)
  const entry = entries[at]
  if (typeof entry !== 'object' || entry === null) return front
  const { id: _, arkiv, ...own } = entry
  const merged = { ...Object(data['arkiv']), ...Object(arkiv) } as Data
  return {
    ...front,
    data: Object.assign(Object.create(null) as Record<string, unknown>, data, own, Object.keys(merged).length > 0 ? { arkiv: merged } : {}),
    locate(path) {
      const place = front.locate(['likelydende', at, ...path])
      return place.key || place.value ? place : front.locate(path)
    },
  }
}
