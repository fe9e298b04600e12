/** Runs the rules on one document and gives what they find: what is allowed with a reason left out, severities as configured. */
import { analyse } from '../document/analyse.ts'
import { byPlace, type Language, type Message, type Severity } from '../document/message.ts'
import { number } from '../document/number.ts'
import type { Document } from '../document/tree.ts'
import type { AgreementType } from '../document/type.ts'
import { wordsOf } from '../document/words.ts'
import { placedInHead } from './head-places.ts'
import type { Found, Rule, Subject } from './rule.ts'
import { textBlocks } from './text.ts'

export interface CheckContext extends Pick<Subject, 'locate' | 'rows' | 'related' | 'dictionary'> {
  /** As the user knows the file. */
  file: string
  type?: AgreementType
  language?: Language
  profile?: Subject['profile']
  /** By rule id; `av` switches a rule off. */
  severities?: Readonly<Record<string, Severity | 'av'>>
}

/** @returns the findings of `rules` on a document, in the order of the file. */
export function check(document: Document, rules: readonly Rule[], context: CheckContext): Message[] {
  const subject = subjectOf(document, context)
  const kind = context.type?.dokument
  return rules
    .filter(({ id, judges }) => context.severities?.[id] !== 'av' && (judges === undefined ? kind !== undefined : judges.includes('any') || (kind !== undefined && judges.includes(kind))))
    .flatMap((rule) => Array.from(rule.check(subject), (found) => messageOf(found, rule, context)))
    .sort(byPlace)
}

/** @returns what rules look at; the numbers and the text are computed once for all of them. */
export function subjectOf(document: Document, context: CheckContext): Subject {
  const numbers = number(document)
  const analysis = analyse(document, numbers)
  const { utkast } = document.meta
  return {
    document,
    meta: document.meta,
    ...(context.type && { type: context.type }),
    words: wordsOf(document.meta),
    numbers,
    analysis,
    blocks: placedInHead(textBlocks(document, analysis), { meta: document.meta, locate: context.locate }),
    ...(utkast !== undefined && { date: utkast }),
    locate: context.locate,
    rows: context.rows,
    related: context.related,
    ...(context.dictionary && { dictionary: context.dictionary }),
    profile: context.profile ?? 'draft',
  }
}

function messageOf(found: Found, rule: Rule, { file, language = 'nb', severities }: CheckContext): Message {
  const sentence = rule.sentences[found.sentence ?? Object.keys(rule.sentences)[0] ?? '']
  if (!sentence) throw new Error(`${rule.id} has no sentence ${found.sentence}`)
  const [reason, remedy] = sentence[language].map((text) => fill(text, found.values ?? {})) as [string, string]
  const configured = severities?.[rule.id]
  return {
    file: found.position?.file ?? file,
    ...(found.position && { position: found.position }),
    ruleId: rule.id,
    severity: configured === undefined || configured === 'av' ? (found.severity ?? rule.severity) : configured,
    reason,
    remedy,
    ...(found.fix && { fix: found.fix }),
    ...(found.related && { related: found.related }),
    ...(found.missing !== undefined && { missing: found.missing }),
    ...(rule.confidential && { confidential: true as const }),
  }
}

/** A name without a value is a fault of the rule. */
function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`no value for {${name}} in «${text}»`)
    return String(value)
  })
}
