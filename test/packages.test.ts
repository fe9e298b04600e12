/** The packages: few, without install scripts, all that we import declared, and a lock file that `npm ci` accepts on every system. */
import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

interface Entry {
  version?: string
  dev?: boolean
  devOptional?: boolean
  optional?: boolean
  hasInstallScript?: boolean
  os?: string[]
  optionalDependencies?: Record<string, string>
}

const read = <T>(name: string): T => JSON.parse(readFileSync(join(ROOT, name), 'utf8')) as T
const manifest = read<Record<'dependencies' | 'devDependencies', Record<string, string>>>('package.json')
const { packages } = read<{ packages: Record<string, Entry> }>('package-lock.json')

/** Names of the packages that the files of a folder import, by what the compiler sees; types alone need none at run time. */
function imported(folder: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const file of readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))) {
    const source = ts.createSourceFile(file, readFileSync(join(ROOT, folder, file), 'utf8'), ts.ScriptTarget.Latest, true)
    const visit = (node: ts.Node): void => {
      const typeOnly = ts.isImportDeclaration(node) && node.importClause?.isTypeOnly === true
      const from = (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && !typeOnly ? node.moduleSpecifier : dynamic(node)
      if (from && ts.isStringLiteral(from) && !from.text.startsWith('.') && !from.text.startsWith('node:') && !builtinModules.includes(from.text)) {
        found.set(from.text.split('/').slice(0, from.text.startsWith('@') ? 2 : 1).join('/'), `${folder}/${file}`)
      }
      node.forEachChild(visit)
    }
    visit(source)
  }
  return found
}

const dynamic = (node: ts.Node): ts.Expression | undefined =>
  ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword ? node.arguments[0] : undefined

describe('the packages', () => {
  it('that the program imports are its own dependencies, not those of another', () => {
    const undeclared = [...imported('src')].filter(([name]) => manifest.dependencies[name] === undefined)
    expect(undeclared).toEqual([])
  })

  it('whose files the program reads by their path are its own dependencies too', () => {
    const texts = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).map((name) => readFileSync(join(ROOT, 'src', name), 'utf8'))
    const named = texts.flatMap((text) => [...text.matchAll(/['"`]((?:@[a-z0-9.-]+\/)?[a-z0-9.-]+)\/[^'"`]*\.(?:ttf|otf|wasm)['"`]/gu)].map((match) => match[1] as string))
    expect(named.filter((name) => manifest.dependencies[name] === undefined)).toEqual([])
  })

  it('that the program does not import are not declared', () => {
    const used = new Set(imported('src').keys())
    // Fonts are read as files, by a path that is put together; `diff` serves the comparison of drafts.
    const unused = Object.keys(manifest.dependencies).filter((name) => !used.has(name) && !/font|^diff$/u.test(name))
    expect(unused).toEqual([])
  })

  it('are under a hundred for those who use it (unified is many small ones), and none runs a script when it is installed', () => {
    const shipped = Object.entries(packages).filter(([path, { dev, devOptional, os }]) => path !== '' && !dev && !devOptional && os === undefined)
    expect(shipped.length).toBeLessThan(100)
    expect(shipped.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path)).toEqual([])
  })

  it('are all in the lock file, those for other systems too: without them `npm ci` refuses', () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`]),
    )
    expect(missing).toEqual([])
  })
})
