/** A folder with an agreement that has a few known faults, and what `lilla check` says of it as data. */
import { attached, bases } from '../faults/bases.ts'
import { folderWith, lilla, type Files, type Ran } from '../cli/lilla.ts'

export const DRAFT = 'agreements/havn/2026-03-01.md'

/** With a text of one's own in the clause «Gjennomføring». */
export const withText = (text: string): string => bases.agreement.replace('¤', () => text)
export const clean = attached

/** Four faults that mend themselves, on two lines, and one that does not. */
export const FAULTY = withText(
  'Partene bruker 150.000\u00A0kroner i året, jf. "planen" for 2026 - 2030.\n\nPlanen sendes til rådmannen iht budsjettet 🏔 og koster 1.250.000\u00A0kroner.',
)
export const MENDED = withText(
  'Partene bruker 150\u00A0000\u00A0kroner i året, jf. «planen» for 2026–2030.\n\nPlanen sendes til rådmannen iht. budsjettet 🏔 og koster 1\u00A0250\u00A0000\u00A0kroner.',
)
export const FOUND = ['TYP-006', 'TYP-001', 'TYP-003', 'TRM-003', 'TYP-007', 'TYP-006']

export interface Finding {
  fil: string
  linje?: number
  kolonne?: number
  sluttlinje?: number
  sluttkolonne?: number
  regel: string
  alvor: string
  stanser: boolean
  grunn: string
  råd: string
}

export const project = (files: Files = { [DRAFT]: FAULTY }): string => folderWith(files)

/** @returns how the program ended, and its findings as data. */
export async function check(cwd: string, ...args: string[]): Promise<Ran & { found: Finding[] }> {
  const ran = await lilla(['check', ...args, '--reporter', 'json'], { cwd })
  return { ...ran, found: (JSON.parse(ran.out) as { funn: Finding[] }).funn }
}

export const ids = (found: readonly Finding[]): string[] => found.map(({ regel }) => regel)
