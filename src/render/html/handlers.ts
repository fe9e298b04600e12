/** All handlers of the HTML format; a node type without one does not compile. */
import type { Block, Change, Inline } from '../../document/tree.ts'
import { handle, type Handlers } from '../format.ts'
import { blocks } from './blocks.ts'
import { marked, markedRun, type Run } from './change.ts'
import type { Html } from './element.ts'
import { inlines } from './inlines.ts'
import type { Page, State } from './state.ts'

const handlers: Handlers<Html, State> = { ...blocks, ...inlines }

const print = (node: Block | Inline, state: State): Html => handle(handlers, node, state)

/** Prints nodes in order, each with its change. */
export const show: Page['show'] = (nodes, state) => {
  const { page } = state
  const parts: (Html | Run)[] = []
  for (const node of nodes) {
    const marks = page.changeOf(node)
    const { change } = marks
    if (change === undefined || change.kind === 'formatted' || !(node.type in inlines)) {
      parts.push(marked(print(node, state), marks, node, page))
      continue
    }
    const last = parts.at(-1)
    const html = print(node, state)
    if (last !== undefined && isRun(last)) {
      if (isSame(last.change, change)) {
        last.html = [last.html, html]
        continue
      }
      last.followed = true
    }
    parts.push({ html, change, followed: false })
  }
  return parts.map((part) => (isRun(part) ? markedRun(part, page) : part))
}

function isRun(part: Html | Run): part is Run {
  return typeof part === 'object' && 'followed' in part
}

function isSame(one: Change, other: Change): boolean {
  return one.id === other.id && one.kind === other.kind && one.author === other.author && one.date === other.date
}
