/** Prints an edition as a PDF: tagged, with its fonts, PDF/A-2a and PDF/UA-1 at once. */
import type { PDFDocument } from './pdf-lib.ts'
import { sourceDate, version } from '../../host.ts'
import type { Message } from '../../document/message.ts'
import { plainText } from '../../document/tree.ts'
import type { Edition } from '../edition.ts'
import type { Format, Output } from '../format.ts'
import { sortAttachments, type Attached } from './attach.ts'
import { engine, type Engine, type Typeset } from './engine.ts'
import { finish, fontNames, open } from './finish.ts'
import { setFields } from './fields.ts'
import { fonts } from './fonts.ts'
import { brokenImages, hasInks } from './images.ts'
import { setInto } from './merge.ts'
import { foreignFont, noClaim, noLinks, templateFault, unknownFamilies } from './messages.ts'
import type { Model } from './model.ts'
import { copyOf, serialise } from './serialise.ts'

export const pdf: Format = {
  name: 'pdf',
  extension: 'pdf',
  render: async (edition) => printWith(await engine(), edition),
}

/** Typst must have a date. Where the document has none, the finished file has none either. */
const NO_DATE = '2000-01-01'

/** A redline names the attachments that are files, and does not hold them. */
const NONE: Attached = { inside: new Map(), beside: [], messages: [] }

/** Prints with a given engine. */
export async function printWith(typst: Engine, edition: Edition): Promise<Output> {
  const { words, style } = edition
  const attached = edition.redline ? NONE : await sortAttachments(edition)
  const date = dateOf(edition)
  const { title, typeset, messages } = layOut(typst, edition, attached, date ?? NO_DATE)
  const { pdf: bytes, conforms = true, faults } = typeset
  if (!bytes) return { bytes: new Uint8Array(), messages: [...messages, ...faults.map((fault) => ({ ...templateFault(fault, style), fatal: true as const }))] }

  const file = await open(bytes)
  const strangers = fontNames(file.context).filter((name) => !fonts().some(({ postscript }) => postscript === name))
  setAttachments(file, attached, typeset)
  if (edition.signing?.fields) setFields(file, typeset.query('sigfield'), edition)
  const claims = {
    title, conforms, language: words.locale, creator: `lilla ${version()}`, producer: `Typst (${typst.name} ${typst.version})`,
    ...(date !== undefined && { date: `${date}T00:00:00Z` }),
  }
  const files = [...attached.inside.keys()].map((node) => Buffer.from('sha256' in node ? node.sha256 : ''))
  return {
    bytes: await finish(file, claims, [bytes, Buffer.from(JSON.stringify(claims)), ...files]),
    ...(attached.beside.length > 0 && { beside: attached.beside }),
    messages: [
      ...messages,
      ...strangers.map((name) => foreignFont(name, style)),
      ...faults.map((fault) => (conforms ? templateFault(fault, style) : noClaim(fault))),
    ],
  }
}

/** The draft's own date, else the one that the build was given (SOURCE_DATE_EPOCH). Never today. */
function dateOf({ document: { meta } }: Edition): string | undefined {
  const date = meta.utkast ?? sourceDate()?.toISOString().slice(0, 10)
  return date !== undefined && /^\d{4}-\d{2}-\d{2}$/u.test(date) ? date : undefined
}

/** Lays out; where that fails because of an image, lays out again without it. */
function layOut(
  typst: Engine,
  edition: Edition,
  attached: Attached,
  date: string,
): { title: string; typeset: Typeset; messages: Message[] } {
  const attempt = (broken: ReadonlySet<string>) => {
    const { model, state } = serialise(edition, attached, broken, date)
    const job = { template: edition.style.typst, json: JSON.stringify(model), copy: JSON.stringify(copyOf(edition)), files: state.files }
    const laid = typst.typeset(job)
    // Laid out, but not written: Typst 0.14 stumbles over some links in tables inside lists («expected link ancestor»).
    const stumbled = !laid.pdf && laid.faults.every(({ severity }) => severity !== 'error')
    const typeset = stumbled ? typst.typeset({ ...job, json: withoutLinks(model) }) : laid
    return { title: model.name, typeset, files: state.files, messages: [...state.messages, ...(stumbled ? [noLinks()] : [])] }
  }
  const first = attempt(new Set())
  const fine = first.typeset.pdf && first.typeset.conforms !== false && ![...first.files.values()].some(hasInks)
  const broken = fine ? [] : brokenImages(typst, first.files, edition)
  const done = broken.length > 0 ? attempt(new Set(broken.map(({ path }) => path))) : first
  const messages = [...attached.messages, ...unknownFamilies(edition.style), ...broken.map(({ message }) => message), ...done.messages]
  return { title: done.title, typeset: done.typeset, messages }
}

const withoutLinks = (model: Model): string => JSON.stringify(model, (key, value: unknown) => (key === 'to' || key === 'url' ? undefined : value))

/** Each empty page in the layout says which attachment it is for; those of one attachment follow each other. */
function setAttachments(file: PDFDocument, attached: Attached, { query }: Typeset): void {
  const places = query('pdf-page') as readonly { page: number; label: string }[]
  let at = 0
  for (const [node, part] of attached.inside) {
    const pages = part.sizes.map((_, i) => (places[at + i]?.page ?? 0) - 1)
    const title = node.type === 'attachment' && node.children[0]?.type === 'title' ? plainText(node.children[0].children) : ''
    setInto(file, part, pages, `v${at + 1}-`, [places[at]?.label, title].filter(Boolean).join(' '))
    at += part.sizes.length
  }
}
