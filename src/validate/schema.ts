/** Checks the front matter of a draft against what all documents share and what its type adds. */
import { checkData, type Locate, type Schema } from '../document/data-check.ts'
import type { Language, Message } from '../document/message.ts'
import type { AgreementType } from '../document/type.ts'

/**
 * @param meta front matter as read: plain data.
 * @param type of the draft; undefined for a file without `dokumenttype`, or with one that does not exist.
 * @param common the schema in `templates/front-matter.yaml`, as data.
 * @param locate gives the place of a key and of its value.
 * @returns faults in the order of the file. What cannot be read (an unknown key, a wrong value) is `fatal`; what is missing is not.
 */
export function checkFrontMatter(
  meta: unknown,
  type: AgreementType | undefined,
  common: Schema,
  locate: Locate,
  { file, language = 'nb' }: { file: string; language?: Language },
): Message[] {
  return checkData(meta, type ? frontMatterSchema(type, common) : common, { file, locate, language, area: 'FRM' })
}

const merged = new WeakMap<AgreementType, { common: Schema; schema: Schema }>()

/** @returns the schema of a type's front matter: the common one with the type's own keys, also those of its parties. */
export function frontMatterSchema(type: AgreementType, common: Schema): Schema {
  const known = merged.get(type)
  if (known?.common === common) return known.schema
  const additions = type.frontmatter
  const definitions = record(common['$defs'])
  const schema: Schema = {
    ...extended(common, additions.properties, additions.required),
    $defs: { ...definitions, part: extended(record(definitions['part']), additions.part.properties, additions.part.required) },
  }
  merged.set(type, { common, schema })
  return schema
}

function extended(schema: Schema, properties: Schema, required: readonly string[]): Schema {
  return {
    ...schema,
    properties: { ...record(schema['properties']), ...properties },
    required: [...new Set([...((schema['required'] as string[] | undefined) ?? []), ...required])],
  }
}

function record(value: unknown): Schema {
  return (value ?? {}) as Schema
}
