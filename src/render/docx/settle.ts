/**
 * Settles which paragraph ends are tracked, where Word and its readers cannot take an end away: at the end of a text and before a
 * table. There the end of the paragraph before is tracked instead, and the last one keeps its own, with both drafts' properties.
 */
import { Paragraph, type FileChild } from 'docx'
import { ChangedParagraph, RangeEnd } from './changed-paragraph.ts'
import { looksDifferent, type Laid } from './looks.ts'
import { movedAsReplaced } from './messages.ts'
import { covers, type Tracking } from './track.ts'

/**
 * @param blocks of one text: a section of the body, or a footnote.
 * @param opens whether the text may open with a table: no end can be passed on to there.
 * @returns the same blocks, their ends settled and their moves marked.
 */
export function settled(blocks: readonly FileChild[], opens: boolean): FileChild[] {
  const out: FileChild[] = []
  let run: ChangedParagraph[] = []
  const close = (beforeText: boolean): void => {
    out.push(...(beforeText ? footnotesSettled(run) : settledRun(run, opens && out.length === 0)))
    run = []
  }
  for (const block of blocks) {
    if (block instanceof ChangedParagraph) run.push(block)
    else {
      close(block instanceof Paragraph)
      out.push(block)
    }
  }
  close(false)
  return withMoves(out)
}

const stands = (whole: Tracking | undefined): 'older' | 'newer' | 'neither' =>
  covers(whole, 'newer') ? 'newer' : covers(whole, 'older') ? 'older' : 'neither'

function settledRun(run: readonly ChangedParagraph[], opening: boolean): ChangedParagraph[] {
  const last = run.findLastIndex(({ changing }) => changing.end === undefined)
  const tail = run.slice(last + 1)
  const [first, second] = tail.slice(-2)
  const earlier = run.slice(0, -2)
  if (first && second && !first.changing.whole && stands(first.changing.end) !== stands(second.changing.end)) {
    // Split or merged with what comes or goes itself: the two ends cancel out.
    const older = stands(first.changing.end) === 'older'
    return footnotesSettled([...earlier, older ? joined(first, second) : joined(second, first, [first, second])])
  }
  // A paragraph that is split or merged has a part that stands after it.
  if (tail.length === 0 || !tail.every(({ changing }) => changing.whole)) return footnotesSettled(run)
  const of = (draft: 'older' | 'newer' | 'neither'): ChangedParagraph[] => tail.filter(({ changing }) => stands(changing.whole) === draft)
  const [neither, older, newer] = [of('neither'), of('older'), of('newer')]
  const [lastOlder, lastNewer] = [older.at(-1), newer.at(-1)]
  const start = run.slice(0, last + 1)
  if (lastOlder && lastNewer) {
    return footnotesSettled([...start, ...neither, ...older.slice(0, -1), ...newer.slice(0, -1), joined(lastOlder, lastNewer)])
  }
  const before = start.at(-1)
  const ordered = [...neither, ...older, ...newer]
  const end = ordered.at(-1) as ChangedParagraph
  if (before) passOn(before, end)
  else if (!opening) end.changing = { ...end.changing, end: undefined }
  return footnotesSettled([...start, ...ordered])
}

/**
 * In LibreOffice a paragraph with a footnote cannot go together with its own end; all from the end of the one before can. It is
 * only worth it where the two look alike: else every reader would be told of a change of style that nobody has made.
 */
function footnotesSettled(run: readonly ChangedParagraph[]): ChangedParagraph[] {
  run.forEach((first, i) => {
    const before = run[i - 1]
    if (!first.changing.whole || !first.changing.end || !before || before.changing.end) return
    const { kind } = first.changing.whole
    // All of a move has one range, which the end of the one before would stand outside.
    if (kind === 'movedFrom' || kind === 'movedTo') return
    const side = stands(first.changing.whole)
    const length = run.slice(i).findIndex(({ changing }) => !changing.whole || !changing.end || stands(changing.whole) !== side)
    const group = run.slice(i, length < 0 ? run.length : i + length)
    const end = group.at(-1) as ChangedParagraph
    if (group.some(({ changing }) => changing.hasFootnote) && !looksDifferent(before.changing.laid, end.changing.laid)) passOn(before, end)
  })
  return [...run]
}

/** The end of `before` becomes that of the change, and `end` keeps its own: in the draft without it, that is the end of `before`. */
function passOn(before: ChangedParagraph, end: ChangedParagraph): void {
  const { changing: first } = before
  const { changing: last } = end
  const [was, now] = [first.older ?? first.laid, first.newer ?? first.laid]
  const side = stands(last.whole)
  const [older, newer] = [side === 'older' ? last.laid : was, side === 'newer' ? last.laid : now]
  end.changing = { ...last, ...both(older, newer), end: undefined }
  before.changing = { ...first, end: last.end }
}

const both = (older: Laid, newer: Laid): { laid: Laid; was: Laid | undefined; older: Laid; newer: Laid } => ({
  laid: newer, was: looksDifferent(older, newer) ? older : undefined, older, newer,
})

/** What the older draft ends with and what the newer one does, as one paragraph: its end stands in both. */
function joined(older: ChangedParagraph, newer: ChangedParagraph, order = [older, newer]): ChangedParagraph {
  const paragraph = new ChangedParagraph(
    { ...both(older.changing.laid, newer.changing.laid), hasFootnote: false },
    order.flatMap(({ content }) => content),
    newer.redline,
  )
  paragraph.holds = [older.changing.whole, newer.changing.whole].filter((whole) => whole !== undefined)
  return paragraph
}

/** Opens each end of a move in its first paragraph and closes it after its last. */
function withMoves(blocks: readonly FileChild[]): FileChild[] {
  const ranges = new Map<string, { move: Tracking; paragraphs: ChangedParagraph[] }>()
  for (const block of blocks) {
    if (!(block instanceof ChangedParagraph)) continue
    for (const move of block.holds) {
      if (move.kind !== 'movedFrom' && move.kind !== 'movedTo') continue
      const key = `${move.kind} ${move.id}`
      ranges.set(key, { move, paragraphs: [...(ranges.get(key)?.paragraphs ?? []), block] })
    }
  }
  for (const { move, paragraphs } of ranges.values()) {
    const [first, last] = [paragraphs[0] as ChangedParagraph, paragraphs.at(-1) as ChangedParagraph]
    const covered = blocks.slice(blocks.indexOf(first), blocks.indexOf(last) + 1)
    // There are readers that take away all that a range covers, ends and all: where an end stays, it is a deletion and an insertion.
    if (covered.some((block) => block instanceof Paragraph && !(block instanceof ChangedParagraph && block.changing.end))) {
      first.redline.marker.moves.delete(move.id)
      first.redline.say('DOC-001', movedAsReplaced())
    }
    first.opens.push(move)
  }
  return blocks.flatMap((block, i) => {
    const ending = [...ranges.values()].filter(({ paragraphs }) => paragraphs.at(-1) === block).map(({ move }) => move)
    if (!(block instanceof ChangedParagraph) || ending.length === 0) return [block]
    // The last paragraph of a section holds the section's properties, and nothing may stand between.
    if (i === blocks.length - 1) {
      block.closes.push(...ending)
      return [block]
    }
    return [block, ...ending.map((move) => new RangeEnd(move, block.redline.marker))]
  })
}
