/** The copies of one saksfremlegg for several councils: whether they propose the same, and of the same text. */
import { decisionOf } from '../assemble/decision.ts'
import type { Language, Message } from '../document/message.ts'
import type { Document } from '../document/tree.ts'
import type { AgreementType } from '../document/type.ts'

export interface Copy {
  id: string
  document: Document
  type: AgreementType
}

/** @param source text of the file. @returns nothing where every copy is fit to be decided on. */
export function judgeCopies(copies: readonly Copy[], source: string, file: string, language: Language): Message[] {
  const [first, ...rest] = copies
  if (!first) return []
  const messages: Message[] = []
  const say = (severity: Message['severity'], ruleId: string, [reason, remedy]: readonly [string, string], fatal?: true): void => {
    messages.push({ file, ruleId, severity, ...(fatal && { fatal }), reason, remedy })
  }
  const nb = language === 'nb'
  const ids = copies.map(({ id }) => id)
  const twice = ids.find((id, i) => ids.indexOf(id) !== i)
  if (twice !== undefined) {
    say('error', 'BYG-012', nb
      ? [`To av kopiene under «likelydende» har samme id: «${twice}».`, 'Gi hver kopi sin egen id.']
      : [`Two of the copies under «likelydende» have the same id: «${twice}».`, 'Give each copy an id of its own.'], true)
  }
  const decision = decisionOf(first.document, first.type)
  for (const copy of rest) {
    if (decisionOf(copy.document, copy.type) === decision) continue
    say('error', 'BYG-013', nb
      ? [`Forslaget til vedtak er ikke det samme i kopien «${copy.id}» som i «${first.id}».`, 'Likelydende vedtak må ha samme ordlyd. Skriv forslaget uten verdier som er ulike i kopiene.']
      : [`The proposed decision of the copy «${copy.id}» is not that of «${first.id}».`, 'Councils that decide alike need the same wording. Write the proposal without values that differ between the copies.'], true)
  }
  if (!/\{\{\s*tekstavtrykk\s*\}\}/u.test(source)) {
    say('warning', 'BYG-014', nb
      ? ['Kopiene sier ikke hvilken avtaletekst de gjelder.', 'Skriv {{tekstavtrykk}} i forslaget til vedtak, for eksempel «avtalen med tekstavtrykk {{tekstavtrykk}}». Da kan alle se at rådene har vedtatt samme tekst.']
      : ['The copies do not say which text of the agreement they are about.', 'Write {{tekstavtrykk}} in the proposed decision, such as “avtalen med tekstavtrykk {{tekstavtrykk}}”. Anyone can then see that the councils decided on the same text.'])
  }
  return messages
}
