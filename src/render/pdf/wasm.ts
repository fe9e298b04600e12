/** Typst as WebAssembly, for any machine: the same layout, about twice the time. It knows no PDF standards; we add those. */
import type { Engine, Fault, Job, Typeset } from './engine.ts'
import { fonts } from './fonts.ts'
import { packageBytes, packageVersion } from './packages.ts'

const PACKAGE = '@myriaddreamin/typst-ts-web-compiler'
const MAIN = '/lilla/main.typ'
/** Diagnostics as `file:line:column: severity: text`. */
const AS_TEXT = 2

/** Kind of layout, and of output, by the package's own numbers. */
const PAGED = 0
const PDF = 1
const LABELS = ['sigfield', 'pdf-page'] as const

/** What the compiler answers, which the package types as `any`. */
interface Compiled {
  hasError?: boolean
  result?: Uint8Array
  diagnostics?: readonly string[] | undefined
}

/** @returns the engine. @throws when the package is not installed. */
export async function wasmEngine(): Promise<Engine> {
  const module = packageBytes(`${PACKAGE}/wasm`)
  if (!module) throw new Error(`${PACKAGE} is not installed`)
  const { default: start, TypstCompilerBuilder } = await import('@myriaddreamin/typst-ts-web-compiler')
  await start({ module_or_path: module as Uint8Array<ArrayBuffer> })
  const builder = new TypstCompilerBuilder()
  builder.set_dummy_access_model()
  for (const { bytes } of fonts()) await builder.add_raw_font(bytes)
  const compiler = await builder.build()

  function typeset(job: Job): Typeset {
    compiler.reset_shadow()
    compiler.add_source(MAIN, job.template)
    for (const [path, bytes] of job.files) compiler.map_shadow(path, bytes)
    // A snapshot lays out once for the file and for all queries; asking the compiler itself would lay out again for each.
    const world = compiler.snapshot(undefined, MAIN, [['doc', job.json], ['copy', job.copy ?? '{}']])
    try {
      const { hasError, diagnostics = [] } = world.compile(PAGED, AS_TEXT) as Compiled
      const faults = diagnostics.map(faultOf)
      if (hasError) return { faults, query: () => [] }
      const { result } = world.get_artifact(PDF, AS_TEXT) as Compiled
      const found = new Map(LABELS.map((label) => [label, JSON.parse(world.query(PAGED, `<${label}>`, 'value')) as unknown[]]))
      return { ...(result && { pdf: result }), faults, query: (label) => found.get(label) ?? [] }
    } finally {
      world.free()
      compiler.reset()
    }
  }
  return { name: 'wasm', version: packageVersion(PACKAGE) ?? '', typeset }
}

function faultOf(line: string): Fault {
  const [, severity, text] = /(error|warning): ([\s\S]*)$/.exec(line) ?? []
  return { severity: severity === 'warning' ? 'warning' : 'error', text: text ?? line }
}
