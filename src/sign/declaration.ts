/** The declaration by which one member accedes to an agreement: a document of its own, made from the agreement's front matter. */
import { printedFingerprint } from '../document/fingerprint.ts'
import type { Decision, Meta, Signatory } from '../document/meta.ts'
import { plainText, type Block, type Document, type Inline, type SignatureLine } from '../document/tree.ts'
import { longDate, wordsOf, type Words } from '../document/words.ts'
import { decisionLine, numberOf, officeOf } from '../read/signature.ts'
import { bare } from './verify/text.ts'

interface Sentences {
  title: string
  /** What is acceded to, by its title and its date. */
  accedes: (member: string, agreement: string, date: string | undefined) => string
  text: string
  kept: string
  /** Where the decision is not known yet: a line to write it on. */
  decision: string
}

const SENTENCES: Readonly<Record<Words['locale'], Sentences>> = {
  'nb-NO': {
    title: 'Tiltredelseserklæring',
    accedes: (member, agreement, date) => `${member} slutter seg til «${agreement}»${date === undefined ? '' : `, datert ${date},`} og blir part i avtalen når erklæringen er undertegnet.`,
    text: 'Erklæringen gjelder den avtaleteksten som har dette tekstavtrykket:',
    kept: 'Tekstavtrykket står nederst på hver side i avtalen. Erklæringen blir oppbevart sammen med avtalen.',
    decision: 'Vedtak (organ, dato og saksnummer): ',
  },
  'nn-NO': {
    title: 'Tilslutningserklæring',
    accedes: (member, agreement, date) => `${member} sluttar seg til «${agreement}»${date === undefined ? '' : `, datert ${date},`} og blir part i avtalen når erklæringa er underskriven.`,
    text: 'Erklæringa gjeld den avtaleteksten som har dette tekstavtrykket:',
    kept: 'Tekstavtrykket står nedst på kvar side i avtalen. Erklæringa blir oppbevart saman med avtalen.',
    decision: 'Vedtak (organ, dato og saksnummer): ',
  },
}

/** Long enough to write on. */
const TO_WRITE_ON = '_'.repeat(42)

/**
 * @param sha256 fingerprint of the agreement.
 * @param decisions of the member; without one there is a line to write it on, but where nobody has a pen.
 */
export function declaration(agreement: Document, sha256: string, member: Signatory, decisions: readonly Omit<Decision, 'part'>[], isElectronic: boolean): Document {
  const { dokumenttype, tittel, undertittel, utkast, status, målform, husstil, oppdiktet } = agreement.meta
  const words = wordsOf(agreement.meta)
  const sentences = SENTENCES[words.locale]
  const titled = agreement.children.find(({ type }) => type === 'title')
  const name = [titled?.type === 'title' ? plainText(titled.children) : (tittel ?? ''), ...[undertittel ?? []].flat()].join(' – ')
  const paragraph = (value: string): Block => ({ type: 'paragraph', children: [{ type: 'text', value }] })
  const line = (role: SignatureLine['role'], value: string): SignatureLine => ({ type: 'signatureLine', role, children: [{ type: 'text', value }] })
  const number = numberOf(member, words)
  const office = officeOf(member)
  const meta: Meta = {
    ...(dokumenttype !== undefined && { dokumenttype }), tittel: sentences.title, ...(utkast !== undefined && { utkast }), ...(status !== undefined && { status }),
    ...(målform !== undefined && { målform }), ...(husstil !== undefined && { husstil }), ...(oppdiktet !== undefined && { oppdiktet }),
    parter: [{ id: PARTY, ...member }],
    nummerering: 'ingen',
  }
  return {
    type: 'document',
    meta,
    children: [
      { type: 'title', children: [{ type: 'text', value: sentences.title }] },
      { type: 'titleLine', role: 'subtitle', children: [{ type: 'text', value: name }] },
      paragraph(sentences.accedes(number === undefined ? member.navn : `${member.navn} (${number.charAt(0).toLowerCase()}${number.slice(1)})`, name, utkast === undefined ? undefined : longDate(utkast, words))),
      paragraph(sentences.text),
      { type: 'paragraph', children: [{ type: 'text', value: printedFingerprint(sha256), marks: ['code'] }] },
      paragraph(sentences.kept),
      ...(decisions.length > 0 || isElectronic ? [] : [paragraph(`${sentences.decision}${TO_WRITE_ON}`)]),
      {
        type: 'signatureBlock',
        children: [{
          type: 'signature',
          party: PARTY,
          children: [
            line('name', member.navn),
            ...(number === undefined ? [] : [line('orgnr', number)]),
            ...(office === undefined ? [] : [line('office', office)]),
            ...decisions.map((decision) => line('decision', decisionLine(decision, words))),
          ],
        }],
      },
    ],
  }
}

/**
 * @param all lines of a file, as they are compared.
 * @returns whether they are those of a declaration by which somebody accedes to the agreement; whose, and under which decision, is not asked.
 */
export function isDeclarationTo(agreement: Document, sha256: string, all: readonly string[]): boolean {
  const somebody = 'NN'
  const { children } = declaration(agreement, sha256, { navn: somebody }, [], true)
  const expected = children.flatMap((block) => (block.type === 'signatureBlock' || !('children' in block) ? [] : [bare(plainText(block.children as readonly Inline[]))]))
  // A crest stands before the title.
  const lines = all.slice(Math.max(0, all.indexOf(expected[0] ?? '')))
  const fits = (line: string, i: number): boolean => {
    const [before = '', after] = (expected[i] ?? '').split(somebody)
    return after === undefined ? line === expected[i] : line.startsWith(before) && line.endsWith(after)
  }
  // What follows is the line for the decision, and the signature.
  return lines.length <= expected.length + SIGNED && expected.every((_, i) => fits(lines[i] ?? '', i))
}

/** Lines of one signature at most: the decision to write in, name, number, office, decisions, fields. */
const SIGNED = 12

/** The id of the only party of a declaration, in the name of its field. */
const PARTY = 'medlem'
