/** `endringer.json`: the changes of a redline for other programs. The form is described in `docs/json.md`. */
import type { ListedKind, Where } from '../../document/change-list.ts'
import { fingerprint } from '../../document/fingerprint.ts'
import type { Meta } from '../../document/meta.ts'
import type { Draft } from '../../document/view.ts'
import { accept, reject } from '../../document/view.ts'
import type { Edition } from '../edition.ts'
import type { Format } from '../format.ts'
import { placedChanges, type PlacedChange } from './places.ts'
import { summaryOf } from './summary.ts'

/** Raised when a reader of version n would misunderstand a file of version n + 1. */
const VERSION = 1

/** What each kind is called; these are words of the form and do not change with the language. */
export const TYPES: Readonly<Record<ListedKind, string>> = {
  inserted: 'innsatt', deleted: 'slettet', replaced: 'erstattet', moved: 'flyttet', formatted: 'formatert', split: 'delt', merged: 'sammenslått',
}

export const changeData: Format = {
  name: 'json',
  extension: 'json',
  render: async (edition) => ({ bytes: new TextEncoder().encode(`${JSON.stringify(data(edition), null, 2)}\n`) }),
}

function data(edition: Edition): object {
  const { document, redline, numbers, words, title } = edition
  const { clauses, changes } = summaryOf(document)
  return {
    skjema: 'lilla/endringer',
    versjon: VERSION,
    tittel: title,
    eldre: draft(redline?.older ?? {}, fingerprint(reject(document))),
    nyere: draft(redline?.newer ?? {}, fingerprint(accept(document))),
    antall: changes,
    punkter: { nye: clauses.added, slettede: clauses.deleted, flyttede: clauses.moved, endrede: clauses.changed },
    endringer: placedChanges(document, { numbers, olderNumbers: redline?.olderNumbers ?? numbers }, words).map(entry),
  }
}

function draft({ utkast, status }: Meta, tekstavtrykk: string): object {
  return { ...(utkast !== undefined && { utkast }), ...(status !== undefined && { status }), tekstavtrykk }
}

function entry({ number, id, kind, what, where, older, newer, attachment, said, author, date }: PlacedChange): object {
  const places = Object.fromEntries((['older', 'newer'] as const).flatMap((side) => (where[side] ? [[SIDES[side], place(where[side])]] : [])))
  return {
    nr: number,
    id,
    type: TYPES[kind],
    omtale: said,
    gjelder: what,
    ...(attachment !== undefined && { vedlegg: attachment }),
    punkt: places,
    eldre: older,
    ny: newer,
    ...(author !== undefined && { forfatter: author }),
    ...(date !== undefined && { tidspunkt: date }),
  }
}

const SIDES: Readonly<Record<Draft, string>> = { older: 'eldre', newer: 'nyere' }
const place = ({ number, heading }: Where): object => ({ ...(number !== undefined && { nummer: number }), overskrift: heading.trim() })
