/** Turns links to named places into links to pages: the names of a file that is set into another would be lost. */
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFString, type PDFDocument, type PDFObject } from './pdf-lib.ts'

const name = PDFName.of

/** The places of a file by their names, from the name tree and from the older dictionary. */
export function namedTargets({ catalog }: PDFDocument): ReadonlyMap<string, PDFObject> {
  const targets = new Map<string, PDFObject>()
  const old = catalog.lookup(name('Dests'))
  const add = (key: string, target: PDFObject | undefined): void => {
    const place = target instanceof PDFDict ? target.lookup(name('D')) : target
    if (place) targets.set(key, place)
  }
  if (old instanceof PDFDict) for (const [key] of old.entries()) add(key.decodeText(), old.lookup(key))
  const names = catalog.lookup(name('Names'))
  const waiting = [names instanceof PDFDict ? names.lookup(name('Dests')) : undefined]
  const seen = new Set<PDFObject>()
  while (waiting.length > 0) {
    const node = waiting.pop()
    if (!(node instanceof PDFDict) || seen.has(node)) continue
    seen.add(node)
    const entries = node.lookup(name('Names'))
    for (let i = 0; entries instanceof PDFArray && i + 1 < entries.size(); i += 2) {
      const key = entries.lookup(i)
      if (key instanceof PDFString || key instanceof PDFHexString) add(key.decodeText(), entries.lookup(i + 1))
    }
    const kids = node.lookup(name('Kids'))
    if (kids instanceof PDFArray) waiting.push(...kids.asArray().map((_, i) => kids.lookup(i)))
  }
  return targets
}

/** Replaces the name that a link leads to by the place; a name that leads nowhere is taken off. */
export function resolveTarget(link: PDFDict, targets: ReadonlyMap<string, PDFObject>): void {
  const action = link.lookup(name('A'))
  const [holder, key] = action instanceof PDFDict ? [action, name('D')] : [link, name('Dest')]
  const target = holder.lookup(key)
  const named = target instanceof PDFName || target instanceof PDFString || target instanceof PDFHexString ? target.decodeText() : undefined
  if (named === undefined) return
  const place = targets.get(named)
  if (place) holder.set(key, place)
  else holder.delete(key)
}
