/** SARIF 2.1.0 (OASIS), as code hosts and editors read it. */
import type { Message, Severity } from '../../document/message.ts'
import type { Position } from '../../document/tree.ts'
import { version } from '../../host.ts'
import type { Reporter } from './index.ts'

const LEVELS: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'note' }

export const sarif: Reporter = ({ messages }, terminal) => {
  const ids = [...new Set(messages.map(({ ruleId }) => ruleId))].sort()
  const run = {
    tool: { driver: { name: 'lilla', version: version(), rules: ids.map((id) => ({ id })) } },
    columnKind: 'utf16CodeUnits',
    results: messages.map((message) => resultOf(message, ids)),
  }
  terminal.result(JSON.stringify({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }))
}

function resultOf(message: Message, ids: readonly string[]): object {
  return {
    ruleId: message.ruleId,
    ruleIndex: ids.indexOf(message.ruleId),
    level: LEVELS[message.severity],
    message: { text: `${message.reason} ${message.remedy}` },
    locations: [{ physicalLocation: locationOf(message.file, message.position) }],
    ...(message.related && { relatedLocations: [{ physicalLocation: locationOf(message.related.file || message.file, message.related.position), message: { text: message.related.reason } }] }),
    ...(message.fix && {
      fixes: [{ artifactChanges: [{ artifactLocation: { uri: uriOf(message.file) }, replacements: [{ deletedRegion: regionOf(message.fix.position), insertedContent: { text: message.fix.text } }] }] }],
    }),
  }
}

function locationOf(file: string, position: Position | undefined): object {
  return { artifactLocation: { uri: uriOf(file) }, ...(position && { region: regionOf(position) }) }
}

function regionOf({ start, end }: Position): object {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column }
}

/** A relative URI has forward slashes on every system. */
function uriOf(file: string): string {
  return file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/')
}
