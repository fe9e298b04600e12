/** Prints the front matter so that YAML readers of every age read it as it was meant. */
import { Document as YamlDocument, visit } from 'yaml'
import type { Meta } from '../../document/meta.ts'
import type { Document } from '../../document/tree.ts'

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

/**
 * @returns the newer draft's front matter with what makes the older one of it: the keys that differ, with what they were, and those
 * that are new. Attachments are files, and only the newer draft's are there.
 */
export function frontMatterOfBoth({ meta, olderMeta = {} }: Document): Meta {
  const isEqual = (key: string): boolean => JSON.stringify(meta[key]) === JSON.stringify(olderMeta[key])
  const differing = Object.keys(olderMeta).filter((key) => key !== 'vedlegg' && !isEqual(key))
  const added = Object.keys(meta).filter((key) => key !== 'vedlegg' && olderMeta[key] === undefined && meta[key] !== undefined)
  const eldre = Object.fromEntries(differing.map((key) => [key, olderMeta[key]]))
  return { ...meta, endringsvisning: { ...(differing.length > 0 && { eldre }), ...(added.length > 0 && { uten: added }) } }
}
