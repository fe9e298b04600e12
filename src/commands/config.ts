/** `lilla.yaml` at the top of a project: severities, paths, and a dictionary of the user's own. */
import { checkData, type Locate, type Schema } from '../document/data-check.ts'
import type { Language, Message, Severity } from '../document/message.ts'
import { LIMITS, readFile } from '../host.ts'
import { readYamlFile } from '../read/yaml-file.ts'
import { SETTING_SENTENCES, stops } from './other-rules.ts'

const FILE = 'lilla.yaml'

export interface Config {
  /** What is checked when no path is given. */
  paths: readonly string[]
  severities: Readonly<Record<string, Severity | 'av'>>
  /** A Hunspell dictionary (.dic) that the user has installed. */
  dictionary?: string
  messages: readonly Message[]
}

const SEVERITIES = { feil: 'error', advarsel: 'warning', merknad: 'info', av: 'av' } as const

function schemaOf(ruleIds: readonly string[]): Schema {
  const severity = { type: 'string', enum: Object.keys(SEVERITIES), title: 'alvor' }
  return {
    type: 'object',
    additionalProperties: false,
    properties: {
      stier: { type: 'array', items: { type: 'string', minLength: 1 }, title: 'stier' },
      regler: { type: 'object', additionalProperties: false, properties: Object.fromEntries(ruleIds.map((id) => [id, severity])), title: 'regler' },
      ordliste: { type: 'string', minLength: 1, title: 'ordliste' },
    },
  }
}

/** @param ruleIds what may be configured. */
export function readConfig(ruleIds: readonly string[], language: Language): Config {
  const none: Config = { paths: ['agreements'], severities: {}, messages: [] }
  const file = readFile(FILE, LIMITS.text)
  if (!file.found) return none
  const yaml = readYamlFile(new TextDecoder().decode(file.bytes))
  if (!('data' in yaml)) {
    const [reason, remedy] = language === 'nb' ? ['Filen er ikke gyldig YAML.', 'Rett linjen.'] : ['The file is not valid YAML.', 'Mend the line.']
    return { ...none, messages: [{ file: FILE, position: yaml.fault, ruleId: 'FRM-001', severity: 'error', fatal: true, reason, remedy }] }
  }
  const messages = yaml.data === null ? [] : checkData(yaml.data, schemaOf(ruleIds), { file: FILE, locate: yaml.locate, language })
  if (messages.some(({ fatal }) => fatal)) return { ...none, messages }
  const { stier, regler = {}, ordliste } = (yaml.data ?? {}) as { stier?: string[]; regler?: Record<string, keyof typeof SEVERITIES>; ordliste?: string }
  return {
    paths: stier ?? none.paths,
    severities: Object.fromEntries(Object.entries(regler).map(([id, severity]) => [id, SEVERITIES[severity]])),
    ...(ordliste !== undefined && { dictionary: ordliste }),
    messages: [...messages, ...withoutEffect(regler, yaml.locate, language)],
  }
}

/** Severities of what stops the reader; `feil` is what it is. */
function withoutEffect(severities: Readonly<Record<string, keyof typeof SEVERITIES>>, locate: Locate, language: Language): Message[] {
  return Object.entries(severities).flatMap(([id, severity]): Message[] => {
    const where = stops(id)
    if (where === undefined || severity === 'feil') return []
    const position = locate(['regler', id]).value
    const [reason, remedy] = SETTING_SENTENCES[where][language].map((text) => text.replace('{rule}', id)) as [string, string]
    return [{ file: FILE, ...(position && { position }), ruleId: 'OPP-001', severity: where === 'always' ? 'warning' : 'info', reason, remedy }]
  })
}
