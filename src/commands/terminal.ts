/** The two streams that a command talks through, and what can be done on them. */
import picocolors from 'picocolors'
import type { Language } from '../document/message.ts'
import type { Terminal } from './command.ts'

/** NO_COLOR (no-color.org) and TERM=dumb are heeded; nothing is coloured in a file or a pipe. */
export function terminal(language: Language, json: boolean): Terminal {
  const { stdin, stdout, stderr, env } = process
  // The reader of a pipe may have seen enough (`lilla build | head -1`); that is no fault.
  for (const stream of [stdout, stderr]) stream.on('error', (error: NodeJS.ErrnoException) => { if (error.code !== 'EPIPE') throw error })
  const capable = stderr.isTTY === true && env['TERM'] !== 'dumb'
  return {
    language,
    json,
    result: (line) => { stdout.write(`${line}\n`) },
    talk: (line) => { stderr.write(`${line}\n`) },
    live: capable && !json,
    columns: stderr.columns || 80,
    rewrite: (line) => { stderr.write(`\r\u001b[2K${line}`) },
    interactive: stdin.isTTY === true && stderr.isTTY === true,
    colours: picocolors.createColors(capable && (env['NO_COLOR'] ?? '') === ''),
    say: (nb, en) => (language === 'nb' ? nb : en),
  }
}
