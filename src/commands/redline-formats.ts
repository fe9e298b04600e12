/** What `lilla redline` can make: one row a file, by the name that `--format` takes. */
import type { Order } from '../document/order.ts'
import type { RedlineEdition } from '../render/edition.ts'
import type { Format } from '../render/format.ts'
import { formats } from '../render/formats.ts'

export interface RedlineFormat {
  file: string
  /** How changes are shown, where that can be chosen. */
  show: RedlineEdition['show']
  load: () => Promise<Format>
  /** What stands first in a replacement, if it is not what was deleted. */
  order?: Order
}

const load = (name: string) => (): Promise<Format> => formats[name]!.load()

export const redlineFormats: Readonly<Record<string, RedlineFormat>> = {
  // Word's own comparison puts what came first.
  docx: { file: 'redline.docx', show: 'tracked', load: load('docx'), order: 'inserted' },
  lilla: { file: 'lilla.docx', show: 'drawn', load: load('docx') },
  pdf: { file: 'lilla.pdf', show: 'drawn', load: load('pdf') },
  html: { file: 'redline.html', show: 'drawn', load: load('html') },
  liste: { file: 'endringer.md', show: 'drawn', load: async () => (await import('../render/changes/table.ts')).changeTable },
  json: { file: 'endringer.json', show: 'drawn', load: async () => (await import('../render/changes/data.ts')).changeData },
  md: { file: 'redline.md', show: 'tracked', load: load('md') },
  tre: { file: 'redline.json', show: 'tracked', load: load('json') },
}

export const DEFAULT_REDLINE_FORMATS = ['docx', 'lilla', 'pdf', 'html', 'liste', 'json']

/** Those that «--bare-nytt» is about. */
export const PURPLE = ['lilla', 'pdf']
