/**
 * What the reading of one file may cost, whatever the file asks for. A single limit is got round by asking often; these are
 * totals, so a small file that unpacks, repeats or nests itself into a large one is refused before it takes time or memory.
 */
import { PdfFault } from './fault.ts'

/** What is left of a total. */
export interface Meter {
  left: number
}

export type Budget = Readonly<Record<keyof typeof MOST, Meter>>

const MOST = {
  /** Bytes that streams hold when they are unpacked. */
  unpacked: 80_000_000,
  /** Bytes that objects are written in, as many times as they are read: objects may lie within one another. */
  scanned: 200_000_000,
  /** Values that are kept: an agreement of a hundred pages with all its tags has a tenth. */
  values: 1_200_000,
  /** Places of objects, as many times as a layer lists them. */
  places: 1_500_000,
  /** Operators and operands that pages are drawn with, and the letters that they show. */
  drawn: 6_000_000,
  letters: 8_000_000,
  /** Bytes that the seals are over, all together. */
  sealed: 2_000_000_000,
} as const

export const newBudget = (): Budget => {
  const { unpacked, scanned, values, places, drawn, letters, sealed } = MOST
  const meter = (left: number): Meter => ({ left })
  return { unpacked: meter(unpacked), scanned: meter(scanned), values: meter(values), places: meter(places), drawn: meter(drawn), letters: meter(letters), sealed: meter(sealed) }
}

/** @throws PdfFault when the file asks for more than is left. */
export function spend(meter: Meter, cost: number, at = 0): void {
  // What is no number is no cost that anything can bear.
  if (!(cost <= meter.left)) throw new PdfFault('more than lilla reads of one file', at, 'too-much')
  meter.left -= cost
}
