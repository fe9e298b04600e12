/** Puts findings right in the author's own file: at offsets, never by printing it anew. */
import type { Message } from '../document/message.ts'

export interface Fixed {
  text: string
  /** The findings that were put right. */
  made: readonly Message[]
}

/**
 * @param text of one file, without byte order mark; `messages` are about that file.
 * @param wanted which of the offered fixes to make; the automatic ones where it is absent.
 * @returns the text with the fixes; of two that touch the same characters the first in the file is made, the other next time.
 */
export function applyFixes(text: string, messages: readonly Message[], wanted: (message: Message) => boolean = (message) => message.fix?.automatic === true): Fixed {
  const made: Message[] = []
  let result = ''
  let done = 0
  const inOrder = messages
    .filter((message) => message.fix !== undefined && wanted(message))
    .sort((a, b) => startOf(a) - startOf(b) || endOf(a) - endOf(b) || (a.ruleId < b.ruleId ? -1 : 1))
  for (const message of inOrder) {
    const [start, end] = [startOf(message), endOf(message)]
    const touches = start < done || (made.length > 0 && start === done && start === end)
    if (touches || !message.fix) continue
    result += text.slice(done, start) + message.fix.text
    done = end
    made.push(message)
  }
  return { text: result + text.slice(done), made }
}

function startOf({ fix }: Message): number {
  return fix?.position.start.offset ?? 0
}

function endOf({ fix }: Message): number {
  return fix?.position.end.offset ?? 0
}
