/** The native lists of the text: each its own list in Word, or the list that it goes on from. */
import type { ILevelsOptions, NumberingDefinition } from 'docx'
import { AlignmentType, LevelFormat } from 'docx'
import type { Numbers } from '../../document/number.ts'
import type { List, ListKind } from '../../document/tree.ts'
import { twips } from './measure.ts'

/** Word has nine levels; a deeper list is its own list at the ninth. */
const LEVELS = 9
const STEP = twips(7)

/** A list that a paragraph is an item of, as `docx` names it. */
export interface Numbering {
  reference: string
  level: number
  instance: number
}

export interface PlacedList extends Numbering {
  /** Left edge of the items' text, in twips from the margin. */
  left: number
}

export interface Lists {
  /** @param left where the surrounding text stands, in twips. */
  place: (list: List, depth: number, left: number, story: string, numbers: Numbers) => PlacedList
  /** A new clause or text begins: nothing goes on from before it. */
  forget: () => void
  definitions: () => NumberingDefinition[]
}

interface Running {
  at: PlacedList
  story: string
  last: number
}

export function createLists(): Lists {
  const definitions = new Map<string, NumberingDefinition>()
  const instances = new Map<string, number>()
  let running = new Map<string, Running>()

  return {
    forget() {
      running = new Map()
    },
    definitions: () => [...definitions.values()],
    place(list, depth, left, story, numbers) {
      const ordinals = list.children.map((item) => numbers.get(item))
      const first = ordinals[0]?.path[0] ?? 1
      const key = `${list.kind} ${depth}`
      const before = running.get(key)
      const last = ordinals.at(-1)?.path[0] ?? first
      if (list.continues && before?.story === story && before.last + 1 === first && before.at.left >= left) {
        running.set(key, { ...before, last })
        return before.at
      }
      const hanging = hangingOf(list.kind, Math.max(...ordinals.map((ordinal) => ordinal?.label.length ?? 1), 1))
      // A definition for each depth: Word restarts a level after any item of an outer level of the same definition, so a list
      // that is to go on in the next outer item must not share a definition with the outer list.
      const start = list.kind === 'bullet' ? 1 : first
      const reference = ['list', list.kind, depth, left, hanging, start].join(' ')
      if (!definitions.has(reference)) definitions.set(reference, define(reference, list.kind, depth, left, hanging, start))
      // Bullets are not counted: one list serves them all. Word grows slow with thousands of lists.
      const instance = list.kind === 'bullet' ? 1 : (instances.get(reference) ?? 0) + 1
      instances.set(reference, instance)
      const at = { reference, level: Math.min(depth, LEVELS - 1), instance, left: left + hanging }
      running.set(key, { at, story, last })
      return at
    },
  }
}

/** Room for the longest label of the list: «viii» has none in our schemes, but «100.» and «aaa)» have. */
const hangingOf = (kind: ListKind, longest: number): number => (kind === 'bullet' ? twips(6) : STEP + twips(2.2) * Math.max(0, longest - 3))

function define(reference: string, kind: ListKind, depth: number, left: number, hanging: number, start: number): NumberingDefinition {
  const own = Math.min(depth, LEVELS - 1)
  const levels = Array.from({ length: LEVELS }, (_, level): ILevelsOptions => {
    const at = left + hanging + (level - own) * STEP
    return {
      level,
      format: { bullet: LevelFormat.BULLET, number: LevelFormat.DECIMAL, letter: LevelFormat.LOWER_LETTER }[kind],
      text: { bullet: (depth + level - own) % 2 === 0 ? '•' : '–', number: `%${level + 1}.`, letter: `%${level + 1})` }[kind],
      alignment: AlignmentType.LEFT,
      start: level === own ? start : 1,
      style: { paragraph: { indent: { left: Math.max(at, hanging), hanging } } },
    }
  })
  return { reference, levels }
}
