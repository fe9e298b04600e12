/** What `check --explain` says of findings that no rule and no row of the reader makes: about front matter, what is allowed, and settings. */
import type { Language } from '../document/message.ts'
import { readRules } from '../read/messages.ts'
import { MEMBER_SENTENCES } from '../sign/member-sentences.ts'
import { REFUSALS } from '../sign/refusal-sentences.ts'
import { ALLOW_SENTENCES } from '../validate/allow.ts'

type Sentences = Readonly<Record<Language, readonly [reason: string, remedy: string]>>

/** Each finding about front matter names the key and says what was expected of it; here is what they have in common. */
const FRONT_MATTER: Readonly<Record<string, Sentences>> = {
  'FRM-010': {
    nb: ['En nøkkel i hodet er ukjent.', 'Rett skrivemåten, eller legg opplysningen under «verdier».'],
    en: ['A key of the front matter is unknown.', 'Mend its spelling, or put the value under “verdier”.'],
  },
  'FRM-011': {
    nb: ['En verdi i hodet er av feil slag, for eksempel en tekst der det skal være en liste.', 'Skriv verdien slik funnet viser.'],
    en: ['A value of the front matter is of the wrong kind, such as text where a list belongs.', 'Write it as the finding shows.'],
  },
  'FRM-012': {
    nb: ['En verdi i hodet er ikke en av dem som kan brukes.', 'Velg en av verdiene som funnet nevner.'],
    en: ['A value of the front matter is none of those that may be used.', 'Choose one that the finding names.'],
  },
  'FRM-013': {
    nb: ['En verdi i hodet har feil form, for eksempel en dato som ikke finnes.', 'Skriv verdien slik funnet viser.'],
    en: ['A value of the front matter has the wrong form, such as a date that does not exist.', 'Write it as the finding shows.'],
  },
  'FRM-014': {
    nb: ['En opplysning som avtaletypen krever, mangler i hodet.', 'Legg inn nøkkelen som funnet nevner.'],
    en: ['Something that the agreement type demands is missing in the front matter.', 'Add the key that the finding names.'],
  },
}

/** A setting of `lilla.yaml` for what no setting can change; their `{rule}` is its id. */
export const SETTING_SENTENCES = {
  always: {
    nb: ['{rule} stanser lesingen og er alltid en feil.', 'Fjern linjen; den har ingen virkning.'],
    en: ['{rule} stops the reading and is always an error.', 'Remove the line; it has no effect.'],
  },
  'in-agreements': {
    nb: ['{rule} stanser lesingen av avtaler og er alltid en feil der; linjen virker bare for andre filer.', 'Fjern linjen, om den ikke er ment for filer uten «dokumenttype».'],
    en: ['{rule} stops the reading of agreements and is always an error there; the line is about other files only.', 'Remove the line, unless it is meant for files without «dokumenttype».'],
  },
} as const

export const otherRules: Readonly<Record<string, Sentences>> = { ...FRONT_MATTER, ...ALLOW_SENTENCES, ...REFUSALS, ...MEMBER_SENTENCES, 'OPP-001': SETTING_SENTENCES.always }

/** Whether findings of an id stop the reader: everywhere, in agreements, or never. */
export function stops(id: string): keyof typeof SETTING_SENTENCES | undefined {
  // Of the findings about front matter, only what is missing stops nothing.
  return readRules[id]?.fatal ?? (id in FRONT_MATTER && id !== 'FRM-014' ? 'always' : undefined)
}
