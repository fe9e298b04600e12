/** What a new saksfremlegg starts from: the last two drafts in the folder of its agreement, and every change between them. */
import { basename } from 'node:path'
import { compare } from '../diff/index.ts'
import { deriveRedline } from '../document/redline.ts'
import { plainText, type Document } from '../document/tree.ts'
import { longDate, wordsOf } from '../document/words.ts'
import { entriesOf, kindOf } from '../host.ts'
import { changeCells } from '../render/changes/cells.ts'
import { placedChanges } from '../render/changes/places.ts'
import { tableWordsOf } from '../render/changes/words.ts'
import type { Data } from './answers.ts'
import { Refusal, type Terminal } from './command.ts'
import { openDraft } from './open-draft.ts'
import { pairOf } from './redline-drafts.ts'

export interface CaseStart {
  /** Answers to the type's questions that follow from the drafts. */
  answers: Data
  /** For the starting text: `utkastene`. */
  about: Data
}

const DRAFT = /^(?!readme|saksfr[ae]mlegg).*\.(?:md|markdown)$/iu

/** @returns undefined where the folder has not two drafts: the case is then written from the questions alone. */
export function caseStart(folder: string, templates: string, terminal: Terminal): CaseStart | undefined {
  if (kindOf(folder) !== 'folder' || entriesOf(folder).filter(({ name, kind }) => kind === 'file' && DRAFT.test(name)).length < 2) return undefined
  const pair = pairOf([folder], templates, terminal)
  const [older, newer] = [pair.older, pair.newer].map(({ path }) => opened(path, templates, terminal)) as [Document, Document]
  const names = { eldre: basename(pair.older.path), nyere: basename(pair.newer.path) }
  const words = wordsOf({})
  const said = tableWordsOf(words)
  const redline = compare(older, newer)
  const changes = placedChanges(redline, deriveRedline(redline), words)
  const dated = ({ meta: { utkast } }: Document): string => (utkast === undefined ? said.undated : said.draftOf(longDate(utkast, words).replace('\u00A0', ' ')))
  return {
    answers: { tittel: titleOf(newer), gjelder: names.nyere },
    about: {
      utkastene: {
        ...names,
        lilla: `lilla-${names.nyere.replace(/\.[^.]*$/u, '').replace(/[^\p{L}\p{N}-]+/gu, '-')}.pdf`,
        tittelNyere: `${titleOf(newer)}, ${dated(newer)}`,
        tittelLilla: `${titleOf(newer)}, ${dated(newer)} med endringene fra ${dated(older)}`,
        endringer: changes.map((change) => {
          const [nummer, sted, slag] = changeCells(change, said)
          return { nummer, sted, slag: slag.charAt(0).toLowerCase() + slag.slice(1) }
        }),
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
