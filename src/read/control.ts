/** Conditions, repetitions and inclusions: `{{#if …}}`, `{{#each …}}`, `{{> …}}`, each alone between blank lines, around whole blocks. */
import type { RootContent } from 'mdast'
import type { Block } from '../document/tree.ts'
import { spend } from './budget.ts'
import { LIMITS } from './guard.ts'
import { quotation, QUOTATION } from './others.ts'
import { include } from './partials.ts'
import { placeOf, writtenOf, type BlockNode, type State } from './state.ts'
import { holds, LONGEST, lookUp, type Scope } from './values.ts'

export interface Control {
  word: 'if' | 'each' | 'else' | 'end' | 'include' | 'quote'
  /** As written, braces and all. */
  text: string
  /** What follows the word: a path, or the inclusion's name and arguments. */
  argument: string
}

const PATTERNS: readonly [Control['word'], RegExp][] = [
  ['if', /^\{\{#if\s+([^{}]+?)\s*\}\}$/],
  ['each', /^\{\{#each\s+([^{}]+?)\s*\}\}$/],
  ['else', /^\{\{\s*else\s*()\}\}$/],
  ['end', /^\{\{\/(if|each)\s*\}\}$/],
  ['include', /^\{\{>\s*((?:[^{}"']|"[^"]*"|'[^']*')+?)\s*\}\}$/],
  ['quote', QUOTATION],
]

/** @returns what a block controls, if it is a paragraph that is one such line and nothing else. */
export function controlOf(node: { type: string; position?: RootContent['position'] }, state: State): Control | undefined {
  if (node.type !== 'paragraph' || !state.reading.agreement) return undefined
  const text = writtenOf(node, state).trim()
  if (!text.startsWith('{{') || text.length > LONGEST) return undefined
  for (const [word, pattern] of PATTERNS) {
    const argument = pattern.exec(text)?.[1]
    if (argument !== undefined) return { word, text, argument }
  }
  return undefined
}

type Nodes = readonly BlockNode[]

/** @returns the blocks that a control line and what it encloses come to, and the index of the next sibling. */
export function lowerControl(control: Control, nodes: Nodes, index: number, state: State): { blocks: Block[]; next: number } {
  const node = nodes[index]
  const position = placeOf(node ?? {}, state)
  const { report } = state.reading
  if (control.word === 'include') return { blocks: include(control.text, position, state), next: index + 1 }
  if (control.word === 'quote') return { blocks: quotation(control.text, position, state), next: index + 1 }
  if (control.word === 'else' || control.word === 'end') {
    report.say('VRD-006', position, { text: control.text })
    return { blocks: [], next: index + 1 }
  }
  const { otherwise, end } = findEnd(control.word, nodes, index, state)
  if (end === undefined) {
    report.say('VRD-005', position, { text: control.text, close: `{{/${control.word}}}` })
    return { blocks: [], next: nodes.length }
  }
  if (state.depth >= LIMITS.depth) {
    report.say('FIL-004', position, { limit: LIMITS.depth })
    return { blocks: [], next: end + 1 }
  }
  const inner: State = { ...state, depth: state.depth + 1 }
  const body = nodes.slice(index + 1, otherwise ?? end)
  const alternative = otherwise === undefined ? [] : nodes.slice(otherwise + 1, end)
  const path = control.argument
  if (control.word === 'if') {
    const chosen = holds(path, state.scope, position, report) ? body : alternative
    return { blocks: state.reading.lower(chosen, inner), next: end + 1 }
  }
  const list = lookUp(path, state.scope, position, report)
  if (list.kind === 'value' && !Array.isArray(list.value)) report.say('VRD-013', position, { name: path })
  const items: readonly unknown[] = list.kind === 'value' && Array.isArray(list.value) ? list.value : []
  if (items.length === 0) return { blocks: state.reading.lower(alternative, inner), next: end + 1 }
  const rounds = items.map((item) =>
    spend('rounds', 1, position, state.reading) ? state.reading.lower(body, { ...inner, scope: inside(item, state.scope) }) : [],
  )
  return { blocks: rounds.reduce(joinLists, []), next: end + 1 }
}

function findEnd(word: 'if' | 'each', nodes: Nodes, index: number, state: State): { otherwise?: number; end?: number } {
  const open = [word]
  let otherwise: number | undefined
  for (let i = index + 1; i < nodes.length; i += 1) {
    const node = nodes[i]
    const control = node && controlOf(node, state)
    if (control?.word === 'if' || control?.word === 'each') open.push(control.word)
    else if (control?.word === 'else' && open.length === 1 && otherwise === undefined) otherwise = i
    else if (control?.word === 'end') {
      if (open.at(-1) !== control.argument) return {}
      open.pop()
      if (open.length === 0) return { end: i, ...(otherwise !== undefined && { otherwise }) }
    }
  }
  return {}
}

function inside(item: unknown, scope: Scope): Scope {
  const isMap = typeof item === 'object' && item !== null && !Array.isArray(item)
  return { ...scope, frames: [isMap ? (item as Record<string, unknown>) : { this: item }, ...scope.frames] }
}

/** A list that each round continues is one list. */
function joinLists(done: Block[], round: Block[]): Block[] {
  const last = done.at(-1)
  const [first, ...rest] = round
  if (last?.type !== 'list' || first?.type !== 'list' || last.kind !== first.kind) return [...done, ...round]
  return [...done.slice(0, -1), { ...last, children: [...last.children, ...first.children] }, ...rest]
}
