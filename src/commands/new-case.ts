/** What a new saksfremlegg starts from: the draft that it is about, and every change in it since the draft before. */
import { basename } from 'node:path'
import { changedClauses } from '../assemble/changed-clauses.ts'
import { compare } from '../diff/index.ts'
import { deriveRedline } from '../document/redline.ts'
import { plainText, type Document } from '../document/tree.ts'
import { longDate, wordsOf } from '../document/words.ts'
import { placedChanges } from '../render/changes/places.ts'
import { tableWordsOf } from '../render/changes/words.ts'
import type { Data } from './answers.ts'
import type { CaseDrafts } from './case-drafts.ts'
import { Refusal, type Terminal } from './command.ts'
import { openDraft } from './open-draft.ts'

export interface CaseStart {
  /** Answers to the type's questions that follow from the drafts. */
  answers: Data
  /** For the starting text: `utkastet`, and `endret` where there is a draft before it that differs. */
  about: Data
}

export function caseStart({ newer, older }: CaseDrafts, templates: string, terminal: Terminal): CaseStart {
  const words = wordsOf({})
  const said = tableWordsOf(words)
  const dated = ({ meta: { utkast } }: Document): string => (utkast === undefined ? said.undated : said.draftOf(longDate(utkast, words).replace('\u00A0', ' ')))
  const draft = opened(newer, templates, terminal)
  const tittel = `${titleOf(draft)}, ${dated(draft)}`
  const before = older === undefined ? undefined : opened(older, templates, terminal)
  const redline = before && compare(before, draft)
  const changes = redline ? placedChanges(redline, deriveRedline(redline), words) : []
  if (older !== undefined && changes.length === 0) {
    terminal.talk(terminal.say(`Utkastet «${newer}» er likt utkastet før det, «${older}». Saken får ingen del om endringer.`, `The draft “${newer}” is like the draft before it, “${older}”. The case has no part about changes.`))
  }
  return {
    answers: { tittel: titleOf(draft), gjelder: basename(newer) },
    about: {
      utkastet: { fil: basename(newer), tittel },
      endret: before === undefined || older === undefined || changes.length === 0 ? null : {
        fra: basename(older),
        lilla: `lilla-${basename(newer).replace(/\.[^.]*$/u, '').replace(/[^\p{L}\p{N}-]+/gu, '-')}.pdf`,
        tittel: `${tittel} med endringene fra ${dated(before)}`,
        punkter: changedClauses(changes, words).map(({ name, changes: own }) => ({
          navn: name,
          endringer: own.map(({ number, kind, wording }) => ({ nummer: number, slag: kind, ordlyd: wording })),
        })),
      },
    },
  }
}

function opened(path: string, templates: string, { language, say }: Terminal): Document {
  const { document } = openDraft({ path, templates, language, alone: true })
  if (document) return document
  throw new Refusal(say(`Utkastet «${path}» kan ikke leses.`, `The draft “${path}” cannot be read.`), say(`Se hva som er galt med «lilla check ${path}».`, `See what is wrong with “lilla check ${path}”.`), 1)
}

function titleOf({ meta, children }: Document): string {
  const title = children.find((block) => block.type === 'title')
  const { undertittel } = meta
  const below = [undertittel ?? []].flat()
  return [(title && plainText(title.children).trim()) || meta.tittel || '', ...below].filter(Boolean).join(' – ')
}

/**
 * What nobody has answered yet, where nobody can be asked: a place to fill in, in the brackets that «lilla check» finds.
 * @returns the answers of a case that can be started from its drafts alone.
 */
export function withPlaceholders(answers: Data): Data {
  const { verdier, tekst, behandling } = answers
  return {
    ...answers,
    verdier: { avtale: 'avtalen', motpart: '[den andre parten]', ...(verdier as Data | undefined) },
    tekst: {
      bakgrunn: '[Skriv bakgrunnen for saken]', vurdering: '[Skriv kommunedirektørens vurdering]',
      økonomi: '[Skriv hva avtalen koster, og hvordan utgiften er dekket]', ...(tekst as Data | undefined),
    },
    behandling: behandling ?? [{ utvalg: '[utvalget]' }],
  }
}
