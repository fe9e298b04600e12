/** The manifest of signing copies: which file is whose, and what it was made of; and how the manifests of several machines become one. */
import { createHash } from 'node:crypto'
import type { Language, Message } from '../document/message.ts'
import type { Decision } from '../document/meta.ts'
import { refusal } from './refusal-sentences.ts'

/** Raised when a reader of version n would misunderstand version n + 1. */
const VERSION = 1

export interface ManifestFile {
  fil: string
  format: string
  /** Lower-case hexadecimal. */
  sha256: string
  byte: number
  /** SHA-256 of all that the file was made of: the same again gives the same file. */
  grunnlag: string
}

export interface ManifestCopy {
  slag: 'eksemplar' | 'original' | 'avtale' | 'tiltredelse'
  nummer?: number
  av?: number
  navn?: string
  part?: string
  orgnr?: string
  kommunenummer?: string
  vedtak: readonly Omit<Decision, 'part'>[]
  /** Of the text that is printed in it; of a declaration, its own. */
  tekstavtrykk: string
  filer: readonly ManifestFile[]
}

/** What all copies have in common. */
export interface ManifestHead {
  avtale: { tittel: string; utkast?: string; status?: string; kilde: string; sha256: string }
  form: string
  profil: string
  prøve: boolean
  /** Of the agreement: SHA-256, 64 hexadecimal digits. */
  tekstavtrykk: string
  verktøy: { navn: 'lilla'; versjon: string }
  layoutmotor: { navn: 'typst'; utgave: string; versjon: string }
  medlemsliste?: { fil: string; sha256: string }
}

export interface Manifest extends ManifestHead {
  skjema: 'lilla/signering'
  versjon: typeof VERSION
  del?: { nummer: number; av: number }
  eksemplarer: readonly ManifestCopy[]
  vedlegg: readonly ManifestAttachment[]
}

/** An attachment of the agreement, whose file lies beside the copies: its checksum is a part of the fingerprint. */
export interface ManifestAttachment {
  nummer: number
  tittel: string
  fil: string
  /** Lower-case hexadecimal. */
  sha256: string
  byte: number
}

export const MANIFEST = 'manifest.json'
export const SUMS = 'SHA256SUMS'

/** `manifest.2-av-4.json`. */
export const shardName = ({ nummer, av }: { nummer: number; av: number }): string => `manifest.${nummer}-av-${av}.json`
export const isManifest = (name: string): boolean => /^manifest(?:\.\d+-av-\d+)?\.json$/u.test(name)

export function manifestOf(head: ManifestHead, copies: readonly ManifestCopy[], beside: Manifest['vedlegg'], shard?: Manifest['del']): Manifest {
  return { skjema: 'lilla/signering', versjon: VERSION, ...head, ...(shard && { del: shard }), eksemplarer: copies, vedlegg: beside }
}

export const manifestText = (manifest: Manifest): string => `${JSON.stringify(manifest, null, 2)}\n`

/** @returns the manifest in a text; undefined when it is none. */
export function readManifest(text: string): Manifest | undefined {
  try {
    const data = JSON.parse(text) as Partial<Manifest> | null
    const isOurs = data?.skjema === 'lilla/signering' && data.versjon === VERSION && Array.isArray(data.eksemplarer) && Array.isArray(data.vedlegg)
    const hasFiles = isOurs && data.eksemplarer?.every(({ filer }) => Array.isArray(filer) && filer.every(({ fil, sha256 }) => typeof fil === 'string' && typeof sha256 === 'string'))
    return hasFiles ? (data as Manifest) : undefined
  } catch {
    return undefined
  }
}

/** Every file that a manifest names, once. */
export function filesOf({ eksemplarer, vedlegg }: Manifest): { fil: string; sha256: string }[] {
  const all = [...eksemplarer.flatMap(({ filer }) => filer), ...vedlegg]
  return [...new Map(all.map(({ fil, sha256 }) => [fil, { fil, sha256 }])).values()]
}

/** @returns the checksum in lower-case hexadecimal, as `sha256sum` prints it. */
export const sha256Of = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex')

/** As `sha256sum --check` reads it; the manifest itself is the last line. */
export function sumsOf(manifest: Manifest, manifestSha256: string): string {
  const files = filesOf(manifest).sort((a, b) => (a.fil < b.fil ? -1 : 1))
  return [...files, { fil: MANIFEST, sha256: manifestSha256 }].map(({ fil, sha256 }) => `${sha256}  ${fil}\n`).join('')
}

/** What must be the same in all parts, in words for the one who made them. */
const SAME: readonly [keyof ManifestHead, Readonly<Record<Language, string>>, same?: string][] = [
  ['layoutmotor', { nb: 'Layoutmotoren', en: 'The layout engine' }],
  ['verktøy', { nb: 'Versjonen av lilla', en: 'The version of lilla' }],
  ['tekstavtrykk', { nb: 'Tekstavtrykket til avtalen', en: 'The fingerprint of the agreement' }, 'det samme'],
  ['avtale', { nb: 'Avtalen', en: 'The agreement' }],
  ['medlemsliste', { nb: 'Medlemslisten', en: 'The list of members' }],
  ['form', { nb: 'Formen', en: 'The form' }],
  ['profil', { nb: 'Profilen', en: 'The profile' }],
  ['prøve', { nb: 'Om det er prøveeksemplarer,', en: 'Whether they are specimens' }, 'det samme'],
]

interface Shard {
  file: string
  manifest: Manifest
}

/** @returns one manifest of all parts, as if one machine had made them; or why they do not belong together. */
export function merge(shards: readonly Shard[], language: Language): { manifest: Manifest } | { messages: Message[] } {
  const [first] = shards
  if (!first) return { messages: [] }
  const of = first.manifest.del?.av ?? 1
  const messages = shards.slice(1).flatMap((other): Message[] => [
    ...SAME.filter(([key]) => JSON.stringify(other.manifest[key]) !== JSON.stringify(first.manifest[key])).map(([, what, same = 'den samme']) =>
      refusal(other.file, language, 'SGN-031', undefined, { what: what[language], same, file: other.file, other: first.file })),
    ...(other.manifest.del?.av === of ? [] : [refusal(other.file, language, 'SGN-031', undefined, { what: language === 'nb' ? 'Antallet deler' : 'The number of parts', same: 'det samme', file: other.file, other: first.file })]),
  ])
  const byNumber = new Map(shards.map(({ manifest }) => [manifest.del?.nummer ?? 1, manifest]))
  for (let number = 1; number <= of; number += 1) if (!byNumber.has(number)) messages.push(refusal(first.file, language, 'SGN-032', undefined, { missing: number, of }))
  if (messages.length > 0) return { messages }
  const parts = Array.from({ length: of }, (_, i) => byNumber.get(i + 1)?.eksemplarer ?? [])
  // Copies were dealt out one by one, and are gathered as they were dealt.
  const longest = Math.max(...parts.map(({ length }) => length))
  const copies = Array.from({ length: longest }, (_, i) => parts.flatMap((part) => part[i] ?? [])).flat()
  const { del: _, eksemplarer: __, vedlegg, ...head } = first.manifest
  const beside = new Map([...vedlegg, ...shards.flatMap(({ manifest }) => manifest.vedlegg)].map((one) => [one.fil, one]))
  return { manifest: manifestOf(head, copies, [...beside.values()]) }
}
