/** The program's only use of the network, and only where the user names an address: a time-stamp for a seal (RFC 3161, 3.4). */

/** A token with its certificates is some kilobytes. */
const LARGEST = 200_000
const SECONDS = 30

/** Sends a query to a time-stamping authority. @throws Error whose message says what went wrong. */
export async function askForTimestamp(address: string, query: Uint8Array): Promise<Uint8Array> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
    body: query,
    redirect: 'error',
    signal: AbortSignal.timeout(SECONDS * 1000),
  }).catch((error: unknown) => {
    throw new Error(reasonOf(error))
  })
  if (!response.ok) throw new Error(`HTTP ${response.status}`)
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of response.body ?? []) {
    parts.push(part as Uint8Array)
    length += (part as Uint8Array).length
    if (length > LARGEST) throw new Error(`> ${LARGEST} bytes`)
  }
  return Buffer.concat(parts)
}

/** `fetch` hides the system's own code, such as ECONNREFUSED, one level down. */
function reasonOf(error: unknown): string {
  const { cause, name } = error instanceof Error ? error : { cause: undefined, name: '' }
  if (name === 'TimeoutError') return `${SECONDS} s`
  return cause instanceof Error ? ('code' in cause ? String(cause.code) : cause.message) : String(error)
}
