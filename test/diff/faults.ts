/** Faults to plant in a finished redline, each as a bug in `compare` would leave it; the laws must catch every one. */
import { changesOf } from '../../src/document/changes.ts'
import type { Change, Document } from '../../src/document/tree.ts'
import { find, one } from '../generate/editing-words.ts'
import type { Loose } from '../generate/spots.ts'
import { chance, type Chance } from '../generate/random.ts'

/** Changes a redline in place. @returns whether there was something to spoil. */
type Fault = (redline: Loose, random: Chance) => boolean

const kind = (node: Loose): Change['kind'] | undefined => node.change?.kind
const marked = (...kinds: Change['kind'][]) => ({ node }: { node: Loose }): boolean => kinds.includes(kind(node) as Change['kind'])
const worded = (node: Loose): boolean => (node.type === 'text' ? (node.value ?? '').trim() !== '' : (node.children ?? []).some(worded))

/** Takes a part off one random node that has it. */
const losing = (part: 'change' | 'endChange' | 'older', wanted: (node: Loose) => boolean = () => true): Fault => (redline, random) => {
  const spot = one(redline, random, ({ node }) => node[part] !== undefined && wanted(node))
  if (spot) delete spot.node[part]
  return spot !== undefined
}

const isWorded = (...kinds: Change['kind'][]) => (node: Loose): boolean => marked(...kinds)({ node }) && worded(node)

/** Gives each change another id. */
function renamed(redline: Loose, rename: (id: string) => string): boolean {
  let done = false
  const other = (change: Change): Change => {
    const id = rename(change.id)
    done ||= id !== change.id
    return { ...change, id }
  }
  for (const { node } of find(redline, () => true)) {
    if (node.change) node.change = other(node.change)
    if (node.endChange) node.endChange = other(node.endChange)
  }
  return done
}

export const FAULTS: Readonly<Record<string, Fault>> = {
  'an insertion is not marked': losing('change', isWorded('inserted')),
  'a deletion is not marked': losing('change', isWorded('deleted')),
  'where something moved from is not marked': losing('change', isWorded('movedFrom')),
  'where something moved to is not marked': losing('change', isWorded('movedTo')),
  'a change of form is not marked': losing('change', (node) => kind(node) === 'formatted'),
  'a split or merge is not marked': losing('endChange'),
  'an older id or target is forgotten': losing('older'),
  'the older form is forgotten': (redline, random) => {
    const spot = one(redline, random, marked('formatted'))
    if (spot?.node.change) delete spot.node.change.before
    return spot !== undefined
  },
  'a deleted node is left out': (redline, random) => {
    const spot = one(redline, random, ({ node }) => isWorded('deleted')(node))
    spot?.siblings.splice(spot.at, 1)
    return spot !== undefined
  },
  'the older half of a move is left out': (redline, random) => {
    const spot = one(redline, random, ({ node }) => isWorded('movedFrom')(node))
    spot?.siblings.splice(spot.at, 1)
    return spot !== undefined
  },
  'an insertion is a deletion': (redline, random) => {
    const spot = one(redline, random, ({ node }) => isWorded('inserted')(node))
    if (spot?.node.change) spot.node.change = { ...spot.node.change, kind: 'deleted' }
    return spot !== undefined
  },
  'two blocks have changed places': (redline, random) => {
    const spot = one(redline, random, ({ node, siblings, at }) => {
      const next = siblings[at + 1]
      return node.type === 'paragraph' && next?.type === 'paragraph' && worded(node) && worded(next) && !node.change && !next.change && JSON.stringify(node) !== JSON.stringify(next)
    })
    if (spot) spot.siblings.splice(spot.at, 2, spot.siblings[spot.at + 1] as Loose, spot.node)
    return spot !== undefined
  },
  'a replacement is told in the wrong order': (redline, random) => {
    const spot = one(redline, random, ({ node, siblings, at }) => kind(node) === 'deleted' && kind(siblings[at + 1] ?? node) === 'inserted' && siblings[at + 1]?.change?.id === node.change?.id)
    if (spot) spot.siblings.splice(spot.at, 2, spot.siblings[spot.at + 1] as Loose, spot.node)
    return spot !== undefined
  },
  'a replacement is two changes with one id far apart': (redline) => {
    const ids = [...changesOf(redline as object as Document).keys()]
    return ids.length > 3 && renamed(redline, (id) => (id === ids.at(-1) ? (ids[0] ?? id) : id))
  },
  'ids do not follow the reading order': (redline) => {
    const count = changesOf(redline as object as Document).size
    return count > 1 && renamed(redline, (id) => String(count + 1 - Number(id)))
  },
  'a word is lost': (redline, random) => {
    const spot = one(redline, random, ({ node, parent }) => node.type === 'text' && !parent.change && !node.change && / \p{L}+ /u.test(node.value ?? ''))
    if (spot) spot.node.value = (spot.node.value ?? '').replace(/ \p{L}+ /u, ' ')
    return spot !== undefined
  },
  'a word that is in both drafts is painted': (redline, random) => {
    const spot = one(redline, random, ({ node, parent }) => parent.type === 'paragraph' && !parent.change && node.type === 'text' && !node.change && worded(node))
    if (spot) spot.siblings.splice(spot.at, 1, { ...spot.node, change: { kind: 'deleted', id: 'x' } }, { ...spot.node, change: { kind: 'inserted', id: 'x' } })
    return spot !== undefined
  },
  'a mark lies inside a deleted or inserted block': (redline, random) => {
    const spot = one(redline, random, ({ node }) => node.type === 'paragraph' && marked('inserted', 'deleted', 'movedFrom')({ node }) && (node.children ?? []).length > 0)
    const [first] = spot?.node.children ?? []
    if (first) first.change = { kind: 'inserted', id: 'x' }
    return first !== undefined
  },
  'a footnote is formatted': (redline, random) => {
    const spot = one(redline, random, ({ node }) => node.type === 'footnote' && !node.change)
    if (spot) spot.node.change = { kind: 'formatted', id: 'x', before: { marks: null } }
    return spot !== undefined
  },
  'a row has lost its mark where the columns changed': (redline, random) => {
    const spot = one(redline, random, ({ node, parent }) => node.type === 'tableRow' && node.change !== undefined && parent.change?.before?.align !== undefined && (parent.change.before.align as unknown[]).length !== (parent['align'] as unknown[]).length)
    if (spot) delete spot.node.change
    return spot !== undefined
  },
  'the older half of a move has the newer words': (redline, random) => {
    const edited = find(redline, ({ node }) => kind(node) === 'movedTo' && find(node, ({ node: inner }) => inner.type === 'text' && marked('inserted', 'deleted')({ node: inner })).length > 0)
    const spot = edited.length > 0 ? random.pick(edited) : undefined
    const twin = spot && find(redline, ({ node }) => kind(node) === 'movedFrom' && node.change?.id === spot.node.change?.id && node.type === spot.node.type)[0]
    if (!spot || !twin) return false
    const clean = (node: Loose): Loose[] => (kind(node) === 'deleted' ? [] : [{ ...node, ...(node.children && { children: node.children.flatMap(clean) }) }])
    const strip = ({ change: _, ...node }: Loose): Loose => ({ ...node, ...(node.children && { children: node.children.map(strip) }) }) as Loose
    twin.node.children = (spot.node.children ?? []).flatMap(clean).map(strip)
    return true
  },
  'the front matter of the older draft is lost': (redline) => delete redline['olderMeta'],
}

/** @returns the redline with the fault, or undefined if it has no place for it. */
export function planted(redline: Document, name: string, seed: number): Document | undefined {
  const spoilt = structuredClone(redline)
  return FAULTS[name]?.(spoilt as object as Loose, chance(seed)) ? spoilt : undefined
}
