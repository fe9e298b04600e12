/** House style: one YAML file (and a Typst template) drives fonts, sizes, margins, colours, crest and header in all formats. */
import { LineCounter, parseDocument, type ErrorCode, type Node } from 'yaml'
import type { Language, Message } from '../document/message.ts'
import { pictureOf } from '../document/picture.ts'
import { nearest } from '../document/suggest.ts'
import { between, colour, fontList, group, report, textColour, words, type Field, type Said, type Source } from './style-fields.ts'

/** The same face under the names that the formats know it by. */
export interface Face {
  /** Family of a font that the PDF embeds (from npm, never from the machine). */
  pdf: string
  /** Family that every Word has. */
  word: string
  /** A CSS font-family list; nothing is downloaded. */
  html: string
}

export interface Style {
  name: string
  faces: { body: Face; heading: Face; code: Face }
  /** Body text, in points. */
  size: number
  /** Line height, as a multiple of the size. */
  lineHeight: number
  /** A4, in millimetres. */
  margins: { top: number; bottom: number; left: number; right: number }
  /** Six hexadecimal digits each, without `#`. */
  colours: {
    text: string
    heading: string
    /** Hairlines and table rules. */
    line: string
    /** Secondary text: header, footer, captions; contrast at least 4.5:1. */
    muted: string
    link: string
    /** New wording in a redline: «lilla skrift». */
    inserted: string
    deleted: string
  }
  crest?: { bytes: Uint8Array; kind: 'png' | 'jpeg'; alt: string; /** Millimetres. */ height: number; width: number }
  /** Printed at the top of every page; the agreement's title stands there when it is absent. */
  header?: string
  /** Source text of the Typst template. */
  typst: string
  /** The other Typst files of the folder, by name: the template may import them. */
  typstModules: ReadonlyMap<string, Uint8Array>
}

/** The folder of house styles, `templates/styles`. */
export interface StyleFiles {
  /** Names of the files in it, without a path. */
  names: () => readonly string[]
  read: (name: string) => Uint8Array | undefined
}

/** Names that a file of the folder can have: what a style brings along lies beside it. */
const FOLDER = 'templates/styles'
const LARGEST = 64 * 1024

/**
 * Reads a house style.
 *
 * @param name as in `husstil`, the name of a file without `.yaml`.
 * @returns the style, or the errors that stand in its way; every one of them has its place in the YAML file.
 */
export function readStyle(name: string, files: StyleFiles): { style?: Style; messages: Message[] } {
  const file = `${FOLDER}/${name}.yaml`
  const source: Source = { file, lines: new LineCounter(), messages: [] }
  const bytes = files.names().includes(`${name}.yaml`) ? files.read(`${name}.yaml`) : undefined
  if (!bytes) return { messages: [unknownStyle(name, files)] }
  const root = parse(bytes, source)
  const values = root === undefined ? undefined : fields(files)(root, '', source)
  if (!values || source.messages.length > 0) return { messages: source.messages }

  const { skrift, marger, farger, våpen, topptekst } = values
  const style: Style = {
    name,
    faces: { body: skrift.brødtekst, heading: skrift.overskrift, code: skrift.kode },
    size: values.størrelse,
    lineHeight: values.linjehøyde,
    margins: { top: marger.topp, bottom: marger.bunn, left: marger.venstre, right: marger.høyre },
    colours: {
      text: farger.tekst, heading: farger.overskrift, line: farger.strek, muted: farger.dempet, link: farger.lenke,
      inserted: farger.ny, deleted: farger.slettet,
    },
    ...(våpen && { crest: { ...våpen.fil, alt: våpen.tekst, height: våpen.høyde, width: crestWidth(våpen) } }),
    ...(topptekst !== undefined && { header: topptekst }),
    typst: values.typst,
    typstModules: modules(files),
  }
  return { style, messages: [] }
}

interface Crest {
  fil: { bytes: Uint8Array; kind: 'png' | 'jpeg'; ratio: number }
  tekst: string
  høyde: number
}

function crestWidth({ fil, høyde }: Crest): number {
  return Math.round(høyde * fil.ratio * 100) / 100
}

/** What may stand in the file, and within which bounds a page of A4 can still be read. */
function fields(files: StyleFiles) {
  const face = group({ pdf: words, word: words, html: fontList })
  const margin = between(10, 60, 'millimeter')
  return group(
    {
      skrift: group({ brødtekst: face, overskrift: face, kode: face }),
      størrelse: between(8, 16, 'punkt'),
      linjehøyde: between(1, 2, 'ganger skriftstørrelsen'),
      marger: group({ topp: margin, bunn: margin, venstre: margin, høyre: margin }),
      farger: group({
        tekst: textColour, overskrift: textColour, strek: colour, dempet: textColour, lenke: textColour, ny: textColour, slettet: textColour,
      }),
      typst: template(files),
    },
    { våpen: group({ fil: crest(files), tekst: words, høyde: between(5, 40, 'millimeter') }), topptekst: words },
  )
}

const crest =
  (files: StyleFiles): Field<Crest['fil']> =>
  (node, name, source) => {
    const bytes = beside(files, 'HUS-009', node, name, source)
    const picture = bytes && pictureOf(bytes)
    if (bytes && !picture) return report(source, 'HUS-010', node, ['Våpenet er ikke et bilde i formatet PNG eller JPEG.', 'Lagre bildet som PNG.'], ['The crest is not a PNG or JPEG image.', 'Save the image as PNG.'])
    return picture && { bytes, kind: picture.kind, ratio: picture.width / picture.height }
  }

const template =
  (files: StyleFiles): Field<string> =>
  (node, name, source) => {
    const bytes = beside(files, 'HUS-011', node, name, source)
    return bytes && new TextDecoder().decode(bytes)
  }

function modules(files: StyleFiles): Style['typstModules'] {
  const found = new Map<string, Uint8Array>()
  for (const name of files.names()) {
    const bytes = name.endsWith('.typ') ? files.read(name) : undefined
    if (bytes) found.set(name, bytes)
  }
  return found
}

/** A file that the style names; it must lie in the same folder. */
function beside(files: StyleFiles, ruleId: string, node: Node | null, name: string, source: Source): Uint8Array | undefined {
  const wanted = words(node, name, source)
  if (wanted === undefined) return undefined
  const bytes = files.names().includes(wanted) ? files.read(wanted) : undefined
  if (bytes) return bytes
  const meant = nearest(wanted, files.names())
  return report(source, ruleId, node, [`Filen «${wanted}» finnes ikke i ${FOLDER}.`, meant ? `Mente du «${meant}»?` : `Legg filen i ${FOLDER}, uten undermappe.`], [`There is no file «${wanted}» in ${FOLDER}.`, meant ? `Did you mean «${meant}»?` : `Put the file in ${FOLDER}, in no folder below it.`])
}

/** The faults that deserve better words than that something is wrong. */
const FAULTS: Partial<Record<ErrorCode, Record<Language, Said>>> = {
  DUPLICATE_KEY: { nb: ['Nøkkelen står to ganger.', 'Fjern den ene.'], en: ['The key stands twice.', 'Remove one of them.'] },
  TAB_AS_INDENT: { nb: ['Linjen er rykket inn med tabulator.', 'Bruk mellomrom til innrykk.'], en: ['The line is indented with a tab.', 'Indent with spaces.'] },
  MULTIPLE_DOCS: { nb: ['Filen inneholder flere YAML-dokumenter.', 'Fjern linjen «---» og det som står etter den.'], en: ['The file holds several YAML documents.', 'Remove the line «---» and what follows it.'] },
}
const NOT_YAML: Record<Language, Said> = {
  nb: ['Filen er ikke gyldig YAML fra dette stedet.', 'Rett linjen; innrykk, kolon og anførselstegn må stemme.'],
  en: ['The file is not valid YAML from here on.', 'Mend the line: indentation, colons and quotes must fit.'],
}

/** @returns the root of the file's YAML, undefined after a message. */
function parse(bytes: Uint8Array, source: Source): Node | null | undefined {
  if (bytes.length > LARGEST) return report(source, 'HUS-002', null, ['Filen er over 64 KB.', 'En husstil er en kort fil; se templates/styles/standard.yaml.'], ['The file is over 64 KB.', 'A house style is a short file; see templates/styles/standard.yaml.'])
  const text = decode(bytes)
  if (text === undefined) return report(source, 'HUS-002', null, ['Filen er ikke tekst i UTF-8.', 'Lagre filen som UTF-8.'], ['The file is not text in UTF-8.', 'Save the file as UTF-8.'])
  const yaml = parseDocument(text, { lineCounter: source.lines, prettyErrors: false, uniqueKeys: true })
  for (const { pos, code } of yaml.errors) {
    const { nb, en } = FAULTS[code] ?? NOT_YAML
    report(source, 'HUS-002', { range: pos }, nb, en)
  }
  return yaml.errors.length > 0 ? undefined : yaml.contents
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function unknownStyle(name: string, files: StyleFiles): Message {
  const known = files.names().flatMap((file) => (file.endsWith('.yaml') ? [file.slice(0, -'.yaml'.length)] : []))
  const meant = nearest(name, known)
  return {
    file: FOLDER, ruleId: 'HUS-001', severity: 'error', fatal: true,
    reason: `Husstilen «${name}» finnes ikke.`,
    remedy: meant ? `Mente du «${meant}»?` : known.length > 0 ? `Husstilene er ${known.join(', ')}.` : 'Hent mappen «templates» på nytt fra der du fikk lilla.',
    en: {
      reason: `There is no house style «${name}».`,
      remedy: meant ? `Did you mean «${meant}»?` : known.length > 0 ? `The house styles are ${known.join(', ')}.` : 'Get the folder “templates” anew from where you got lilla.',
    },
  }
}
