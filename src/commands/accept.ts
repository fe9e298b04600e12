/** `lilla accept`: the newer draft of a redline. */
import type { Run } from './command.ts'
import { settle } from './settle.ts'

export const run: Run = (args, options, terminal) => settle('accept', args, options, terminal)
