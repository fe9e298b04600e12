/** What an output format is: one function from an edition to bytes. */
import type { Message } from '../document/message.ts'
import type { Block, Document, Inline, NodeOf, NodeType } from '../document/tree.ts'
import type { Edition } from './edition.ts'

export interface Output {
  bytes: Uint8Array
  /** Files that go with it, by the name under which they stand beside the main file. */
  beside?: readonly { name: string; bytes: Uint8Array }[]
  messages?: readonly Message[]
}

export interface Format {
  /** As given to `--format`. */
  name: string
  extension: string
  render: (edition: Edition) => Promise<Output>
}

/** One handler a node type: a format that lacks one does not compile. */
export type Handlers<Result, State> = {
  [T in Exclude<NodeType, Document['type']>]: (node: NodeOf<T>, state: State) => Result
}

/** Calls the handler of a node's type; the one place where the table and the node meet. */
export function handle<Result, State>(handlers: Handlers<Result, State>, node: Block | Inline, state: State): Result {
  const handler = handlers[node.type] as (node: Block | Inline, state: State) => Result
  return handler(node, state)
}
