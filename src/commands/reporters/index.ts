/** How findings are told: to people, to programs, to code hosts. One line a reporter. */
import type { Message } from '../../document/message.ts'
import type { Terminal } from '../command.ts'
import { github } from './github.ts'
import { json } from './json.ts'
import { sarif } from './sarif.ts'
import { text } from './text.ts'

export interface Checked {
  /** Every file that was judged, as the user knows it. */
  files: readonly string[]
  messages: readonly Message[]
}

export type Reporter = (checked: Checked, terminal: Terminal) => void

export const reporters: Readonly<Record<string, Reporter>> = { text, json, sarif, github }
