/** The page of a redline: the document with its changes, the list of them beside it, and the two drafts side by side. */
import type { Meta } from '../../document/meta.ts'
import { longDate, type Words } from '../../document/words.ts'
import type { RedlineEdition } from '../edition.ts'
import { legendWordsOf } from '../legend-words.ts'
import { changeNav } from './change-nav.ts'
import { h, type Element, type Html } from './element.ts'
import { redlinePhrasesOf, type RedlinePhrases } from './redline-phrases.ts'
import { stepping } from './script.ts'
import { sides } from './sides.ts'
import { PAGE_TOP, type Page } from './state.ts'

export interface RedlineParts {
  /** Which drafts are compared, under the title. */
  compared: Html
  legend: Html
  tools: Html
  frame: Html
  script: string
}

/**
 * @param inline the redline's content after its title block, printed.
 * @param split how many blocks the title block has.
 */
export function redlineParts(page: Page, redline: RedlineEdition, inline: Html, split: number): RedlineParts {
  const { words } = page.edition
  const phrases = redlinePhrasesOf(words)
  const { changes } = page
  const same = changes.length === 0
  const main = h(
    'main', { id: PAGE_TOP, tabindex: -1 },
    same ? h('p', { class: 'unchanged' }, phrases.none) : [],
    h('div', { class: 'inline' }, inline),
    same ? [] : sides(page, page.edition.document.children, split, phrases),
  )
  return {
    compared: compared(redline, changes.map(({ author }) => author), words, phrases),
    legend: same ? [] : legend(page, phrases),
    tools: same ? [] : tools(changes.length, phrases),
    frame: h('div', { class: 'frame' }, same ? [] : changeNav(page, phrases), main),
    script: same ? '' : stepping({ position: phrases.position, count: phrases.countShown }),
  }
}

function compared({ older, newer }: RedlineEdition, authors: readonly (string | undefined)[], words: Words, phrases: RedlinePhrases): Element {
  const names = [...new Set(authors.filter((author) => author !== undefined))]
  const between = phrases.between(draftName(older, phrases.older, words), draftName(newer, phrases.newer, words))
  return h('p', { class: 'compared' }, between, names.length > 0 ? `. ${phrases.by} ${names.join(', ')}.` : '.')
}

function draftName({ utkast }: Meta, otherwise: string, words: Words): string {
  return utkast === undefined ? otherwise : words.draftDated(longDate(utkast, words)).toLowerCase()
}

/** How each kind of change is shown, in the very signs that the text has. */
function legend({ edition, redlineWords: { spoken, before } }: Page, { legend: words }: RedlinePhrases): Element {
  const items: Html[] = [
    h('ins', { class: 'inserted' }, spoken.inserted), h('del', { class: 'deleted' }, spoken.deleted), h('ins', { class: 'moved-to' }, words.moved),
    h('span', { class: 'formatted' }, spoken.formatted), [h('span', { class: 'sign' }, '¶'), ` ${words.split}`], h('span', { class: 'bar' }, words.bar),
    h('small', { class: 'before' }, `${before('3')}: ${words.before}`),
  ]
  return h('div', { class: 'legend' }, h('p', {}, `${legendWordsOf(edition.words).samples}:`), h('ul', { role: 'list' }, items.map((item) => h('li', {}, item))))
}

/** The choice of view needs no script; stepping does, and is hidden until the script shows it. */
function tools(count: number, phrases: RedlinePhrases): Element {
  const radio = (value: string, text: string, checked: boolean): Element =>
    h('label', {}, h('input', { type: 'radio', name: 'visning', value, checked }), h('span', {}, text))
  return h(
    'section', { class: 'tools', 'aria-label': phrases.view },
    h('p', { class: 'total' }, phrases.count(count)),
    h(
      'div', { class: 'steps', hidden: true },
      h('button', { type: 'button', class: 'previous', 'aria-keyshortcuts': 'p' }, phrases.previous),
      h('button', { type: 'button', class: 'next', 'aria-keyshortcuts': 'n' }, phrases.next),
      h('span', { class: 'position', role: 'status' }),
      h('label', { class: 'keys' }, h('input', { type: 'checkbox', checked: true }), ` ${phrases.keys}`),
    ),
    h(
      'fieldset', { class: 'views' }, h('legend', { class: 'unseen' }, phrases.view),
      radio('tekst', phrases.inText, true), radio('sider', phrases.beside, false),
      h('label', { class: 'only' }, h('input', { type: 'checkbox', name: 'bare' }), ` ${phrases.onlyChanged}`),
    ),
  )
}
