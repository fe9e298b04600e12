/**
 * pdf-lib, from the build of it that is one file. Measured: the package's own entry loads 192 modules in 230 ms of processor time,
 * as much as LibreOffice takes for three documents; the one file takes 40 ms. Everything here must come from this file, for
 * pdf-lib's classes and names are compared by identity.
 */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type * as Library from 'pdf-lib'

const require = createRequire(import.meta.url)
const library = require(join(dirname(require.resolve('pdf-lib')), '..', 'dist', 'pdf-lib.js')) as typeof Library

export const decodePDFRawStream: typeof Library.decodePDFRawStream = library.decodePDFRawStream
export const ParseSpeeds: typeof Library.ParseSpeeds = library.ParseSpeeds

export const PDFArray = library.PDFArray
export type PDFArray = Library.PDFArray
export const PDFDict = library.PDFDict
export type PDFDict = Library.PDFDict
export const PDFDocument = library.PDFDocument
export type PDFDocument = Library.PDFDocument
export const PDFHexString = library.PDFHexString
export type PDFHexString = Library.PDFHexString
export const PDFName = library.PDFName
export type PDFName = Library.PDFName
export const PDFNumber = library.PDFNumber
export type PDFNumber = Library.PDFNumber
export const PDFObjectCopier = library.PDFObjectCopier
export const PDFRawStream = library.PDFRawStream
export type PDFRawStream = Library.PDFRawStream
export const PDFRef = library.PDFRef
export type PDFRef = Library.PDFRef
export const PDFString = library.PDFString
export type PDFString = Library.PDFString

export type { PDFContext, PDFObject, PDFPage } from 'pdf-lib'
