/** Words that are heard and not seen: what has changed in a block, said before it. Colour and lines say nothing to a screen reader. */
import type { ChangeKind } from '../../document/tree.ts'
import { sentenceCase } from '../phrases.ts'
import type { ModelNode } from './model.ts'
import type { State } from './state.ts'

/** Characters of a wording that are enough to know it again. */
const LONGEST = 80

interface Run {
  kind: ChangeKind
  id: string
  said: string
}

/** @returns a block of lines with the words before them; the block as it is where nothing in it has changed. */
export function spoken(block: ModelNode, { redline, change: around }: State): ModelNode {
  const runs = runsOf(block.c ?? [])
  if (!redline || runs.length === 0 || block.c?.[0]?.t === 'spoken') return block
  const { words } = redline
  const whole = around ? [`${sentenceCase(words.spoken[around.kind])}.`] : []
  const parts = runs.flatMap(({ kind, id, said }) => {
    if (around?.id === id && around.kind === kind) return []
    const shown = said.trim().replaceAll(/\s+/gu, ' ')
    return shown === '' ? [] : [`${sentenceCase(words.spoken[kind])}: «${shown.length > LONGEST ? `${shown.slice(0, LONGEST).trimEnd()} …` : shown}».`]
  })
  const v = [...whole, ...parts].join(' ')
  return v === '' ? block : { ...block, c: [{ t: 'spoken', v }, ...(block.c ?? [])] }
}

/** The changed wording of some lines, in order; markers can be read by themselves. */
function runsOf(nodes: readonly ModelNode[]): Run[] {
  const runs: Run[] = []
  const visit = (node: ModelNode): void => {
    const { change } = node
    const last = runs.at(-1)
    const said = node.t === 'marker' ? '' : (node.v ?? node.alt ?? '')
    if (change && node.t !== 'marker') {
      if (last?.id === change.id && last.kind === change.kind) last.said += said
      else runs.push({ ...change, said })
    } else if (!change && last) runs.push({ kind: last.kind, id: '', said: '' })
    if (node.t !== 'footnote') node.c?.forEach(visit)
  }
  nodes.forEach(visit)
  return runs.filter(({ id }) => id !== '')
}
