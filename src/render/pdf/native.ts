/** Typst as a native module. It blocks while it works, and takes about 25 ms a page. */
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { withEnvironment } from '../../host.ts'
import type { Engine, Fault, Job, Typeset } from './engine.ts'
import { fonts } from './fonts.ts'
import { packageVersion } from './packages.ts'

const PACKAGE = '@myriaddreamin/typst-ts-node-compiler'
/** Everything is a virtual file under the root, so that the working folder can have no say. */
const ROOT = resolve('/')
const MAIN = join(ROOT, 'lilla', 'main.typ')
/** Compilations that an unused result stays cached for; of a long document nothing is kept, for it would be hundreds of megabytes. */
const CACHE_AGE = 5
const LONG = 1_000_000
/** The documents lie outside V8's heap, which therefore sees no need to collect them: 3 MB each. */
const COLLECT_EVERY = 10

/** Any date at all is enough for Typst; the finished file carries the document's own. */
const TIMESTAMP = 0

interface Diagnostic {
  message: string
  severity: number
}

/** @returns the engine. @throws when the package has no binary for this machine. */
export async function nativeEngine(): Promise<Engine> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler')
  const compiler = withEnvironment('FONTCONFIG_FILE', NO_FONTS, () =>
    NodeCompiler.create({ workspace: ROOT, fontArgs: [{ fontBlobs: fonts().map(({ bytes }) => Buffer.from(bytes)) }] }),
  )
  const collect = collector()
  let jobs = 0

  function typeset(job: Job): Typeset {
    compiler.resetShadow()
    compiler.addSource(MAIN, job.template)
    for (const [path, bytes] of job.files) compiler.mapShadow(join(ROOT, path), Buffer.from(bytes))
    const done = compiler.compile({ mainFilePath: MAIN, inputs: { doc: job.json, copy: job.copy ?? '{}' } })
    const faults: Fault[] = [...report(done.takeWarnings()?.shortDiagnostics), ...report(done.takeError()?.shortDiagnostics)]
    const laidOut = done.result
    if (!laidOut) return { faults, query: () => [] }
    // The two exports differ in their claims only; each has its own checks, and the second costs a few milliseconds.
    const archive = attempt(() => compiler.pdf(laidOut, { pdfStandard: 'a-2a', creationTimestamp: TIMESTAMP }))
    const accessible = attempt(() => compiler.pdf(laidOut, { pdfStandard: 'ua-1', creationTimestamp: TIMESTAMP }))
    const plain = archive.value ? archive : attempt(() => compiler.pdf(laidOut, { creationTimestamp: TIMESTAMP }))
    const query: Typeset['query'] = (label) => compiler.query(laidOut, { selector: `<${label}>`, field: 'value' }) as unknown[]
    const isLong = job.json.length > LONG
    compiler.evictCache(isLong ? 0 : CACHE_AGE)
    jobs += 1
    if (isLong || jobs % COLLECT_EVERY === 0) collect()
    return {
      ...(plain.value && { pdf: plain.value }),
      conforms: archive.value !== undefined && accessible.value !== undefined,
      faults: [...faults, ...archive.faults, ...accessible.faults],
      query,
    }
  }
  return { name: 'native', version: packageVersion(PACKAGE) ?? '', typeset }
}

/**
 * Typst scans the fonts of the machine when it is made. Fontconfig can be told that there are none (Linux); elsewhere our
 * own fonts win where family and style are equal, and the finished file is held against the list of allowed fonts.
 */
const NO_FONTS = fileURLToPath(new URL('../../../templates/styles/no-system-fonts.conf', import.meta.url))

function report(diagnostics: readonly Diagnostic[] | undefined): Fault[] {
  return (diagnostics ?? []).map(({ message, severity }) => ({ severity: severity === 1 ? 'error' : 'warning', text: message }))
}

function attempt(make: () => Uint8Array): { value?: Uint8Array; faults: Fault[] } {
  try {
    return { value: make(), faults: [] }
  } catch (error) {
    return { faults: [{ severity: 'warning', text: error instanceof Error ? error.message : String(error) }] }
  }
}

function collector(): () => void {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  return () => collect()
}
