/** Writes the redline: the blocks of both drafts in one order, each with its change, and the words inside compared. */
import type { Block, Inline, OlderProperties, Paragraph } from '../document/tree.ts'
import type { Context } from './context.ts'
import { factsOf } from './facts.ts'
import { mergeInlines } from './inline.ts'
import { sameColumns, type Step } from './plan.ts'

/** @returns the blocks of the redline. */
export function merge(steps: readonly Step[], context: Context): Block[] {
  return steps.flatMap((step): Block[] => {
    switch (step.step) {
      case 'both':
        return [mergeBlock(step.older, step.newer, step.inner, context)]
      case 'movedTo': {
        const before = differences(step.older, step.newer, VISIBLE)
        const change = { ...context.change('movedTo', step.group), ...(before && { before }) }
        const children = childrenOf(step.older, step.newer, step.inner, context)
        return [{ ...step.newer, ...(children && { children }), change } as Block]
      }
      case 'split':
        return mergeSplit(step.older, step.newer, context)
      case 'merged':
        return mergeMerged(step.older, step.newer, context)
      default:
        return [{ ...step.block, change: context.change(step.step, step.group) }]
    }
  })
}

function mergeBlock(older: Block, newer: Block, inner: readonly Step[] | undefined, context: Context): Block {
  const [was, is] = [factsOf(older), factsOf(newer)]
  if (was.written === is.written && was.plain() && is.plain()) return newer
  const before = differences(older, newer, VISIBLE)
  const hidden = differences(older, newer, HIDDEN)
  const first = inner?.[0]
  // New rows for new columns: the table's own change is the same one.
  const group = older.type === 'table' && newer.type === 'table' && !sameColumns(older, newer) && first?.step === 'deleted' ? first.group : context.group()
  const change = before && { ...context.change('formatted', group), before }
  const children = childrenOf(older, newer, inner, context)
  return { ...newer, ...(children && { children }), ...(hidden && { older: hidden }), ...(change && { change }) } as Block
}

function childrenOf(older: Block, newer: Block, inner: readonly Step[] | undefined, context: Context): readonly (Block | Inline)[] | undefined {
  if (inner) return merge(inner, context)
  if (!('children' in older) || !('children' in newer) || !HOLDS_INLINES.has(newer.type)) return undefined
  return mergeInlines([older.children as readonly Inline[]], [newer.children as readonly Inline[]], context, newer.type === 'code')[0]?.children
}

const HOLDS_INLINES = new Set<Block['type']>(['title', 'titleLine', 'heading', 'paragraph', 'tableCell', 'signatureLine', 'attachmentEntry', 'code'])

function mergeSplit(older: Paragraph, newer: readonly Paragraph[], context: Context): Block[] {
  const runs = mergeInlines([older.children], newer.map(({ children }) => children), context)
  return runs.map(({ children, endChange }, k) => {
    const hidden = k === 0 ? differences(older, newer[0] as Paragraph, HIDDEN) : undefined
    return { ...(newer[k] as Paragraph), children, ...(hidden && { older: hidden }), ...(endChange && { endChange }) }
  })
}

function mergeMerged(older: readonly Paragraph[], newer: Paragraph, context: Context): Block[] {
  const runs = mergeInlines(older.map(({ children }) => children), [newer.children], context)
  return runs.map(({ children, endChange }, k) => {
    const own = k === 0 ? newer : (older[k] as Paragraph)
    const hidden = k === 0 ? differences(older[0] as Paragraph, newer, HIDDEN) : undefined
    return { ...own, children, ...(hidden && { older: hidden }), ...(endChange && { endChange }) }
  })
}

/** Properties that a reader sees, by node type; those of files stand for their bytes. */
const VISIBLE: Readonly<Partial<Record<Block['type'], readonly (keyof OlderProperties)[]>>> = {
  heading: ['level', 'unnumbered'],
  paragraph: ['unnumbered'],
  list: ['kind', 'start', 'continues'],
  table: ['align'],
}
const HIDDEN: Readonly<Partial<Record<Block['type'], readonly (keyof OlderProperties)[]>>> = {
  heading: ['id'],
  paragraph: ['id'],
  listItem: ['id'],
  code: ['language'],
  signature: ['party'],
  attachmentEntry: ['target'],
  attachment: ['id', 'file', 'media', 'draft', 'sha256'],
}

function differences(older: Block, newer: Block, table: typeof VISIBLE): OlderProperties | undefined {
  const [was, is] = [older, newer] as unknown as [Record<string, unknown>, Record<string, unknown>]
  const isFile = older.type === 'attachment' && older.media !== 'markdown'
  const names = isFile ? (table === VISIBLE ? FILE : ['id' as const]) : (table[older.type] ?? [])
  const changed = names.filter((name) => JSON.stringify(was[name]) !== JSON.stringify(is[name]))
  if (isFile && table === VISIBLE && !changed.includes('sha256') && !changed.includes('file')) return undefined
  return changed.length === 0 ? undefined : (Object.fromEntries(changed.map((name) => [name, was[name] ?? null])) as OlderProperties)
}

const FILE = ['file', 'media', 'draft', 'sha256'] as const
