/** Lengths in Word's units: twips (1/20 point), half-points for sizes of type, eighths of a point for lines. */
import type { Style } from '../style.ts'

const MM_PER_INCH = 25.4
const A4 = { width: 210, height: 297 }

export const twips = (mm: number): number => Math.round((mm * 1440) / MM_PER_INCH)
export const pointsToTwips = (points: number): number => Math.round(points * 20)
export const halfPoints = (points: number): number => Math.round(points * 2)
/** Pixels at 96 to the inch, as `docx` wants the sizes of pictures. */
export const pixels = (mm: number): number => (mm * 96) / MM_PER_INCH

/** The page and its text area, in twips. */
export interface Page {
  width: number
  height: number
  textWidth: number
  textHeight: number
}

/** @returns the A4 page of a house style. */
export function pageOf({ margins }: Style): Page {
  return {
    width: twips(A4.width),
    height: twips(A4.height),
    textWidth: twips(A4.width - margins.left - margins.right),
    textHeight: twips(A4.height - margins.top - margins.bottom),
  }
}

/** Size of a clause's heading in points; level 1 is the outermost clause. */
export function headingSize(style: Style, level: number): number {
  return Math.round(style.size * ([1.4, 1.16, 1.04][level - 1] ?? 1) * 2) / 2
}
