/** Front matter past its faults: without the values that are wrong, what is left of a draft can be judged, so that all is told at once. */
import type { Message } from './message.ts'

type Data = Readonly<Record<string, unknown>>
type Path = readonly (string | number)[]

/** @returns front matter without the values that messages call wrong; of a list with such an entry the whole list goes, so that no place moves. */
export function withoutWrong(data: Data, messages: readonly Message[]): Data {
  const paths = messages.flatMap(({ wrong }) => wrong ?? [])
  if (paths.length === 0) return data
  const left = structuredClone(data)
  for (const path of paths) remove(left, path)
  return left
}

/** @returns the messages without those that miss a value which is there, but wrong: it, what holds it, or a part of it. */
export function withoutEchoes(messages: readonly Message[]): Message[] {
  const wrong = new Set<string>()
  const holders = new Set<string>()
  for (const { file, wrong: paths = [] } of messages) {
    for (const path of paths) {
      wrong.add(`${file}: ${path.join('.')}`)
      for (const key of uptoIn(path.join('.'))) holders.add(`${file}: ${key}`)
    }
  }
  if (wrong.size === 0) return [...messages]
  return messages.filter(({ file, missing }) => missing === undefined || !(holders.has(`${file}: ${missing}`) || uptoIn(missing).some((key) => wrong.has(`${file}: ${key}`))))
}

/** A key and all that hold it: `a`, `a.b`, `a.b.c`. */
const uptoIn = (key: string): string[] => key.split('.').map((_, i, parts) => parts.slice(0, i + 1).join('.'))

function remove(data: unknown, path: Path): void {
  const end = path.findLastIndex((part) => typeof part === 'string')
  let holder = data as Record<string, unknown> | undefined
  for (const part of path.slice(0, end)) holder = holder?.[part] as typeof holder
  if (holder) delete holder[String(path[end])]
}
