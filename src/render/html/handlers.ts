/** All handlers of the HTML format; a node type without one does not compile. */
import { handle, type Handlers } from '../format.ts'
import { blocks } from './blocks.ts'
import { marked } from './change.ts'
import type { Html } from './element.ts'
import { inlines } from './inlines.ts'
import type { Page, State } from './state.ts'

const handlers: Handlers<Html, State> = { ...blocks, ...inlines }

/** Prints nodes in order, each with its change. */
export const show: Page['show'] = (nodes, state) => nodes.map((node) => marked(handle(handlers, node, state), node, state.page))
