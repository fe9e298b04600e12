/** For people: place, severity, rule, reason, excerpt and remedy; on stdout, since findings are what `check` gives. */
import { textOf } from '../project.ts'
import { report } from '../report.ts'
import type { Reporter } from './index.ts'

export const text: Reporter = ({ messages }, terminal) => report(messages, textOf, { ...terminal, talk: terminal.result }, Infinity)
