/** `lilla sign --samle`: the manifests that several machines have made of the parts become one. */
import { join } from 'node:path'
import type { Message } from '../document/message.ts'
import { entriesOf, kindOf, LIMITS, readFile, shown } from '../host.ts'
import { MANIFEST, filesOf, manifestText, merge, readManifest, sha256Of, SUMS, sumsOf, type Manifest } from '../sign/manifest.ts'
import { refusal } from '../sign/refusal-sentences.ts'
import { Refusal, type Exit, type Terminal } from './command.ts'
import { textOf } from './project.ts'
import { asJson, report } from './report.ts'
import { writeIfOther } from './sign-store.ts'

export function mergeIn(folder: string, terminal: Terminal): Exit {
  const { language, say, talk } = terminal
  if (kindOf(folder) !== 'folder') throw new Refusal(say(`«${folder}» er ikke en mappe.`, `“${folder}” is not a folder.`), say('Oppgi mappen der delene ligger, for eksempel out/nettverk/signering/2026-05-11.', 'Name the folder of the parts, such as out/nettverk/signering/2026-05-11.'))
  const shards: { file: string; manifest: Manifest }[] = []
  const messages: Message[] = []
  for (const { name, path } of entriesOf(folder).filter(({ name }) => /^manifest\.\d+-av-\d+\.json$/u.test(name))) {
    const file = readFile(path, LIMITS.file)
    const manifest = file.found ? readManifest(new TextDecoder().decode(file.bytes)) : undefined
    if (manifest?.del) shards.push({ file: name, manifest })
    else messages.push(refusal(shown(path), language, 'SGN-034', undefined))
  }
  if (shards.length === 0 && messages.length === 0) throw new Refusal(say(`Det er ingen deler i «${shown(folder)}».`, `There are no parts in “${shown(folder)}”.`), say('Deler lages med «lilla sign <utkast> --shard 1/4».', 'Parts are made with “lilla sign <draft> --shard 1/4”.'))
  shards.sort((a, b) => (a.manifest.del?.nummer ?? 0) - (b.manifest.del?.nummer ?? 0))
  const merged = merge(shards, language)
  if ('messages' in merged) messages.push(...merged.messages.map((message) => ({ ...message, file: shown(join(folder, message.file)) })))
  else messages.push(...absent(folder, merged.manifest, language))
  const written: string[] = []
  if (messages.length === 0 && 'manifest' in merged) {
    const text = manifestText(merged.manifest)
    writeIfOther(join(folder, MANIFEST), text)
    writeIfOther(join(folder, SUMS), sumsOf(merged.manifest, sha256Of(text)))
    written.push(MANIFEST, SUMS)
  }
  const paths = written.map((name) => shown(join(folder, name)))
  if (terminal.json) terminal.result(JSON.stringify({ skjema: 'lilla/sign', versjon: 1, mappe: shown(folder), filer: paths.map((fil) => ({ fil })), funn: messages.map(asJson) }))
  else {
    report(messages, textOf, terminal)
    for (const path of paths) terminal.result(path)
  }
  if ('manifest' in merged && messages.length === 0) talk(say(`${shards.length} deler samlet: ${merged.manifest.eksemplarer.length} eksemplarer.`, `${shards.length} parts gathered: ${merged.manifest.eksemplarer.length} copies.`))
  else talk(say('Ingenting er samlet.', 'Nothing was gathered.'))
  return messages.length > 0 ? 1 : 0
}

/** The manifest of all never names a file that is not there and whole. */
function absent(folder: string, manifest: Manifest, language: Terminal['language']): Message[] {
  return filesOf(manifest).flatMap(({ fil, sha256 }) => {
    const file = readFile(join(folder, fil), LIMITS.file * 4)
    return file.found && sha256Of(file.bytes) === sha256 ? [] : [refusal(shown(join(folder, fil)), language, 'SGN-033', undefined)]
  })
}
