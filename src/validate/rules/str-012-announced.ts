/** STR-012: a figure, table or list that the text announces and that is not there. */
import { walk, type Block, type Heading, type Node } from '../../document/tree.ts'
import { findingOn, proseOf, shown } from '../prose.ts'
import { defineRule, type Subject } from '../rule.ts'
import { sentencesOf } from '../text.ts'

/** A row of `varsler.yaml`. */
interface Announcement {
  uttrykk: string
  venter: 'figur' | 'tabell' | 'liste'
  plass?: 'slutt'
}

/** «følgende organisering.» at the end of a paragraph; «den følgende dagen» and «følgende måned» are times. */
const FOLLOWING = /(?<!(?:den|det|de|dei|hver|på|påfølgende) )(?<!\p{L})(?:følgende|fylgjande)(?: (?!dag|måned|månad|år|uke|veke|kalenderår|periode|virkedag|møte)[\p{L}-]+){0,5}(?=\.?\s*$)/iu
const SHAPES: Readonly<Record<Announcement['venter'], readonly Node['type'][]>> = { figur: ['image'], tabell: ['table'], liste: ['list', 'table'] }
const NAMES = { figur: 'a figure', tabell: 'a table', liste: 'a list' }

export const str012 = defineRule({
  id: 'STR-012',
  severity: 'warning',
  summary: { nb: 'Varslet figur, tabell eller liste mangler', en: 'An announced figure, table or list is missing' },
  why: {
    nb: 'Teksten lover noe som leseren trenger for å forstå bestemmelsen. Figurer og lister faller lett ut når tekst blir kopiert fra Word eller PDF.',
    en: 'The text promises something that the reader needs. Figures and lists are easily lost when text is copied from Word or PDF.',
  },
  sentences: {
    missing: {
      nb: ['Teksten varsler «{text}», men det kommer ingen {what}.', 'Sett inn det som mangler, eller skriv om setningen.'],
      en: ['The text announces «{text}», but there is not {whatEn}.', 'Insert what is missing, or rewrite the sentence.'],
    },
  },
  judges: ['any'],
  examples: {
    valid: [
      { text: 'Partene har følgende oppgaver\n\n- møtes\n- dele' },
      { text: 'Fristen er den følgende dagen. Avtalen gjelder fra følgende måned.' },
      { text: '## Formål\n\nTabellen viser fordelingen:\n\n| Kommune | Andel |\n| --- | --- |\n| Nordvika | 60 % |\n\n## Økonomi\n\nTekst.' },
      { text: 'Navn:\n\n## Økonomi\n\nFor partene gjelder følgende:\n\nHver part betaler sitt.' },
      { text: 'Tiltakene er listet opp i vedlegg 1. Tabellen i vedlegg 2 er bindende.' },
    ],
    invalid: [
      { text: 'Samarbeidet skal ha følgende overordnet organisering.\n\nÅrsmøtet er øverst.', finds: ['følgende overordnet organisering'] },
      { text: '## Organer\n\nFiguren nedenfor viser organene.\n\n## Økonomi\n\nDette er delt slik som det står her:\n\n## Tvister\n\nTekst.', finds: ['Figuren nedenfor', 'her:'] },
      { text: 'Alle kommunene som deltar, listes opp.\n\nTekst.', finds: ['listes opp'] },
    ],
  },
  *check(subject) {
    const rows = subject.rows<Announcement>('varsler')
    const following = nextSiblings(subject.document.children)
    const held = shapesByClause(subject)
    for (const block of subject.blocks) {
      if (block.kind !== 'paragraph') continue
      const prose = proseOf(block)
      const next = following.get(block.block)
      const report = (from: number, to: number, what: Announcement['venter']) => findingOn(block, from, to, { values: { text: shown(prose.slice(from, to)), what, whatEn: NAMES[what] } })
      const isFollowedBy = (types: readonly Node['type'][]): boolean => next !== undefined && [...walk(next)].some(([{ type }]) => types.includes(type))
      const follow = FOLLOWING.exec(prose.slice(-160))
      if (follow && !isFollowedBy(['list', 'table', 'image', 'blockquote', 'code'])) {
        const from = Math.max(0, prose.length - 160) + follow.index
        yield report(from, from + follow[0].length, 'liste')
      } else if (prose.trimEnd().endsWith(':') && /\S+\s+\S+\s+(\S+):\s*$/.test(prose.slice(-120)) && (next === undefined || next.type === 'heading') && !/^\S+:|\n/.test(prose)) {
        const word = /\S+:\s*$/.exec(prose.slice(-60))?.[0] ?? ':'
        yield report(prose.length - word.length, prose.trimEnd().length, 'liste')
      }
      const lower = prose.toLowerCase()
      for (const { uttrykk, venter, plass } of rows) {
        const at = lower.indexOf(uttrykk)
        const to = at + uttrykk.length
        if (at === -1 || /\p{L}/u.test((lower[at - 1] ?? '') + (lower[to] ?? ''))) continue
        if (plass === 'slutt' && !sentencesOf(block).some(([, end]) => /^[.:;]?\s*$/.test(lower.slice(to, end)) && to <= end)) continue
        const isThere = venter === 'liste' ? isFollowedBy(SHAPES.liste) : SHAPES[venter].some((type) => held.get(block.clause)?.has(type))
        if (!isThere) yield report(at, to, venter)
      }
    }
  },
})

function nextSiblings(blocks: readonly Block[], into = new Map<Node, Block>()): ReadonlyMap<Node, Block> {
  blocks.forEach((block, i) => {
    const next = blocks[i + 1]
    if (next) into.set(block, next)
    if ('children' in block) nextSiblings((block.children as readonly Node[]).filter((child): child is Block => child.type !== 'text'), into)
  })
  return into
}

/** Which figures and tables stand in each clause; under `undefined` what stands before the first. */
function shapesByClause({ document }: Subject): ReadonlyMap<Heading | undefined, ReadonlySet<Node['type']>> {
  const held = new Map<Heading | undefined, Set<Node['type']>>()
  let clause: Heading | undefined
  for (const [node] of walk(document)) {
    if (node.type === 'heading') clause = node
    if (node.type === 'attachment') clause = undefined
    if (node.type === 'image' || node.type === 'table') held.set(clause, (held.get(clause) ?? new Set()).add(node.type))
  }
  return held
}
