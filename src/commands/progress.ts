/** Says how far the work has come, but only when it takes more than a second: a quick build stays quiet. */
import type { Terminal } from './command.ts'

export interface Progress {
  step: (done: number, total: number, what: string) => void
  /** Takes the live line away. */
  end: () => void
}

/** On a screen one line that is rewritten; else a line a step, so that a log says where it stood. */
export function progress(terminal: Terminal, milliseconds = 1000, doing = { nb: 'Bygger {n} av {m}: ', en: 'Building {n} of {m}: ' }): Progress {
  let line: string | undefined
  let slow = false
  const show = () => {
    if (!slow || line === undefined) return
    if (terminal.live) terminal.rewrite(line.length < terminal.columns ? line : `${line.slice(0, terminal.columns - 2)}…`)
    else terminal.talk(line)
  }
  const timer = setTimeout(() => {
    slow = true
    show()
  }, milliseconds)
  return {
    step(done, total, what) {
      line = doing[terminal.language].replace('{n}', String(done)).replace('{m}', String(total)) + what
      show()
    },
    end() {
      clearTimeout(timer)
      if (slow && terminal.live) terminal.rewrite('')
    },
  }
}
