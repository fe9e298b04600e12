/** Contrast of a colour on white paper, as WCAG 2.2 counts it (success criterion 1.4.3). */

/** What WCAG level AA asks of text. */
export const ENOUGH = 4.5

/** @param colour six hexadecimal digits. @returns 1 (white) to 21 (black). */
export function contrastOnWhite(colour: string): number {
  return 1.05 / (luminance(channels(colour)) + 0.05)
}

/** @returns the same hue, made only so dark that it can be read on white. */
export function readable(colour: string): string {
  for (let part = 100; part > 0; part -= 1) {
    const darker = channels(colour).map((channel) => Math.floor((channel * part) / 100).toString(16).padStart(2, '0')).join('')
    if (contrastOnWhite(darker) >= ENOUGH) return darker.toUpperCase()
  }
  return '000000'
}

function channels(colour: string): number[] {
  return [0, 2, 4].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
}

function luminance([red = 0, green = 0, blue = 0]: readonly number[]): number {
  const linear = (channel: number): number => {
    const part = channel / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}
