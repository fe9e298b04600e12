/** Prints an edition as a PDF: tagged, with its fonts, PDF/A-2a and PDF/UA-1 at once. */
import type { Edition } from '../edition.ts'
import type { Format, Output } from '../format.ts'
import { engine, type Engine } from './engine.ts'
import { finish, open } from './finish.ts'
import { serialise } from './serialise.ts'

export const pdf: Format = {
  name: 'pdf',
  extension: 'pdf',
  render: async (edition) => printWith(await engine(), edition),
}

/** Prints with a given engine. */
export async function printWith(typst: Engine, edition: Edition): Promise<Output> {
  const date = edition.document.meta.utkast
  const { model, state } = serialise(edition, new Map(), date ?? '2000-01-01')
  const { pdf: bytes, conforms = true, faults } = typst.typeset({ template: edition.style.typst, json: JSON.stringify(model), files: state.files })
  if (!bytes) throw new Error(faults.map(({ text }) => text).join('\n'))
  const file = await open(bytes)
  const claims = { title: model.title, language: edition.words.locale, ...(date && { date: `${date}T00:00:00Z` }), creator: 'lilla', producer: 'Typst 0.14.2', conforms }
  return { bytes: await finish(file, claims, [bytes]), messages: state.messages }
}
