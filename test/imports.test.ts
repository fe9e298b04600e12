/** The house: imports run one way, and only the host touches disk, clock and child processes. Read from the sources themselves. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const SOURCES = join(dirname(fileURLToPath(import.meta.url)), '..', 'src')

/** A layer imports lower ones and itself; of its own height no other. */
const HEIGHTS: Readonly<Record<string, number>> = {
  document: 0, read: 1, validate: 1, diff: 1, render: 1, assemble: 2, sign: 3, commands: 4, cli: 5, index: 5,
}
/** The pure layers are given what they need of the world as data. */
const MAY_IMPORT_HOST = ['host', 'render', 'sign', 'assemble', 'commands', 'cli']
const HOST_ONLY = ['node:fs', 'node:fs/promises', 'node:child_process', 'node:os']
const NOBODY = ['node:http', 'node:https', 'node:http2', 'node:net', 'node:tls', 'node:dns', 'node:dgram']
const MAY_PRINT = ['cli', 'commands']
const NETWORK = ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest']
/** A time-stamp for a seal, asked for by address: the only use of the network. */
const MAY_FETCH = 'host/timestamp.ts'

/** `render/pdf/fonts.ts` → `render`, `host.ts` and `host/write.ts` → `host`. */
const layerOf = (path: string): string => (path.split('/')[0] ?? '').replace(/\.ts$/u, '')

/** @param path from `src`, with `/`. @returns each breach as a sentence. */
function breaches(path: string, text: string): string[] {
  const layer = layerOf(path)
  const found = ts.preProcessFile(text, true, true).importedFiles.flatMap(({ fileName }) => importBreach(path, layer, fileName))
  const visit = (node: ts.Node): void => {
    found.push(...useBreaches(node, layer, path).map((what) => `${path}: ${what}`))
    node.forEachChild(visit)
  }
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true))
  return found
}

function importBreach(path: string, layer: string, name: string): string[] {
  if (NOBODY.includes(name)) return [`${path}: imports ${name}`]
  if (HOST_ONLY.includes(name)) return layer === 'host' ? [] : [`${path}: imports ${name}, which only the host may`]
  if (!name.startsWith('.')) return name.startsWith('node:') || !/^(?:fs|os|child_process|https?|net)$/u.test(name) ? [] : [`${path}: imports ${name} without node:`]
  if (!name.endsWith('.ts')) return [`${path}: imports ${name} without its ending .ts`]
  const target = layerOf(posix.join(posix.dirname(path), name))
  if (target === 'host') return MAY_IMPORT_HOST.includes(layer) ? [] : [`${path}: imports the host`]
  if (layer === 'host') return target === 'document' ? [] : [`${path}: the host imports ${target}`]
  const [from, to] = [HEIGHTS[layer], HEIGHTS[target]]
  if (from === undefined || to === undefined) return [`${path}: no such layer as ${from === undefined ? layer : target}`]
  return to < from || layer === target ? [] : [`${path}: imports ${to > from ? 'up' : 'sideways'} from ${target}`]
}

/** Uses of globals, found in the syntax tree, so that a comment or a text that names one is no breach. */
function useBreaches(node: ts.Node, layer: string, path: string): string[] {
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length && layer !== 'host') return ['reads the clock (new Date())']
  if (ts.isCallExpression(node) && NETWORK.includes(node.expression.getText()) && !(path === MAY_FETCH && node.expression.getText() === 'fetch')) return [`uses the network (${node.expression.getText()})`]
  if (!ts.isPropertyAccessExpression(node)) return []
  const use = `${node.expression.getText()}.${node.name.text}`
  if (/^(?:Date\.now|performance\.now)$/u.test(use) && layer !== 'host') return [`reads the clock (${use})`]
  if (use === 'Math.random') return ['is random (Math.random)']
  if (/^(?:localeCompare|toLocale\w+)$/u.test(node.name.text)) return [`depends on the locale (${node.name.text})`]
  if (/^console\.|^process\.(?:stdout|stderr|exit|exitCode)$/u.test(use) && !MAY_PRINT.includes(layer)) return [`prints or exits (${use})`]
  if (/^process\.(?:env|cwd|kill)$/u.test(use) && layer !== 'host' && layer !== 'cli') return [`asks the environment (${use})`]
  return []
}

const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.ts'))

describe('the sources', () => {
  it('are there to be read', () => {
    expect(files.length).toBeGreaterThan(20)
    expect(files).toContain('host.ts')
  })

  it('import one way only, and leave the world to the host', () => {
    expect(files.flatMap((name) => breaches(name, readFileSync(join(SOURCES, name), 'utf8')))).toEqual([])
  })
})

describe('a planted breach is found', () => {
  const planted: readonly [path: string, text: string, found: string][] = [
    ['document/tree.ts', "import { read } from '../read/index.ts'", 'imports up from read'],
    ['render/html/page.ts', "import type { Rule } from '../../validate/rule.ts'", 'imports sideways from validate'],
    ['diff/align.ts', "export { read } from '../read/index.ts'", 'imports sideways from read'],
    ['assemble/table.ts', "const m = await import('../sign/pack.ts')", 'imports up from sign'],
    ['commands/build.ts', "import { x } from '../cli.ts'", 'imports up from cli'],
    ['read/index.ts', "import { readFile } from '../host.ts'", 'imports the host'],
    ['host/write.ts', "import { read } from '../read/index.ts'", 'the host imports read'],
    ['utils/text.ts', "import { x } from '../document/tree.ts'", 'no such layer as utils'],
    ['render/pdf/fonts.ts', "import { readFileSync } from 'node:fs'", 'imports node:fs, which only the host may'],
    ['commands/doctor.ts', "import { spawn } from 'node:child_process'", 'imports node:child_process, which only the host may'],
    ['sign/stamp.ts', "import https from 'node:https'", 'imports node:https'],
    ['read/text.ts', "import fs from 'fs'", 'imports fs without node:'],
    ['read/text.ts', "import { x } from './values.js'", 'imports ./values.js without its ending .ts'],
    ['render/edition.ts', 'const now = new Date()', 'reads the clock (new Date())'],
    ['sign/stamp.ts', 'const now = Date.now()', 'reads the clock (Date.now)'],
    ['diff/words.ts', 'names.sort((a, b) => a.localeCompare(b))', 'depends on the locale (localeCompare)'],
    ['render/json.ts', 'const id = Math.random()', 'is random (Math.random)'],
    ['read/index.ts', 'console.log(1)', 'prints or exits (console.log)'],
    ['assemble/x.ts', 'process.exit(1)', 'prints or exits (process.exit)'],
    ['render/x.ts', "const debug = process.env['DEBUG']", 'asks the environment (process.env)'],
    ['host.ts', "await fetch('https://example.org')", 'uses the network (fetch)'],
    ['host/write.ts', "await fetch('https://example.org')", 'uses the network (fetch)'],
    ['sign/timestamp.ts', "await fetch('https://example.org')", 'uses the network (fetch)'],
    ['host/timestamp.ts', "WebSocket('wss://example.org')", 'uses the network (WebSocket)'],
    ['host/timestamp.ts', "import https from 'node:https'", 'imports node:https'],
  ]
  it.each(planted)('%s: %s', (path, text, found) => {
    expect(breaches(path, text)).toEqual([`${path}: ${found}`])
  })

  it('but not where there is none', () => {
    const text = "// console.log(new Date())\nimport type { Node } from '../document/tree.ts'\nimport { x } from './helpers.ts'\nconst day = new Date(0)\nconst said = 'Math.random'"
    expect(breaches('read/index.ts', text)).toEqual([])
    expect(breaches('commands/report.ts', "import { read } from '../read/index.ts'\nprocess.stdout.write('x')")).toEqual([])
  })
})
