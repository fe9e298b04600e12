/** That the independent readers are found, left out visibly, and read what is there. */
import { expect, it } from 'vitest'
import { describeWith, find, officeBlocks, officeConvert, pandocText } from './readers.ts'

it('finds a program by the variable that names it, and nothing where nothing is', () => {
  process.env['LILLA_PANDOC'] = process.execPath
  expect(find('pandoc')).toBe(process.execPath)
  process.env['LILLA_PANDOC'] = '/nowhere/pandoc'
  expect(find('pandoc')).toBeUndefined()
  delete process.env['LILLA_PANDOC']
})

const html = new TextEncoder().encode('<meta charset="utf-8"><h1>Blåbærgrøt</h1><ol><li>én</li><li>to</li></ol>')

describeWith(['soffice', 'python'], 'LibreOffice', () => {
  it('gives the blocks with their labels', { timeout: 120_000 }, async () => {
    const [blocks] = await officeBlocks([{ bytes: html, extension: 'html' }])
    const seen = blocks?.filter((block) => block.text !== '').map((block) => `${block.label} ${block.text}`.trim())
    expect(seen).toEqual(['Blåbærgrøt', '1. én', '2. to'])
  })

  it('converts', { timeout: 120_000 }, async () => {
    const text = await officeConvert(html, 'html', 'txt:Text (encoded):UTF8')
    expect(text.toString('utf8')).toContain('Blåbærgrøt')
  })
})

describeWith('pandoc', 'pandoc', () => {
  it('gives the words', async () => expect(await pandocText(html, 'html')).toContain('Blåbærgrøt'))
})
