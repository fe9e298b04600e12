/** Opens the Hunspell dictionary that the user has installed; lilla comes with none. */
import { dictionaryInEnvironment, LIMITS, readFile } from '../host.ts'
import type { Dictionary } from '../validate/dictionary.ts'
import { hunspellDictionary } from '../validate/hunspell.ts'
import { Refusal, type Terminal } from './command.ts'
import type { Config } from './config.ts'

/** The dictionary that `lilla.yaml` names, else the environment; refuses one that cannot be read. */
export function dictionaryOf(config: Pick<Config, 'dictionary'>, { say }: Pick<Terminal, 'say'>): string | undefined {
  const path = config.dictionary ?? dictionaryInEnvironment()
  if (path === undefined || openDictionary(path)) return path
  throw new Refusal(
    say(`Ordlisten «${path}» kan ikke leses.`, `The dictionary “${path}” cannot be read.`),
    say('Oppgi en Hunspell-ordliste (.dic) med .aff-filen ved siden av, i «ordliste» i lilla.yaml eller i LILLA_ORDLISTE.', 'Name a Hunspell dictionary (.dic) with its .aff file beside it, in «ordliste» in lilla.yaml or in LILLA_ORDLISTE.'),
  )
}

const opened = new Map<string, Dictionary | undefined>()

/**
 * @param path of the .dic file; the .aff file stands beside it.
 * @returns undefined when one of the two cannot be read.
 */
export function openDictionary(path: string): Dictionary | undefined {
  if (!opened.has(path)) opened.set(path, open(path))
  return opened.get(path)
}

function open(path: string): Dictionary | undefined {
  const [dic, aff] = [path, path.replace(/(?:\.dic)?$/iu, '.aff')].map((name) => readFile(name, LIMITS.file))
  if (!dic?.found || !aff?.found) return undefined
  // The affix file names the encoding of both; the Norwegian ones may be Latin-1.
  const encoding = /^SET[ \t]+(\S+)/m.exec(new TextDecoder('latin1').decode(aff.bytes))?.[1] ?? 'latin1'
  const decoder = new TextDecoder(/^utf-?8$/iu.test(encoding) ? 'utf-8' : 'latin1')
  return hunspellDictionary(decoder.decode(aff.bytes), decoder.decode(dic.bytes))
}
