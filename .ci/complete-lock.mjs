// Run after `npm install`: adds to the lock file the optional packages for other systems that the registry at hand lacked.
//
// npm leaves them out without a word, and `npm ci` then refuses the lock file as out of step, on every system.
import { readFileSync, writeFileSync } from 'node:fs'

const FILE = 'package-lock.json'
const PLATFORM = /-(android|darwin|linux|win32)-(arm64|arm|x64|ia32)(?:-(gnu|musl|gnueabihf|eabi|msvc))?$/

const lock = JSON.parse(readFileSync(FILE, 'utf8'))
const added = []
for (const [path, entry] of Object.entries(lock.packages)) {
  if (path === '') continue
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const at = `node_modules/${name}`
    if (lock.packages[at] || lock.packages[`${path}/${at}`]) continue
    const [, os, cpu, libc] = PLATFORM.exec(name) ?? []
    if (!os) continue
    const libcOf = os === 'linux' && /gnu$|musl/.test(libc ?? '') ? { libc: [libc === 'musl' ? 'musl' : 'glibc'] } : {}
    lock.packages[at] = { version, cpu: [cpu], ...(entry.dev && { dev: true }), ...libcOf, optional: true, os: [os] }
    added.push(name)
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`)
console.log(added.length === 0 ? 'the lock file was whole' : added.join('\n'))
