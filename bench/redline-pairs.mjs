/** The pairs of drafts that redlines are measured on, and the engines that are measured. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { drafts } from './content.mjs'
import { findPeers } from './peers.mjs'
import { editedAgreement, unrelatedText } from './redline-text.mjs'

/** A folder of an agreement also holds what is no draft. */
const NO_DRAFT = /^saksfr[ae]mlegg/iu

/** @returns every two consecutive drafts of the shipped agreements; `folder` is where the Word files of a pair are to lie. */
export function shippedPairs(scratch) {
  const sorted = drafts().filter((path) => !NO_DRAFT.test(basename(path))).sort()
  return sorted.slice(1).flatMap((newer, at) => {
    const older = sorted[at]
    if (dirname(older) !== dirname(newer)) return []
    const name = `${basename(dirname(newer))} ${basename(newer, '.md')}`
    return [{ name, older, newer, folder: join(scratch, 'shipped', name.replaceAll(' ', '-')) }]
  })
}

function written(scratch, name, older, newer, more = {}) {
  const folder = join(scratch, name.replaceAll(/[ ,]+/gu, '-'))
  mkdirSync(folder, { recursive: true })
  const paths = { older: join(folder, 'eldre.md'), newer: join(folder, 'nyere.md') }
  writeFileSync(paths.older, older)
  writeFileSync(paths.newer, newer)
  return { name, ...paths, folder, ...more }
}

/** @returns an invented agreement of so many clauses with 5 % of them edited and some moved; `done` tells what was done. */
export function generatedPair(scratch, clauses) {
  const { older, newer, done } = editedAgreement(clauses)
  return written(scratch, `${clauses} clauses`, older, newer, { done })
}

/** A draft of so many clauses would be longer than a file may be. */
const CLAUSES_A_FILE = 3000

/** The same in as many files as it takes, which lilla reads as one draft. */
export function longPair(scratch, clauses) {
  const { older, newer } = editedAgreement(clauses)
  const folder = join(scratch, `length-${clauses}`)
  mkdirSync(folder, { recursive: true })
  const files = (text, name) => inParts(text, Math.ceil(clauses / CLAUSES_A_FILE)).map((part, at) => {
    const path = join(folder, `${name}-${at + 1}.md`)
    writeFileSync(path, part)
    return path
  })
  return { name: `${clauses} clauses`, older: files(older, 'eldre'), newer: files(newer, 'nyere'), folder }
}

/** @returns the text in parts of whole chapters, each under the head of the first. */
function inParts(text, count) {
  const [head, ...chapters] = text.split(/^(?=## )/mu)
  const size = Math.ceil(chapters.length / count)
  return Array.from({ length: count }, (_, at) => head + chapters.slice(at * size, (at + 1) * size).join(''))
}

export const unrelatedPair = (scratch, words) => written(scratch, `unrelated, ${words} words each`, unrelatedText(words, 0), unrelatedText(words, 1))

const script = (name) => fileURLToPath(new URL(name, import.meta.url))

/** The Python that knows LibreOffice: Debian's own, where python3-uno is installed. */
const PYTHONS = ['/usr/bin/python3', 'python3', 'python']

/** @returns lilla and the peers that are installed, each with its command; an absent one is named with the reason. */
export function findEngines(scratch) {
  const found = { lilla: { title: 'lilla', command: [process.execPath, script('redline-lilla.mjs')] } }
  const absent = {}
  try {
    const path = fileURLToPath(import.meta.resolve('docxodus/core'))
    const { version } = JSON.parse(readFileSync(join(dirname(path), '..', 'package.json'), 'utf8'))
    found.docxodus = { title: `docxodus ${version}`, command: [process.execPath, script('redline-docxodus.mjs')] }
  } catch {
    absent.docxodus = 'not installed (npm install)'
  }
  const { office } = findPeers()
  const python = PYTHONS.find((path) => spawnSync(path, ['-c', 'import uno'], { stdio: 'ignore' }).status === 0)
  if (!office) absent.LibreOffice = 'not installed'
  else if (!python) absent.LibreOffice = 'no Python that knows it (python3-uno)'
  else found.office = { title: office.version.split(' ').slice(0, 2).join(' '), command: [python, script('redline-office.py'), office.path, join(scratch, 'profile')] }
  return { found, absent }
}
