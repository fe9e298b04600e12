/** Counts what a reader of a Word redline sees, whoever wrote it: painted words, regions, single words left between two changes. */
import { readFileSync } from 'node:fs'
import { diffArrays } from 'diff'
import { unzipSync, zipSync } from 'fflate'
import { SaxesParser } from 'saxes'

/** A word without the punctuation around it; «e-post», «12-3» and «4.2» are one. */
const WORD = /[\p{L}\p{N}](?:\S*[\p{L}\p{N}])?/gu
const wordsIn = (text) => text.match(WORD) ?? []

const MARKS = { 'w:ins': 'ins', 'w:del': 'del', 'w:moveFrom': 'moved', 'w:moveTo': 'moved' }
const SPACES = new Set(['w:tab', 'w:br', 'w:cr'])

/**
 * The body of a Word file: its paragraphs, each as stretches of text of one status (`''`, ins, del, moved). A mark inside another
 * one speaks for its own text; a row that came or went speaks for all in it that is not marked itself.
 * @param results whether what fields show stands in the text; else only that there is a field, since readers work it out anew.
 */
export function paragraphsOf(path, results = true) {
  const xml = Buffer.from(unzipSync(readFileSync(path), { filter: ({ name }) => name === 'word/document.xml' })['word/document.xml']).toString('utf8')
  const paragraphs = []
  const open = []
  const states = []
  const rows = []
  const fields = []
  let [skipped, text] = [0, false]
  const add = (value) => {
    const stretches = open.at(-1)
    if (!stretches) return
    const status = states.at(-1) ?? rows.at(-1)?.status ?? ''
    const last = stretches.at(-1)
    if (last?.status === status) last.text += value
    else stretches.push({ status, text: value })
  }
  const parents = []
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes, isSelfClosing }) => {
    const parent = parents.at(-1)
    parents.push(name)
    if (name === 'mc:Fallback') skipped += 1
    if (skipped > 0) return
    if (name === 'w:p') paragraphs.push(open[open.push([]) - 1])
    else if (name === 'w:tr') rows.push({})
    else if (MARKS[name] && parent === 'w:trPr') rows.at(-1).status = MARKS[name]
    else if (MARKS[name] && parent !== 'w:rPr' && parent !== 'w:trPr' && parent !== 'w:tcPr' && !isSelfClosing) states.push(MARKS[name])
    else if (name === 'w:t' || name === 'w:delText') text = true
    else if (SPACES.has(name) && parent === 'w:r') add(' ')
    else if (name === 'w:fldChar') {
      const kind = attributes['w:fldCharType']
      if (kind === 'begin') fields.push('code')
      else if (kind === 'separate') fields.splice(-1, 1, 'result')
      else if (fields.pop() && !results && fields.length === 0) add('⟨felt⟩')
    } else if (name === 'w:fldSimple' && !results) fields.push('result')
  })
  parser.on('text', (value) => {
    if (!text || skipped > 0 || fields.includes('code') || (!results && fields.length > 0)) return
    add(value.replaceAll(/[\u200B-\u200D\u2060]/gu, '').replaceAll('\u00A0', ' '))
  })
  parser.on('closetag', ({ name, isSelfClosing }) => {
    parents.pop()
    if (name === 'mc:Fallback') skipped -= 1
    if (skipped > 0) return
    const parent = parents.at(-1)
    if (name === 'w:p') open.pop()
    else if (name === 'w:tr') rows.pop()
    else if (MARKS[name] && parent !== 'w:rPr' && parent !== 'w:trPr' && parent !== 'w:tcPr' && !isSelfClosing) states.pop()
    else if (name === 'w:t' || name === 'w:delText') text = false
    else if (name === 'w:fldSimple' && !results && fields.pop() && fields.length === 0) add('⟨felt⟩')
  })
  parser.write(xml).close()
  return paragraphs
}

/** @returns the text of each paragraph that has any, for the comparison of what readers make of a redline with the clean drafts. */
export const blocksOf = (path) => paragraphsOf(path, false).map((stretches) => stretches.map(({ text }) => text).join('').trim()).filter((text) => text !== '')

/**
 * @returns words inserted and deleted (moves apart), words moved (both halves), regions (stretches of changed text in a paragraph
 *   with no kept word between), islands (one kept word between two changes) with their surroundings.
 */
export function countPaint(path) {
  const counts = { changed: 0, inserted: 0, deleted: 0, moved: 0, regions: 0, islands: 0, examples: [] }
  for (const stretches of paragraphsOf(path)) {
    // Words kept since the last change in this paragraph; without a change before, none can be between two.
    let since
    for (const [at, { status, text }] of stretches.entries()) {
      const words = wordsIn(text).length
      if (status === 'ins' || status === 'del') {
        if (text.trim() === '') continue
        counts[status === 'ins' ? 'inserted' : 'deleted'] += words
        if (since === undefined || since > 0) counts.regions += 1
        if (since === 1) {
          counts.islands += 1
          counts.examples.push(shown(stretches.slice(Math.max(0, at - 4), at + 1)))
        }
        since = 0
      } else {
        if (status === 'moved') counts.moved += words
        if (since !== undefined) since += words
      }
    }
  }
  counts.changed = counts.inserted + counts.deleted
  return counts
}

const BRACKETS = { ins: ['{+', '+}'], del: ['{-', '-}'], moved: ['{>', '<}'], '': ['', ''] }
const shown = (stretches) => stretches.map(({ status, text }) => BRACKETS[status].join(text)).join('')

/** @returns the paragraphs in which anything is painted, in brackets: what to read where an engine paints too much. */
export const painted = (path) => paragraphsOf(path).filter((stretches) => stretches.some(({ status }) => status !== '')).map(shown)

/** Above so many changes the flat comparison is left out: its time grows with their square. */
const MOST_FLAT = 20_000

/** @returns the words that a comparison without any structure would paint: of all words of the body as one sequence. */
export function flatMinimum(olderPath, newerPath) {
  const [a, b] = [olderPath, newerPath].map((path) => paragraphsOf(path).flatMap((stretches) => wordsIn(stretches.map(({ text }) => text).join(''))))
  const parts = diffArrays(a, b, { maxEditLength: MOST_FLAT })
  return { words: [a.length, b.length], flat: parts?.reduce((sum, { added, removed, count }) => sum + (added || removed ? count : 0), 0) }
}

/** A copy without comments: some readers fall over them, and they are no part of what is compared. */
export function withoutComments(bytes) {
  const files = unzipSync(bytes)
  const xml = Buffer.from(files['word/document.xml']).toString('utf8')
  files['word/document.xml'] = Buffer.from(xml.replaceAll(/<w:r>(?:<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:commentReference\b[^>]*\/><\/w:r>/gu, '').replaceAll(/<w:comment(?:RangeStart|RangeEnd|Reference)\b[^>]*\/>/gu, ''))
  return zipSync(files, { mtime: new Date(Date.UTC(1980, 0, 1)) })
}

/** @returns where two sequences of blocks differ: how many blocks stand in one only. */
export function differences(found, expected) {
  const parts = diffArrays(found, expected, { maxEditLength: 5000 })
  return parts ? parts.reduce((sum, { added, removed, count }) => sum + (added || removed ? count : 0), 0) : Infinity
}
