/** What CriticMarkup could not carry of a redline, in words. */
import type { Message, Severity } from '../../document/message.ts'
import type { Losses } from './carry.ts'

type Loss = Exclude<keyof Losses, 'before' | 'after'> | 'count'

interface Row {
  ruleId: string
  severity: Severity
  nb: readonly [reason: string, remedy: string]
  en: readonly [reason: string, remedy: string]
}

const lossless = {
  nb: 'Bruk redline.json («--format tre») når alt må være med.',
  en: 'Use redline.json (“--format tre”) where all of it is needed.',
}

const rows: Readonly<Record<Loss, Row>> = {
  moved: { ruleId: 'KRM-001', severity: 'info',
    nb: ['Flyttinger ({n}) står i Markdown som slettet det ene stedet og satt inn det andre.', lossless.nb],
    en: ['Moves ({n}) stand in Markdown as deleted in the one place and inserted in the other.', lossless.en] },
  formatted: { ruleId: 'KRM-002', severity: 'info',
    nb: ['Endret formatering ({n}) står i Markdown som slettet og satt inn.', lossless.nb],
    en: ['Changes of formatting ({n}) stand in Markdown as deleted and inserted.', lossless.en] },
  joined: { ruleId: 'KRM-003', severity: 'info',
    nb: ['Avsnitt som er delt eller slått sammen ({n}), står i Markdown som slettet og satt inn.', lossless.nb],
    en: ['Paragraphs that were split or merged ({n}) stand in Markdown as deleted and inserted.', lossless.en] },
  signed: { ruleId: 'KRM-004', severity: 'info',
    nb: ['Hvem som har gjort endringene ({n}), og når, står ikke i Markdown.', lossless.nb],
    en: ['Who made the changes ({n}), and when, is not in Markdown.', lossless.en] },
  attached: { ruleId: 'KRM-005', severity: 'warning',
    nb: ['Endringer i vedlegg ({n}) er ikke med i Markdown; vedleggene er det nyere utkastets.', lossless.nb],
    en: ['Changes in attachments ({n}) are not in Markdown; the attachments are those of the newer draft.', lossless.en] },
  references: { ruleId: 'KRM-006', severity: 'warning',
    nb: ['Henvisninger i slettet tekst ({n}) står i Markdown som vanlig tekst, fordi målet har fått et annet kjennetegn.', lossless.nb],
    en: ['References in deleted text ({n}) are plain text in Markdown, since their target has another id now.', lossless.en] },
  count: { ruleId: 'KRM-007', severity: 'info',
    nb: ['Endringsvisningen har {before} endringer; i Markdown blir de talt som {after}.', lossless.nb],
    en: ['The redline has {before} changes; in Markdown they are counted as {after}.', lossless.en] },
}

/** @returns one message for each kind of loss that there is. */
export function lossMessages(losses: Losses): Message[] {
  const counts: Record<Loss, number> = { ...losses, count: losses.before === losses.after ? 0 : losses.after }
  return (Object.keys(rows) as Loss[]).filter((loss) => counts[loss] > 0).map((loss) => {
    const { ruleId, severity, nb, en } = rows[loss]
    const values: Readonly<Record<string, number>> = { n: counts[loss], before: losses.before, after: losses.after }
    const filled = (text: string): string => text.replace(/\{(\w+)\}/g, (_, key: string) => String(values[key]))
    return { file: '', ruleId, severity, reason: filled(nb[0]), remedy: nb[1], en: { reason: filled(en[0]), remedy: en[1] } }
  })
}
