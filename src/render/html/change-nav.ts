/** The list of a redline's changes, clause by clause: each with its kind, both wordings and a link to its place. */
import { CHANGE_KINDS, type ListedChange, type ListedKind, type Where } from '../../document/change-list.ts'
import { changesOf, type ChangeMark } from '../../document/changes.ts'
import { plainText, type Attachment } from '../../document/tree.ts'
import { formWords } from '../form-words.ts'
import { attachmentLabel, sentenceCase } from '../phrases.ts'
import { h, type Element, type Html } from './element.ts'
import type { RedlinePhrases } from './redline-phrases.ts'
import { changeAnchor, fragment, type Page } from './state.ts'

/** In a list, a wording is known again by its beginning; all of it stands where the link leads. */
const LONGEST = 280
/** Both wordings together. */
const ONE_LINE = 36

/** @returns the navigation among the page's changes. */
export function changeNav(page: Page, phrases: RedlinePhrases): Element {
  const { changes } = page
  const marks = changesOf(page.edition.document)
  const groups: { name: string; changes: ListedChange[] }[] = []
  for (const change of changes) {
    const name = groupName(change, marks.get(change.id) ?? [], page)
    const last = groups.at(-1)
    if (last?.name === name) last.changes.push(change)
    else groups.push({ name, changes: [change] })
  }
  const entryOf = (change: ListedChange): Element => entry(change, marks.get(change.id) ?? [], page, phrases)
  return h(
    'nav', { class: 'changes', id: 'side:endringer', 'aria-labelledby': 'side:endringsliste', tabindex: -1 },
    h('h2', { id: 'side:endringsliste' }, phrases.changes, ' ', h('span', { class: 'count' }, `(${changes.length})`)),
    filters(changes, page, phrases),
    groups.map(({ name, changes: own }) => h('div', { class: 'group' }, h('h3', {}, name), h('ul', { role: 'list' }, own.map(entryOf)))),
    h('p', { class: 'none-shown', hidden: true }, phrases.noneShown),
  )
}

/** A choice among kinds, where there is more than one; it needs no script. */
function filters(changes: readonly ListedChange[], { redlineWords }: Page, phrases: RedlinePhrases): Html {
  const counts = CHANGE_KINDS.map((kind): [ListedKind, number] => [kind, changes.filter((change) => change.kind === kind).length])
  const present = counts.filter(([, count]) => count > 0)
  if (present.length < 2) return []
  const choice = ([kind, count]: [ListedKind, number]): Element =>
    h('label', {}, h('input', { type: 'checkbox', name: 'slag', value: kind, checked: true }), ` ${redlineWords.kinds[kind]} (${count})`)
  return h('fieldset', { class: 'filters' }, h('legend', {}, phrases.filter), present.map(choice))
}

/** The clause that a change stands in, in the newer draft if it is there; in an attachment, that it is. */
function groupName({ where }: ListedChange, marks: readonly ChangeMark[], page: Page): string {
  const at = where.newer ?? where.older
  const path = marks[0] ? [...marks[0].ancestors, marks[0].node] : []
  const attachment = path.find((node): node is Attachment => node.type === 'attachment')
  const label = attachment && attachmentLabel(page.edition.numbers.get(attachment)?.label, page.edition.words)
  const entitled = attachment?.children[0]?.type === 'title' ? plainText(attachment.children[0].children).trim() : ''
  // An attachment stands in no clause of the text before it.
  const clause = at && marks[0]?.node !== attachment ? clauseName(at) : undefined
  if (label !== undefined) return [label, clause ?? entitled].filter(Boolean).join(': ')
  return clause ?? sentenceCase(page.redlineWords.opening)
}

const clauseName = ({ number, heading }: Where): string => [number, heading.trim()].filter(Boolean).join(' ')

function entry(change: ListedChange, marks: readonly ChangeMark[], page: Page, phrases: RedlinePhrases): Element {
  const { redlineWords } = page
  const { id, kind, number } = change
  const link = h(
    'a', { href: fragment(changeAnchor(id, page)), 'data-goes': id },
    h('span', { class: 'nr' }, String(number)), ' ', h('span', { class: 'kind' }, redlineWords.kinds[kind]),
  )
  const form = marks.find((mark) => mark.change.kind === 'formatted')
  return h('li', { class: 'entry', 'data-kind': kind }, link, wordings(change, page, phrases), kind === 'formatted' && form ? h('p', { class: 'form' }, formWords(form.node, redlineWords)) : [])
}

function wordings({ id, kind, older, newer }: ListedChange, page: Page, phrases: RedlinePhrases): Html {
  const unseen = (text: string): Element => h('span', { class: 'unseen' }, text)
  const plain = (text: string): Element => h('p', {}, shortened(text, phrases))
  switch (kind) {
    case 'split':
    case 'merged':
      return []
    case 'formatted':
      return newer === '' ? [] : plain(newer)
    case 'moved':
      return [h('p', { class: 'form' }, page.moves.get(id)?.movedTo ?? page.redlineWords.spoken.movedTo), plain(newer || older)]
    case 'inserted':
    case 'deleted':
    case 'replaced': {
      const was = older === '' ? [] : [unseen(phrases.wasSaid), h('del', {}, shortened(older, phrases))]
      const now = newer === '' ? [] : [unseen(phrases.nowSaid), h('ins', {}, shortened(newer, phrases))]
      if (was.length + now.length === 0) return h('p', { class: 'form' }, phrases.noText)
      if (older.length + newer.length <= ONE_LINE) return h('p', {}, was, ' ', now)
      return [was, now].map((line) => (line.length > 0 ? h('p', {}, line) : []))
    }
  }
}

function shortened(text: string, { moreWords }: RedlinePhrases): string {
  const line = text.trim().replace(/\s*\n\s*/g, ' · ').replace(/\s+/g, ' ')
  if (line.length <= LONGEST) return line
  const kept = line.slice(0, LONGEST).replace(/ [^ ]*$/, '')
  return `${kept} ${moreWords(line.slice(kept.length).trim().split(' ').length)}`
}
