/**
 * Word output. The stages: handlers make `docx` objects of the tree (`block.ts`, `inline.ts`), styles and numbering are made from
 * the house style and the numbering scheme (`styles.ts`, `clauses.ts`, `lists.ts`), `docx` packs them, `finalize.ts` makes the
 * bytes the same on every build.
 */
import { Document, NoteNumberRestart, Packer, Paragraph, SectionType, type FileChild, type ISectionOptions } from 'docx'
import type { Message } from '../../document/message.ts'
import type { Block } from '../../document/tree.ts'
import { standsIn } from '../../document/view.ts'
import { besideFiles } from '../beside.ts'
import type { Edition } from '../edition.ts'
import { handle, type Format, type Handlers } from '../format.ts'
import { allBlocks, blockHandlers } from './block.ts'
import {
  attachmentListDefinition,
  attachmentTitleDefinition,
  clauseDefinition,
  CLAUSES_PLACEHOLDER,
  isNumbered,
  NamesClauseList,
} from './clauses.ts'
import { finalize, type Parts } from './finalize.ts'
import { furniture } from './furniture.ts'
import { allInlines, inlineHandlers, type Piece } from './inline.ts'
import { legend } from './legend.ts'
import { twips } from './measure.ts'
import { coreXml, customProperties } from './properties.ts'
import { redlineState } from './redline.ts'
import { settled } from './settle.ts'
import { begin, type RedlineState, type State } from './state.ts'
import { stylesXml } from './styles.ts'
import { entered } from './track.ts'

const handlers: Handlers<readonly Piece[], State> = { ...blockHandlers, ...inlineHandlers }

export const docx: Format = {
  name: 'docx',
  extension: 'docx',
  async render(edition) {
    const messages = new Map<string, Message>()
    const file = document(edition, (rule, message) => void messages.set(rule, messages.get(rule) ?? message))
    const parts = partsOf(file)
    const replaced = new Map([['docProps/core.xml', coreXml(edition)], ...(edition.signing ? [protectedSettings(parts)] : [])])
    const bytes = finalize(parts, replaced)
    return { bytes, beside: besideFiles(edition), ...(messages.size > 0 && { messages: [...messages.values()] }) }
  },
}

/** Word asks whether to open the file read-only (ECMA-376 part 1, 17.15.1.93); the element comes first among the settings. */
function protectedSettings(parts: Parts): [path: string, xml: string] {
  const path = 'word/settings.xml'
  const settings = parts.get(path)
  if (typeof settings !== 'string') throw new Error('docx made no settings')
  return [path, settings.replace(/(<w:settings\b[^>]*>)/u, '$1<w:writeProtection w:recommended="true"/>')]
}

/**
 * The parts that `Packer.toBuffer` would zip. `docx` has no public way to them, and to zip, unzip, mend and zip again took a
 * third of the time.
 */
function partsOf(file: Document): Parts {
  const { compiler } = Packer as unknown as { compiler: { compile: (file: Document) => Parts } }
  return compiler.compile(file)
}

function document(edition: Edition, say: RedlineState['say']): Document {
  const one = (node: Parameters<typeof handle>[1], state: State): readonly Piece[] => handle(handlers, node, entered(node, state))
  const all: Pick<State, 'blocks' | 'inlines'> = {
    blocks: (blocks, at) => allBlocks(blocks, at, one),
    inlines: (nodes, at) => allInlines(nodes, at, one),
  }
  const redline = redlineState(edition, all, texts, say)
  const state = begin(edition, { ...all, ...(redline && { redline }) })
  const numbered = redline?.laidOut.numbered ?? isNumbered(edition)
  const sections = texts(edition.document.children).map((blocks, i) => section(blocks, state, i === 0, numbered))
  const { footnotes, comments } = state.collected
  const attachments = [...(redline?.laidOut.attachments ?? state.collected.attachments)]
  return new Document({
    sections,
    externalStyles: stylesXml(edition.style, edition.words, numbered ? CLAUSES_PLACEHOLDER : undefined, redline?.show === 'drawn'),
    numbering: {
      config: [
        ...(numbered ? [clauseDefinition(edition)] : []),
        ...(redline?.laidOut.definitions ?? state.lists.definitions()),
        attachmentListDefinition(edition),
        ...attachments.map((ordinal) => attachmentTitleDefinition(edition, ordinal)),
      ],
    },
    footnotes: Object.fromEntries(footnotes.map((children, i) => [i + 1, { children }])),
    ...(comments.length > 0 && { comments: { children: comments } }),
    customProperties: customProperties(edition),
    // Ragged right, so few breaks are needed; never in headings, names, tables or code (their styles say so).
    hyphenation: { autoHyphenation: true, hyphenationZone: twips(9), consecutiveHyphenLimit: 2, doNotHyphenateCaps: true },
    ...(redline?.show === 'tracked' && { features: { trackRevisions: true } }),
    compatibility: { version: 15 },
    defaultTabStop: twips(10),
  })
}

/** The agreement, then each attachment that is typeset: a text of its own, whose footnotes begin at 1 again. */
function texts(blocks: readonly Block[]): Block[][] {
  const isTypeset = (block: Block | undefined): boolean => block?.type === 'attachment' && block.media === 'markdown'
  // Word cannot track a section break: what one draft alone has goes on in the section before it.
  const inBoth = (block: Block | undefined): boolean => block !== undefined && standsIn(block, 'older') && standsIn(block, 'newer')
  const out: Block[][] = [[]]
  let before: Block | undefined
  for (const block of blocks) {
    // An attachment that is not typeset prints nothing here, and would be an empty page.
    if (block.type === 'attachment' && !isTypeset(block)) continue
    if ((isTypeset(block) && inBoth(block)) || (isTypeset(before) && inBoth(before) && inBoth(block))) out.push([])
    out.at(-1)!.push(block)
    before = block
  }
  return out
}

function section(blocks: readonly Block[], state: State, first: boolean, numbered: boolean): ISectionOptions {
  const { edition, page } = state
  const { margins } = edition.style
  const names: FileChild[] = first && numbered ? [new NamesClauseList()] : []
  return {
    ...(first && furniture(edition)),
    properties: {
      type: SectionType.NEXT_PAGE,
      titlePage: first,
      footnoteProperties: { restart: NoteNumberRestart.EACH_SECTION },
      page: {
        size: { width: page.width, height: page.height },
        margin: {
          top: twips(margins.top), bottom: twips(margins.bottom), left: twips(margins.left), right: twips(margins.right),
          header: twips(Math.min(14, margins.top / 2)), footer: twips(Math.min(13, margins.bottom / 2)),
        },
      },
    },
    // The end of a text cannot be tracked, so a paragraph that no draft can be without ends it (and holds the section's properties).
    children: [...names, ...settled([...state.blocks(blocks, state), ...(first ? legend(state) : []), new Paragraph({ style: 'TextEnd' })], true)],
  }
}
