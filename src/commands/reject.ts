/** `lilla reject`: the older draft of a redline. */
import type { Run } from './command.ts'
import { settle } from './settle.ts'

export const run: Run = (args, options, terminal) => settle('reject', args, options, terminal)
