/** Our schemas are held against the schema of schemas here, since the program leaves that out: it would cost every start 100 ms. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Schema } from '../../src/document/data-check.ts'
import { frontMatterSchema } from '../../src/validate/schema.ts'
import { common, text, typeNames, typeOf } from './templates.ts'

const faultsOf = (schema: Schema): unknown => {
  const ajv = new Ajv2020({ allErrors: true })
  return ajv.validateSchema(schema) === true ? [] : ajv.errors
}

it('a fault in a schema is seen', () => {
  expect(faultsOf({ type: 'tekst' })).not.toEqual([])
})

it('the schema of types is a schema', () => {
  expect(faultsOf(parse(text('type-schema.yaml')) as Schema)).toEqual([])
})

it.each(typeNames)('the front matter of %s has a schema', (name) => {
  expect(faultsOf(frontMatterSchema(typeOf(name), common))).toEqual([])
})
