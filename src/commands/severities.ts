/** Gives messages the severities that `lilla.yaml` sets, whoever they are from. */
import type { Message } from '../document/message.ts'
import type { CheckContext } from '../validate/check.ts'

/** @returns the messages that are not switched off; what stops the reader stays as it is. */
export function asConfigured(messages: readonly Message[], severities: CheckContext['severities'] = {}): Message[] {
  return messages.flatMap((message) => {
    const configured = message.fatal ? undefined : severities[message.ruleId]
    if (configured === 'av') return []
    return configured === undefined ? message : { ...message, severity: configured }
  })
}
