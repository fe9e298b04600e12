/** Renders a document as Word for a test. */
import type { Document } from '../../src/document/tree.ts'
import { docx } from '../../src/render/docx/index.ts'
import { edit, type Edition } from '../../src/render/edition.ts'
import { assets } from '../fixtures/every-node.ts'
import { standardStyle } from '../fixtures/style.ts'

export const editionOf = (document: Document): Edition => edit(document, assets, standardStyle())

export const word = async (document: Document): Promise<Uint8Array> => (await docx.render(editionOf(document))).bytes
