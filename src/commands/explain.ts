/** `lilla check --explain STR-001`: what a rule judges, why, and what it says, from the rule's own file. */
import { nearest } from '../document/suggest.ts'
import { readRules } from '../read/messages.ts'
import type { Example, Rule } from '../validate/rule.ts'
import { rules } from '../validate/rules/index.ts'
import { Refusal, type Exit, type Terminal } from './command.ts'
import { otherRules } from './other-rules.ts'

export const allRuleIds = (): string[] => [...new Set([...Object.keys(readRules), ...Object.keys(otherRules), ...rules.map(({ id }) => id)])].sort()

export function explain(id: string, terminal: Terminal): Exit {
  const wanted = id.toUpperCase()
  const rule = rules.find((candidate) => candidate.id === wanted)
  const readRule = readRules[wanted] ?? otherRules[wanted]
  if (rule) explainRule(rule, terminal)
  else if (readRule) {
    const [reason, remedy] = readRule[terminal.language]
    terminal.result(`${wanted}\n\n${shown(reason)}\n${shown(remedy)}`)
  } else {
    const near = nearest(wanted, allRuleIds())
    throw new Refusal(
      terminal.say(`Regelen «${id}» finnes ikke.`, `There is no rule “${id}”.`) + (near ? terminal.say(` Mente du «${near}»?`, ` Did you mean “${near}”?`) : ''),
      terminal.say(`Reglene er ${allRuleIds().join(', ')}.`, `The rules are ${allRuleIds().join(', ')}.`),
    )
  }
  return 0
}

function explainRule(rule: Rule, { language, say, result }: Terminal): void {
  const severity = { error: say('feil', 'error'), warning: say('advarsel', 'warning'), info: say('merknad', 'note') }[rule.severity]
  result(`${rule.id}  ${rule.summary[language]}  (${severity})\n\n${rule.why[language]}\n`)
  for (const sentence of Object.values(rule.sentences)) result(`${shown(sentence[language][0])}\n  ${say('Råd:', 'Remedy:')} ${shown(sentence[language][1])}\n`)
  const show = (title: string, examples: readonly Example[]): void => {
    if (examples.length === 0) return
    result(title)
    for (const { text, head } of examples) result(`${[head && `---\n${head}\n---`, text].filter(Boolean).join('\n').replace(/^/gm, '    ')}\n`)
  }
  show(say('Gir funn:', 'Is found:'), rule.examples.invalid)
  show(say('Er i orden:', 'Is in order:'), rule.examples.valid)
}

/** What a sentence fills in is shown as an ellipsis; `{{…}}` is what an author writes. */
const shown = (sentence: string): string => sentence.replace(/(?<!\{)\{\w+\}(?!\})/g, '…')
