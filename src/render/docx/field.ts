/** Word fields with the value that they have now, so that no reader has to compute anything before it can print. */
import { ImportedXmlComponent, TextRun, type ParagraphChild } from 'docx'
import { runs, type Look } from './run.ts'

const mark = (kind: 'begin' | 'separate' | 'end'): ParagraphChild =>
  new TextRun({ children: [new ImportedXmlComponent('w:fldChar', { 'w:fldCharType': kind })] })

function instructed(instruction: string): ParagraphChild {
  const text = new ImportedXmlComponent('w:instrText', { 'xml:space': 'preserve' })
  text.push(` ${instruction} `)
  return new TextRun({ children: [text] })
}

/** @param instruction such as `REF _lilla_formal \n \h`; @param value what the field gives now. */
export function field(instruction: string, value: string, look: Look = {}): ParagraphChild[] {
  return [mark('begin'), instructed(instruction), mark('separate'), ...runs(value, look), mark('end')]
}
