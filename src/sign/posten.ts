/** What Posten signering takes (documentation of June 2026): said before anything is sent. */
import type { Language, Message } from '../document/message.ts'
import { signatories } from '../document/meta.ts'
import type { Document, Position } from '../document/tree.ts'
import { open } from '../render/pdf/finish.ts'
import { refusal } from './refusal-sentences.ts'

const MOST = { signers: 10, title: 80, bytes: 10_485_760 } as const
/** A4 in points; files are rounded to whole ones, and nobody sees less than this. */
const A4 = { width: 595.28, height: 841.89 } as const
const NEAR = 3

interface ToSend {
  file: string
  document: Document
  /** As it is printed. */
  title: string
  locate: (path: readonly (string | number)[]) => { key?: Position; value?: Position }
  language: Language
}

/** @returns what can be said of the draft before it is printed. */
export function postenRefusals({ file, document: { meta }, title, locate, language }: ToSend): Message[] {
  const form = meta.eksemplarer?.form
  const n = signatories(meta).length
  const length = Array.from(title.normalize('NFC')).length
  return [
    ...(form === 'papir' ? [refusal(file, language, 'SGN-024', locate(['eksemplarer', 'form']).value)] : []),
    ...(form === 'elektronisk' && n > MOST.signers ? [refusal(file, language, 'SGN-020', locate(['parter']).key, { n, most: MOST.signers })] : []),
    ...(length > MOST.title ? [refusal(file, language, 'SGN-021', locate(['tittel']).value, { n: length, most: MOST.title })] : []),
  ]
}

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
  const millimetres = (points: number): number => Math.round((points / 72) * 25.4)
  return [
    ...(bytes.length > MOST.bytes ? [refusal(file, language, 'SGN-022', undefined, { n: bytes.length, most: MOST.bytes })] : []),
    ...(first ? [refusal(file, language, 'SGN-023', undefined, {
      what: say(`side ${first.number}`, `page ${first.number}`),
      format: say(`er ${millimetres(first.across)} × ${millimetres(first.down)} mm`, `is ${millimetres(first.across)} × ${millimetres(first.down)} mm`),
    })] : []),
  ]
}
