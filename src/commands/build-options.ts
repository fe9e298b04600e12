/** The options of `lilla build`, each as what it means or a refusal that says what it may be. */
import { nearest } from '../document/suggest.ts'
import { processors } from '../host.ts'
import { formats } from '../render/formats.ts'
import { Refusal, type Options, type Terminal } from './command.ts'
import type { Shard } from './plan.ts'

const DEFAULT_FORMATS = ['docx', 'pdf', 'html']

/** More workers than this want more memory than they save time. */
const MOST_JOBS = 8

/** `--format docx,pdf`, in the order of the table whatever the order given. */
export function formatsOf(given: Options[string], { say }: Terminal): string[] {
  if (given === undefined) return DEFAULT_FORMATS
  const known = Object.keys(formats)
  const asked = String(given).toLowerCase().split(',').map((name) => name.trim())
  for (const name of asked) {
    if (known.includes(name)) continue
    const near = nearest(name, known)
    throw new Refusal(
      say(`Formatet «${name}» finnes ikke.`, `There is no format “${name}”.`) + (near ? say(` Mente du «${near}»?`, ` Did you mean “${near}”?`) : ''),
      say(`Formatene er ${known.join(', ')}.`, `The formats are ${known.join(', ')}.`),
    )
  }
  return known.filter((name) => asked.includes(name))
}

/** `--shard 2/5`. */
export function shardOf(given: Options[string], { say }: Terminal): Shard {
  if (given === undefined) return { index: 1, of: 1 }
  const [, index, of] = (/^(\d{1,5})\/(\d{1,5})$/u.exec(String(given)) ?? []).map(Number)
  if (index && of && index <= of) return { index, of }
  throw new Refusal(say(`«--shard ${String(given)}» er ikke en del av helheten.`, `“--shard ${String(given)}” is not a part of the whole.`), say('Skriv for eksempel --shard 1/4.', 'Write for example --shard 1/4.'))
}

/** `--jobs 4`; else as many as the machine has processors. */
export function jobsOf(given: Options[string], { say }: Terminal): number {
  if (given === undefined) return Math.min(processors(), MOST_JOBS)
  if (/^[1-9]\d?$/u.test(String(given))) return Number(given)
  throw new Refusal(say(`«--jobs ${String(given)}» er ikke et antall fra 1 til 99.`, `“--jobs ${String(given)}” is not a number from 1 to 99.`), say('Skriv for eksempel --jobs 2.', 'Write for example --jobs 2.'))
}
