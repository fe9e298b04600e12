/** The copies of one saksfremlegg for several councils: whether they propose the same, and of the same text. */
import { decisionOf } from '../assemble/decision.ts'
import type { Message } from '../document/message.ts'
import { copiesIn } from '../read/copies.ts'
import type { ReadResult } from '../read/index.ts'
import type { DraftFile } from './open-draft.ts'

/** One of the copies, as it was read; the first one also has the bytes of the file. */
type Opened = ReadResult & { bytes?: Uint8Array }

/** @returns the ids of the copies that a draft asks for, in order; none for what is one document for all. */
export const copiesOf = ({ type, data }: ReadResult): string[] => (type?.dokument === 'saksframlegg' ? copiesIn(data) : [])

/** @returns nothing where every copy is fit to be decided on. */
export function judgeCopies(copies: readonly Opened[], { path, language }: DraftFile): Message[] {
  const [first] = copies
  if (!first) return []
  const ids = copiesOf(first)
  const { locate } = first
  const messages: Message[] = []
  const say = (ruleId: string, severity: Message['severity'], position: Message['position'], nb: Sentence, en: Sentence): void => {
    const [reason, remedy] = language === 'nb' ? nb : en
    messages.push({ file: path, ...(position && { position }), ruleId, severity, ...(severity === 'error' && { fatal: true }), reason, remedy })
  }
  ids.forEach((id, i) => {
    if (ids.indexOf(id) === i) return
    say('BYG-012', 'error', locate(['likelydende', i, 'id']).value,
      [`To av kopiene under «likelydende» har samme id: «${id}».`, 'Gi hver kopi sin egen id.'],
      [`Two of the copies under «likelydende» have the same id: «${id}».`, 'Give each copy an id of its own.'])
  })
  const decisions = copies.map(({ document, type }) => (document && type ? decisionOf(document, type) : undefined))
  if (first.document && decisions[0] === undefined) {
    say('BYG-015', 'error', locate(['likelydende']).key,
      ['Saken har ikke noe forslag til vedtak, så det kan ikke kontrolleres at rådene vedtar det samme.', 'Skriv forslaget under overskriften «Forslag til vedtak», eller sett {#forslag-til-vedtak} bak den overskriften du bruker.'],
      ['The case proposes no decision, so it cannot be seen whether the councils decide alike.', 'Write the proposal under the heading «Forslag til vedtak», or put {#forslag-til-vedtak} after the heading that you use.'])
  }
  decisions.forEach((decision, i) => {
    if (decision === undefined || decisions[0] === undefined || decision === decisions[0]) return
    say('BYG-013', 'error', locate(['likelydende', i, 'id']).value,
      [`Forslaget til vedtak er ikke det samme i kopien «${ids[i]}» som i «${ids[0]}».`, 'Likelydende vedtak må ha samme ordlyd. Skriv forslaget uten verdier som er ulike i kopiene.'],
      [`The proposed decision of the copy «${ids[i]}» is not that of «${ids[0]}».`, 'Councils that decide alike need the same wording. Write the proposal without values that differ between the copies.'])
  })
  if (!/\{\{\s*tekstavtrykk\s*\}\}/u.test(new TextDecoder().decode(first.bytes))) {
    say('BYG-014', 'warning', locate(['likelydende']).key,
      ['Kopiene sier ikke hvilken avtaletekst de gjelder.', 'Skriv {{tekstavtrykk}} i forslaget til vedtak, for eksempel «avtalen med tekstavtrykk {{tekstavtrykk}}». Da kan alle se at rådene har vedtatt samme tekst.'],
      ['The copies do not say which text of the agreement they are about.', 'Write {{tekstavtrykk}} in the proposed decision, such as “avtalen med tekstavtrykk {{tekstavtrykk}}”. Anyone can then see that the councils decided on the same text.'])
  }
  return messages
}

type Sentence = readonly [reason: string, remedy: string]
