/** The signature block and the title lines, made from `parter`. */
import { signatories, type Decision, type Meta, type Signatory } from '../document/meta.ts'
import type { Block, Position, Signature, SignatureLine, TitleLine } from '../document/tree.ts'
import type { AgreementType } from '../document/type.ts'
import { longDate, wordsOf, type Words } from '../document/words.ts'
import { printedOrgnr } from './helpers.ts'
import type { Reading } from './state.ts'
import { oneLine } from './values.ts'

/** @returns one signature a signatory, in the order of the front matter. */
export function signatureBlock(position: Position, reading: Reading): Block[] {
  const { meta, report } = reading
  const words = wordsOf(meta)
  const who = signatories(meta)
  if (who.length === 0) {
    report.say('PRT-001', position)
    return []
  }
  const children = who.map((signatory): Signature => {
    const lines: [SignatureLine['role'], string][] = [['name', signatory.navn]]
    const number = numberOf(signatory, words)
    if (number !== undefined) lines.push(['orgnr', number])
    const office = officeOf(signatory)
    if (office) lines.push(['office', office])
    for (const decision of decisionsOf(signatory.part, meta, words)) lines.push(['decision', decision])
    return { type: 'signature', party: signatory.part, position, children: lines.map(([role, value]) => line(role, value, position)) }
  })
  return [{ type: 'signatureBlock', position, children }]
}

function line(role: SignatureLine['role'], value: string, position: Position): SignatureLine {
  return { type: 'signatureLine', role, position, children: [{ type: 'text', value: oneLine(value), position }] }
}

/** The organisation number, or the number of the municipality where that is all that is known: none is ever invented. */
export function numberOf({ orgnr, kommunenummer }: Signatory, words: Words): string | undefined {
  if (orgnr) return `${words.organisationNumber} ${printedOrgnr(orgnr)}`
  return kommunenummer ? `${words.municipalityNumber} ${kommunenummer}` : undefined
}

/** Ordføreren signs for a kommune or fylkeskommune unless the power is given to another (koml. § 6-1 andre ledd). */
export function officeOf({ rolle, navn }: Signatory): string | undefined {
  if (rolle) return rolle.charAt(0).toUpperCase() + rolle.slice(1)
  if (/fylkeskommune$/i.test(navn)) return 'Fylkesordfører'
  return /kommune$/i.test(navn) ? 'Ordfører' : undefined
}

function decisionsOf(party: string, meta: Meta, words: Words): string[] {
  return (meta.vedtak ?? []).filter(({ part }) => part === party).map((decision) => decisionLine(decision, words))
}

/** «Vedtak: kommunestyret 12. mai 2026, sak 12/26». */
export function decisionLine({ organ, dato, saksnr }: Omit<Decision, 'part'>, words: Words): string {
  return `${words.decision}: ${[`${organ}${dato ? ` ${longDate(dato, words)}` : ''}`, saksnr && `sak ${saksnr}`].filter(Boolean).join(', ')}`
}

/** @returns the blocks with the title lines of the draft behind its title. */
export function withTitleLines(blocks: readonly Block[], meta: Meta, type: AgreementType): Block[] {
  const at = blocks.findIndex((block) => block.type === 'title')
  const lines = titleLines(meta, type.tittelblokk === 'parter', blocks[at]?.position)
  return [...blocks.slice(0, at + 1), ...lines, ...blocks.slice(at + 1)]
}

/** With more parties than this, a title page is a list; the text names them instead. */
const MOST_PARTIES_IN_TITLE = 6

/** @returns the lines under the title: the period, the subtitles, and «mellom … og …» where the type has it so. */
function titleLines(meta: Meta, namesParties: boolean, position: Position | undefined): TitleLine[] {
  const words = wordsOf(meta)
  const lines: [TitleLine['role'], string][] = []
  if (meta.periode) lines.push(['period', printedPeriod(meta.periode, words)])
  for (const subtitle of [meta.undertittel ?? []].flat()) lines.push(['subtitle', subtitle])
  const parties = meta.parter ?? []
  if (namesParties && parties.length >= 2 && parties.length <= MOST_PARTIES_IN_TITLE) {
    lines.push(['between', words.between])
    for (const [i, party] of parties.entries()) {
      if (i > 0) lines.push(['and', words.and])
      lines.push(['party', party.navn])
    }
  }
  return lines.map(([role, value]) => ({
    type: 'titleLine',
    role,
    children: [{ type: 'text', value: oneLine(value), ...(position && { position }) }],
    ...(position && { position }),
  }))
}

/** Whole years as «2020–2024», other periods with their days. */
function printedPeriod({ fra, til }: NonNullable<Meta['periode']>, words: Words): string {
  const isWholeYears = fra.endsWith('-01-01') && (til?.endsWith('-12-31') ?? false)
  if (isWholeYears && til) return fra.slice(0, 4) === til.slice(0, 4) ? fra.slice(0, 4) : `${fra.slice(0, 4)}–${til.slice(0, 4)}`
  return til ? `${longDate(fra, words)} – ${longDate(til, words)}` : `fra ${longDate(fra, words)}`
}
