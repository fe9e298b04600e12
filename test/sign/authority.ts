/** A time-stamping authority of OpenSSL's, for the tests: answers a query, by hand or over HTTP. */
import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { inFolder, run } from '../interop/readers.ts'
import { certified, issuer, type Holder } from './certificates.ts'
import { OID } from '../../src/sign/pades/oids.ts'

export const authority: Holder = certified({ name: 'Prøvetid', key: 'rsa', issuer, extended: OID.timeStamping })

const CONFIG = (folder: string): string => `
[tsa]
default_tsa = one
[one]
dir = ${folder}
serial = ${folder}/serial
default_policy = 1.2.3.4
digests = sha256
signer_digest = sha256
ess_cert_id_alg = sha256
accuracy = secs:1
ordering = yes
`

/** @param holder whose certificate the stamp is made with. */
export async function answer(query: Uint8Array, holder: Holder = authority): Promise<Uint8Array> {
  return inFolder(async (folder) => {
    const file = (name: string): string => join(folder, name)
    await writeFile(file('query'), query)
    await writeFile(file('tsa.cnf'), CONFIG(folder.replaceAll('\\', '/')))
    await writeFile(file('serial'), '01\n')
    await writeFile(file('key.pem'), holder.key.export({ type: 'pkcs8', format: 'pem' }))
    await writeFile(file('cert.pem'), holder.certificate.toString())
    await writeFile(file('ca.pem'), issuer.certificate.toString())
    await run('openssl', ['ts', '-reply', '-config', file('tsa.cnf'), '-queryfile', file('query'), '-signer', file('cert.pem'), '-inkey', file('key.pem'), '-chain', file('ca.pem'), '-out', file('answer')])
    return readFile(file('answer'))
  })
}

/** Runs `body` with the address of a service on this machine. @param how what it answers to a query. */
export async function withService<T>(how: (query: Uint8Array) => Promise<{ status?: number; body: Uint8Array }>, body: (address: string) => Promise<T>): Promise<T> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      void how(Buffer.concat(parts)).then((answered) => response.writeHead(answered.status ?? 200, { 'content-type': 'application/timestamp-reply' }).end(answered.body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    return await body(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  } finally {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
}
