/** What Posten signering takes of a printed file (documentation of June 2026); SIG-004 and SIG-006 say what it takes of a draft. */
import type { Language, Message } from '../document/message.ts'
import { open } from '../render/pdf/finish.ts'
import { refusal } from './refusal-sentences.ts'

const MOST_MEGABYTES = 10
const MEGABYTE = 1024 * 1024
/** A4 in points; files are rounded to whole ones, and nobody sees less than this. */
const A4 = { width: 595.28, height: 841.89 } as const
const NEAR = 3

/** @returns what can be said of the printed file. */
export async function postenFaults(file: string, bytes: Uint8Array, language: Language): Promise<Message[]> {
  const say = (nb: string, en: string): string => (language === 'nb' ? nb : en)
  const odd = (await open(bytes)).getPages().flatMap((page, i) => {
    const { width, height } = page.getCropBox()
    const isTurned = page.getRotation().angle % 180 !== 0
    const [across, down] = isTurned ? [height, width] : [width, height]
    return Math.abs(across - A4.width) < NEAR && Math.abs(down - A4.height) < NEAR ? [] : [{ number: i + 1, across, down }]
  })
  const [first] = odd
  // Rounded up: a file that is a byte too large must not be told as one of the size that is taken.
  const megabytes = (Math.ceil((bytes.length / MEGABYTE) * 10) / 10).toFixed(1)
  const millimetres = (points: number): number => Math.round((points / 72) * 25.4)
  return [
    ...(bytes.length > MOST_MEGABYTES * MEGABYTE ? [refusal(file, language, 'SGN-022', undefined, { n: say(megabytes.replace('.', ','), megabytes), most: MOST_MEGABYTES })] : []),
    ...(first ? [refusal(file, language, 'SGN-023', undefined, {
      what: say(`side ${first.number}`, `page ${first.number}`),
      format: say(`er ${millimetres(first.across)} × ${millimetres(first.down)} mm`, `is ${millimetres(first.across)} × ${millimetres(first.down)} mm`),
    })] : []),
  ]
}
