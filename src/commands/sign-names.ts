/** What the files of the copies are called. */
import { safeName } from './names.ts'
import type { Planned, SignJob } from './sign-job.ts'

/** A file that is to be there. */
export interface Wanted {
  planned: Planned
  at: number
  format: string
  name: string
}

/** What a copy may be made as; a service for signing takes PDF files only. */
export const formatsOf = ({ service }: Pick<SignJob, 'service'>): readonly string[] => (service === 'posten' ? ['pdf'] : ['pdf', 'docx'])

/** The names of the files of all copies in every format, no two alike. */
export function named(copies: readonly Planned[], job: SignJob): Wanted[] {
  const { specimen } = job
  const formats = formatsOf(job)
  const taken = new Map<string, number>()
  return copies.flatMap((planned, at) => {
    const stem = safeName(`${specimen ? 'prøve-' : ''}${planned.stem}`)
    const before = taken.get(stem) ?? 0
    taken.set(stem, before + 1)
    return formats.map((format) => ({ planned, at, format, name: `${stem}${before === 0 ? '' : `-${before + 1}`}.${format}` }))
  })
}
