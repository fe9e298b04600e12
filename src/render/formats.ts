/** The output formats, one line each. A format is loaded when it is asked for, so that none pays for another's start. */
import type { Format } from './format.ts'

export interface FormatEntry {
  extension: string
  load: () => Promise<Format>
}

/** By the name that `--format` takes. */
export const formats: Readonly<Record<string, FormatEntry>> = {
  docx: { extension: 'docx', load: async () => (await import('./docx/index.ts')).docx },
  pdf: { extension: 'pdf', load: async () => (await import('./pdf/index.ts')).pdf },
  html: { extension: 'html', load: async () => (await import('./html/index.ts')).html },
  md: { extension: 'md', load: async () => (await import('./markdown/index.ts')).markdown },
  txt: { extension: 'txt', load: async () => (await import('./text/index.ts')).txt },
  json: { extension: 'json', load: async () => (await import('./json.ts')).json },
}
