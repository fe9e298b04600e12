/** The fonts that a PDF may embed. They come from npm packages; no font of the machine is ever used. */
import { codePointsOf } from './cmap.ts'
import { packageBytes } from './packages.ts'

export interface Font {
  family: string
  /** As the PDF names it. */
  postscript: string
  bytes: Uint8Array
}

const EXPO = '@expo-google-fonts'
const FACES = ['400Regular', '400Regular_Italic', '600SemiBold', '600SemiBold_Italic'] as const
const POSTSCRIPT = ['Regular', 'Italic', 'SemiBold', 'SemiBoldItalic'] as const

const source = (family: string, folder: string, prefix: string, name: string) =>
  FACES.map((face, i) => ({
    family,
    postscript: `${name}-${POSTSCRIPT[i]}`,
    file: `${EXPO}/${folder}/${face}/${prefix}_${face}.ttf`,
  }))

const FILES = [
  ...source('Source Serif 4', 'source-serif-4', 'SourceSerif4', 'SourceSerif4'),
  ...source('Source Sans 3', 'source-sans-3', 'SourceSans3', 'SourceSans3'),
  ...['DejaVuSansMono', 'DejaVuSansMono-Oblique', 'DejaVuSansMono-Bold', 'DejaVuSansMono-BoldOblique'].map((name) => ({
    family: 'DejaVu Sans Mono',
    postscript: name,
    file: `dejavu-fonts-ttf/ttf/${name}.ttf`,
  })),
] as const

/** Looked into, in this order, for a character that the style's own font lacks (arrows, boxes, Greek). */
const SPARE = ['Source Serif 4', 'Source Sans 3', 'DejaVu Sans Mono'] as const

let loaded: readonly Font[] | undefined

/** All the fonts, read once a process. One that is not installed is left out. */
export function fonts(): readonly Font[] {
  loaded ??= FILES.flatMap(({ family, postscript, file }) => {
    const bytes = packageBytes(file)
    return bytes ? [{ family, postscript, bytes }] : []
  })
  return loaded
}

/** Families that a house style may name in `pdf`. */
export const families = (): readonly string[] => [...new Set(fonts().map(({ family }) => family))]

/** The style's own family, then those that stand in where it lacks a character. */
export function chain(family: string): readonly string[] {
  const installed = families()
  return [...new Set([family, ...SPARE])].filter((name) => installed.includes(name))
}

const covered = new Map<string, ReadonlySet<number>>()

/** Whether some family of ours has a character, in all its faces: the slanted ones of DejaVu hold fewer. */
export function hasGlyph(codePoint: number): boolean {
  return SPARE.some((family) => {
    let set = covered.get(family)
    if (!set) {
      const [first = new Set<number>(), ...others] = fonts().filter((one) => one.family === family).map(({ bytes }) => codePointsOf(bytes))
      set = new Set([...first].filter((point) => others.every((points) => points.has(point))))
      covered.set(family, set)
    }
    return set.has(codePoint)
  })
}
