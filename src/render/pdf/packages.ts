/** Reads files of the packages that the PDF output is made with: fonts and the WASM compiler. */
import { createRequire } from 'node:module'
import { LIMITS, readFile } from '../../host.ts'

const require = createRequire(import.meta.url)

/** @returns the path of a file in an installed package, undefined when the package is not there. */
export function packageFile(specifier: string): string | undefined {
  try {
    return require.resolve(specifier)
  } catch {
    return undefined
  }
}

/** @returns the bytes of a file in an installed package, undefined when it is not there. */
export function packageBytes(specifier: string): Uint8Array | undefined {
  const path = packageFile(specifier)
  const file = path === undefined ? undefined : readFile(path, 2 * LIMITS.file)
  return file?.found ? file.bytes : undefined
}

/** The version of an installed package. */
export function packageVersion(name: string): string | undefined {
  const bytes = packageBytes(`${name}/package.json`)
  return bytes && (JSON.parse(new TextDecoder().decode(bytes)) as { version: string }).version
}
