/** Why a draft must not be signed: all that stands in the way, each with its place. */
import { signatories, type Status } from '../document/meta.ts'
import type { Language, Message } from '../document/message.ts'
import { isRedline } from '../document/redline.ts'
import { plainText, walk, type Attachment, type Document, type Position } from '../document/tree.ts'
import { isCollective } from '../validate/signers.ts'
import { refusal, type RefusalId } from './refusal-sentences.ts'

type Locate = (path: readonly (string | number)[]) => { key?: Position; value?: Position }

export interface ToSign {
  /** As the user knows the draft. */
  file: string
  document: Document
  locate: Locate
  /** What reading and rules have found. */
  messages: readonly Message[]
  language: Language
  /** Whether its type is one that parties sign. */
  isAgreement: boolean
  /** The members that accede stand in a list of their own. */
  hasMembers: boolean
  /** A signing service gets the files, not people with pens. */
  forService: boolean
  /** The status that an attached draft gives itself; undefined for what is no draft. */
  statusOf: (attachment: Attachment) => Status | undefined
}

/** What a draft may be when it is signed. */
const READY: readonly Status[] = ['vedtatt', 'til-signering']
const OVER: readonly Status[] = ['signert', 'opphoert']
/** «Utkast til vedtekter», «vedtekter (utkast)»; a word of its own, so that «utkastelse» is none. */
const MARKED = /(?<!\p{L})utkast(?:et)?(?!\p{L})/iu

/** @returns the messages, in the order in which they are looked for; none of a draft that can be signed. */
export function refusals(subject: ToSign): Message[] {
  return [notAnAgreement, status, form, signatureBlock, changes, notes, blanks, attachments, decisions].flatMap((look) => look(subject))
}

const say = ({ file, language }: ToSign, id: RefusalId, position: Position | undefined, values: Readonly<Record<string, string | number>> = {}): Message =>
  refusal(position?.file ?? file, language, id, position, values)

/** Said of what is not in the front matter, unless it is there and only wrong. */
const missing = (key: string, message: Message): Message => ({ ...message, missing: key })

function notAnAgreement(subject: ToSign): Message[] {
  return subject.isAgreement ? [] : [say(subject, 'SGN-009', subject.locate(['dokumenttype']).value)]
}

function status(subject: ToSign): Message[] {
  const { status: now = 'utkast' } = subject.document.meta
  const title = subject.document.children.find((block) => block.type === 'title')
  // «Utkast til avtale» on what is signed would leave in doubt what has been agreed.
  const marked = title && MARKED.test(plainText(title.children)) ? [say(subject, 'SGN-037', title.position)] : []
  if (READY.includes(now)) return marked
  const { value } = subject.locate(['status'])
  const told = say(subject, OVER.includes(now) ? 'SGN-010' : 'SGN-001', value ?? subject.locate(['utkast']).value, { status: now })
  return [subject.document.meta.status === undefined ? missing('status', told) : told, ...marked]
}

function form(subject: ToSign): Message[] {
  const { meta } = subject.document
  const parties = subject.locate(['parter']).key
  if (!meta.eksemplarer) return [missing('eksemplarer', say(subject, 'SGN-007', parties))]
  if (subject.forService && meta.eksemplarer.form === 'papir') return [say(subject, 'SGN-024', subject.locate(['eksemplarer', 'form']).value)]
  if (subject.hasMembers && meta.eksemplarer.form !== 'tiltredelse') return [say(subject, 'SGN-018', subject.locate(['eksemplarer', 'form']).value, { form: meta.eksemplarer.form })]
  if (signatories(meta).length === 0) return []
  if (meta.eksemplarer.form === 'tiltredelse') return !subject.hasMembers && signatories(meta).some(({ navn }) => isCollective(navn)) ? [say(subject, 'SGN-011', parties)] : []
  return signatories(meta).filter(({ navn }) => isCollective(navn)).map(({ navn }) => say(subject, 'SGN-012', parties, { name: navn }))
}

/** The places of the signatures are known only in the built-in block. */
function signatureBlock(subject: ToSign): Message[] {
  const { children, meta } = subject.document
  const blocks = children.filter(({ type }) => type === 'signatureBlock')
  if (blocks.length === 1 || (blocks.length === 0 && meta.eksemplarer?.form === 'tiltredelse')) return []
  return [say(subject, blocks.length === 0 ? 'SGN-006' : 'SGN-013', blocks[1]?.position)]
}

function changes(subject: ToSign): Message[] {
  return isRedline(subject.document) ? [say(subject, 'SGN-008', undefined)] : []
}

function notes(subject: ToSign): Message[] {
  return [...walk(subject.document)].flatMap(([node]) => (node.type === 'note' ? [say(subject, 'SGN-002', node.position, { note: short(plainText(node.children)) })] : []))
}

/** A value that is missing is a finding already where the reader says so. */
function blanks(subject: ToSign): Message[] {
  const told = new Set(subject.messages.filter(({ severity }) => severity === 'error').map(({ position }) => position?.start.offset))
  return [...walk(subject.document)].flatMap(([node]) =>
    node.type === 'blank' && !told.has(node.position?.start.offset) ? [say(subject, 'SGN-005', node.position, { name: node.name })] : [],
  )
}

function attachments(subject: ToSign): Message[] {
  const { document: { meta, children }, locate } = subject
  const isTold = (place: Position | undefined): boolean => subject.messages.some(({ severity, position }) => severity === 'error' && position?.start.offset === place?.start.offset)
  const found = children.filter((node): node is Attachment => node.type === 'attachment')
  return (meta.vedlegg ?? []).flatMap(({ fil, tittel }, i): Message[] => {
    const node = found.find(({ file }) => file === fil)
    const place = locate(['vedlegg', i, 'fil']).value
    if (!node) return isTold(place) ? [] : [say(subject, 'SGN-014', place, { file: fil })]
    const own = subject.statusOf(node)
    if (own !== undefined && !READY.includes(own) && own !== 'signert') return [say(subject, 'SGN-003', place, { title: tittel, status: own })]
    const marked = [tittel, fil.split('/').at(-1)?.replaceAll('_', ' ') ?? ''].some((text) => MARKED.test(text))
    const title = locate(['vedlegg', i, 'tittel']).value ?? place
    return marked && !isTold(title) ? [say(subject, 'SGN-015', title, { title: tittel })] : []
  })
}

/** Each party has decided: who, when, and in which case. Members that a list names decide for themselves. */
function decisions(subject: ToSign): Message[] {
  const { meta } = subject.document
  return (meta.parter ?? []).flatMap(({ id, navn }, i): Message[] => {
    if (isCollective(navn)) return []
    const own = (meta.vedtak ?? []).flatMap((decision, at) => (decision.part === id ? [{ decision, at }] : []))
    if (own.length === 0) return [missing('vedtak', say(subject, 'SGN-004', subject.locate(['parter', i, 'navn']).value, { name: navn }))]
    return own.flatMap(({ decision, at }) => {
      const lacking = (['dato', 'saksnr'] as const).filter((key) => decision[key] === undefined)
      const { dato } = decision
      // A clean text may be dated after the decision, so this alone stops nothing.
      const early = dato !== undefined && meta.utkast !== undefined && dato < meta.utkast
        ? [{ ...say(subject, 'SGN-039', subject.locate(['vedtak', at, 'dato']).value, { name: navn, decided: dato, drafted: meta.utkast }), severity: 'warning' as const }] : []
      return lacking.length === 0 ? early : [missing(`vedtak.${at}.${lacking[0]}`, say(subject, 'SGN-016', subject.locate(['vedtak', at, 'organ']).value, { name: navn, lacking: lacking.join(subject.language === 'en' ? ' and ' : ' og ') })), ...early]
    })
  })
}

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 57).trimEnd()}…` : text)

