/** The options of `lilla redline`, each as what it means or a refusal that says what it may be. */
import type { Order } from '../document/order.ts'
import { nearest } from '../document/suggest.ts'
import { sourceDate } from '../host.ts'
import { Refusal, type Options, type Terminal } from './command.ts'
import { DEFAULT_REDLINE_FORMATS, redlineFormats } from './redline-formats.ts'

/** `--format docx,liste`, in the order of the table whatever the order given. */
export function redlineFormatsOf(given: Options[string], { say }: Terminal): string[] {
  if (given === undefined) return DEFAULT_REDLINE_FORMATS
  const known = Object.keys(redlineFormats)
  const asked = String(given).toLowerCase().split(',').map((name) => name.trim())
  for (const name of asked) {
    if (known.includes(name)) continue
    const near = nearest(name, known)
    throw new Refusal(
      say(`Formatet «${name}» finnes ikke her.`, `There is no format “${name}” here.`) + (near ? say(` Mente du «${near}»?`, ` Did you mean “${near}”?`) : ''),
      say(`Formatene er ${known.map((one) => `${one} (${redlineFormats[one]?.file})`).join(', ')}.`, `The formats are ${known.map((one) => `${one} (${redlineFormats[one]?.file})`).join(', ')}.`),
    )
  }
  return known.filter((name) => asked.includes(name))
}

const ORDERS: Readonly<Record<string, Order>> = { slettet: 'deleted', nytt: 'inserted' }

/** `--order nytt`: what stands first in a replacement; undefined leaves it to each format. */
export function orderOf(given: Options[string], { say }: Terminal): Order | undefined {
  if (given === undefined) return undefined
  const order = ORDERS[String(given).toLowerCase()]
  if (order) return order
  throw new Refusal(say(`«${String(given)}» er ikke en rekkefølge.`, `“${String(given)}” is not an order.`), say('Skriv --order slettet eller --order nytt.', 'Write --order slettet or --order nytt.'))
}

/** `--date 2026-01-31` or with a time; else SOURCE_DATE_EPOCH; undefined leaves it to the newer draft. Never the clock. */
export function dateOf(given: Options[string], { say }: Terminal): string | undefined {
  if (given === undefined) return sourceDate()?.toISOString().replace(/\.\d{3}Z$/u, 'Z')
  const text = String(given)
  const [day, time = '00:00:00'] = (/^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})Z)?$/u.exec(text) ?? []).slice(1) as [string?, string?]
  const iso = `${day}T${time}Z`
  const date = new Date(day === undefined ? Number.NaN : iso)
  // A day that the month has not (31 February) is taken for another.
  if (!Number.isNaN(date.getTime()) && date.toISOString() === iso.replace('Z', '.000Z')) return iso
  throw new Refusal(say(`«${text}» er ikke en dato.`, `“${text}” is not a date.`), say('Skriv for eksempel --date 2026-01-31 eller --date 2026-01-31T12:00:00Z.', 'Write for example --date 2026-01-31 or --date 2026-01-31T12:00:00Z.'))
}
