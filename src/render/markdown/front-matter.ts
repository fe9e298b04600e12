/** Prints the front matter so that YAML readers of every age read it as it was meant. */
import { Document as YamlDocument, visit } from 'yaml'
import type { Meta } from '../../document/meta.ts'

/** Words and numbers that some YAML reader, or our own caution, takes for something else than text. */
const AMBIGUOUS = /^(?:yes|no|on|off|y|n|true|false|null|~|[-+.\d][-+.\d_:eExXoO]*)$/i

/** @returns the lines of `---` with what is between; nothing for a document without front matter. */
export function printFrontMatter(meta: Meta): string {
  if (Object.keys(meta).length === 0) return ''
  const document = new YamlDocument(meta, { aliasDuplicateObjects: false })
  visit(document, {
    Scalar(key, node) {
      const isValue = key !== 'key' && typeof node.value === 'string'
      const isDate = isValue && /^\d{4}-\d{2}-\d{2}$/.test(String(node.value))
      if (isValue && !isDate && AMBIGUOUS.test(String(node.value))) node.type = 'QUOTE_DOUBLE'
    },
  })
  return `---\n${document.toString({ lineWidth: 0, flowCollectionPadding: true })}---\n\n`
}
