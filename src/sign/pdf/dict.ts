/** What stands under a key of a dictionary, where it stands there itself. */
import { PdfFault } from './fault.ts'
import type { Dict } from './parse.ts'

export function numberIn(dict: Dict, key: string, otherwise?: number): number {
  const value = dict.entries.get(key)
  if (value?.type === 'number') return value.value
  if (value === undefined && otherwise !== undefined) return otherwise
  throw new PdfFault(`/${key} is no number`, dict.start)
}

export const nameIn = (dict: Dict, key: string): string | undefined => {
  const value = dict.entries.get(key)
  return value?.type === 'name' ? value.value : undefined
}

export function numbersIn(dict: Dict, key: string): number[] {
  const value = dict.entries.get(key)
  if (value?.type !== 'array') throw new PdfFault(`/${key} is no array`, dict.start)
  return value.items.map((item) => (item.type === 'number' ? item.value : NaN))
}
