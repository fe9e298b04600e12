/** The programs that lilla is measured against, and lilla itself, as commands. A peer that is not installed is absent, never replaced. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))
const CLI = join(ROOT, 'dist', 'cli.js')

/** `lilla …` as a command. */
export const lilla = (...args) => [process.execPath, CLI, ...args]

/** The smallest program that Node can run: no JavaScript program starts faster. */
export const floor = [process.execPath, '-e', '0']

/** Where LibreOffice lies: in the path, or where its installers put it. */
const OFFICES = ['soffice', '/Applications/LibreOffice.app/Contents/MacOS/soffice', 'C:\\Program Files\\LibreOffice\\program\\soffice.com']

const versionOf = (program) => {
  const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8', timeout: 60_000 })
  return status === 0 ? stdout.split('\n')[0].trim() : undefined
}

/** @returns pandoc and LibreOffice with their versions, each undefined when it is not installed. */
export function findPeers() {
  const pandoc = versionOf('pandoc')
  const office = OFFICES.find((path) => (path === 'soffice' || existsSync(path)) && versionOf(path) !== undefined)
  return {
    ...(pandoc && { pandoc: { version: pandoc, toDocx: (from, to) => ['pandoc', '--from', 'markdown', '--to', 'docx', '--output', to, from] } }),
    ...(office && { office: { path: office, version: versionOf(office), toPdf: (from, folder, profile) => officeToPdf(office, from, folder, profile) } }),
  }
}

/** One process converts all of `from`. The profile is ours alone: a running LibreOffice would otherwise be given the work. */
function officeToPdf(office, from, folder, profile) {
  return [office, `-env:UserInstallation=${pathToFileURL(profile).href}`, '--headless', '--norestore', '--convert-to', 'pdf', '--outdir', folder, ...from]
}
