/** One JSON object; its shape is described in docs/json.md. */
import { asJson } from '../report.ts'
import type { Reporter } from './index.ts'

export const json: Reporter = ({ files, messages }, terminal) => {
  terminal.result(JSON.stringify({ skjema: 'lilla/check', versjon: 1, filer: files, funn: messages.map(asJson) }))
}
