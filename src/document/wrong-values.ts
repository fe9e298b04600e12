/** Front matter past its faults: without the values that are wrong, what is left of a draft can be judged, so that all is told at once. */
import type { Message } from './message.ts'

type Data = Readonly<Record<string, unknown>>
type Path = readonly (string | number)[]

/** @returns front matter without the values that messages call wrong; of a list with such an entry the whole list goes, so that no place moves. */
export function withoutWrong(data: Data, messages: readonly Message[]): Data {
  const paths = wrongIn(messages)
  if (paths.length === 0) return data
  const left = structuredClone(data)
  for (const path of paths) remove(left, path)
  return left
}

/** @returns the messages without those that miss a value which is there, but wrong. */
export function withoutEchoes(messages: readonly Message[]): Message[] {
  const wrong = messages.flatMap((message) => wrongIn([message]).map((path) => ({ file: message.file, path: keyOf(path) })))
  const isEcho = ({ file, missing }: Message): boolean => missing !== undefined && wrong.some((one) => one.file === file && (one.path.startsWith(`${missing}.`) || `${missing}.`.startsWith(one.path)))
  return wrong.length === 0 ? [...messages] : messages.filter((message) => !isEcho(message))
}

const keyOf = (path: Path): string => `${path.join('.')}.`
const wrongIn = (messages: readonly Message[]): Path[] => messages.flatMap(({ wrong }) => wrong ?? [])

function remove(data: unknown, path: Path): void {
  const end = path.findLastIndex((part) => typeof part === 'string')
  let holder = data as Record<string, unknown> | undefined
  for (const part of path.slice(0, end)) holder = holder?.[part] as typeof holder
  if (holder) delete holder[String(path[end])]
}
