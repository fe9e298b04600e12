/** GitHub's workflow commands: an annotation at the place of each finding. */
import type { Severity } from '../../document/message.ts'
import type { Reporter } from './index.ts'

const COMMANDS: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'notice' }

export const github: Reporter = ({ messages }, terminal) => {
  for (const { file, position, ruleId, severity, reason, remedy } of messages) {
    const place = position ? `,line=${position.start.line},col=${position.start.column},endLine=${position.end.line},endColumn=${position.end.column}` : ''
    terminal.result(`::${COMMANDS[severity]} file=${property(file)}${place},title=${property(ruleId)}::${data(`${reason} ${remedy}`)}`)
  }
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
