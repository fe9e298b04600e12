/** Which drafts a build is about: paths as given → drafts with the names of what they become. */
import { basename, dirname, resolve } from 'node:path'
import type { Message } from '../document/message.ts'
import { nearest } from '../document/suggest.ts'
import { entriesOf, kindOf, shown } from '../host.ts'
import { Refusal, type Terminal } from './command.ts'
import { safeName } from './names.ts'

export interface Draft {
  /** As the user knows it. */
  path: string
  /** The folder in which the file must lie when links are followed; absent where the user named the file itself. */
  within?: string
  /** Becomes `<slug>/<name>.<extension>`. */
  slug: string
  name: string
  /** Why it cannot be built. */
  refused?: Message
}

export interface Plan {
  drafts: readonly Draft[]
  /** How many there are in all shards. */
  found: number
  /** About what is passed over. */
  messages: readonly Message[]
}

export interface Shard {
  /** From 1. */
  index: number
  of: number
}

/** Folders of an agreement that hold no drafts of their own. */
const NO_DRAFTS = /^(?:vedlegg|node_modules|\..*)$/iu
const MARKDOWN = /\.(?:md|markdown)$/iu
const README = /^readme(?:\..*)?\.(?:md|markdown)$/iu

/**
 * Finds the drafts of `paths`, each a folder of agreements, an agreement's folder or a Markdown file. The order does not depend
 * on the order of the paths, so that shards agree on it.
 * @param leaveOut folders that are not looked into: the templates, and what was built before.
 */
export function plan(paths: readonly string[], leaveOut: readonly string[], terminal: Terminal, shard: Shard = { index: 1, of: 1 }): Plan {
  const found = new Map<string, Draft>()
  const messages: Message[] = []
  for (const path of paths) {
    for (const one of draftsOf(path, leaveOut.map((folder) => resolve(folder)), terminal, messages)) {
      const at = resolve(one.path)
      if (!found.has(at) || one.within === undefined) found.set(at, one)
    }
  }
  const all = [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
  const mine = (_: unknown, index: number) => index % shard.of === shard.index - 1
  return { drafts: withoutClashes(all, terminal).filter(mine), found: all.length, messages: shard.index === 1 ? messages : [] }
}

function draftsOf(path: string, leaveOut: readonly string[], terminal: Terminal, messages: Message[]): Draft[] {
  const kind = kindOf(path)
  if (kind === 'folder') return search(resolve(path), resolve(path), leaveOut, terminal, messages)
  if (kind === 'missing') throw missing(path, terminal)
  if (!MARKDOWN.test(path)) {
    throw new Refusal(
      terminal.say(`«${path}» er ikke en Markdown-fil (.md).`, `“${path}” is not a Markdown file (.md).`),
      terminal.say('Oppgi en .md-fil, mappen til en avtale eller en mappe med avtaler.', 'Name an .md file, the folder of an agreement or a folder of agreements.'),
    )
  }
  return [draft(resolve(path))]
}

function search(folder: string, root: string, leaveOut: readonly string[], terminal: Terminal, messages: Message[]): Draft[] {
  return entriesOf(folder).flatMap((entry) => {
    if (entry.kind === 'folder') {
      if (NO_DRAFTS.test(entry.name) || leaveOut.includes(entry.path)) return []
      if (!entry.link) return search(entry.path, root, leaveOut, terminal, messages)
      messages.push(linkedFolder(shown(entry.path), terminal))
      return []
    }
    return MARKDOWN.test(entry.name) && !README.test(entry.name) ? [{ ...draft(entry.path), within: root }] : []
  })
}

function draft(path: string): Draft {
  const name = safeName(basename(path).replace(MARKDOWN, ''))
  const folder = basename(dirname(path))
  return { path: shown(path), slug: folder === '' ? name : safeName(folder), name }
}

/** Two drafts that would be written over each other are both refused: which came last must not decide. */
function withoutClashes(drafts: readonly Draft[], terminal: Terminal): Draft[] {
  const outputs = new Map<string, Draft[]>()
  for (const one of drafts) outputs.set(outputOf(one), [...(outputs.get(outputOf(one)) ?? []), one])
  return drafts.map((one) => {
    const other = outputs.get(outputOf(one))?.find(({ path }) => path !== one.path)
    return other ? { ...one, refused: clash(one, other, terminal) } : one
  })
}

const outputOf = ({ slug, name }: Draft): string => `${slug}/${name}`

function clash(one: Draft, other: Draft, { say }: Terminal): Message {
  const output = outputOf(one)
  return {
    file: one.path,
    ruleId: 'BYG-001',
    severity: 'error',
    fatal: true,
    reason: say(
      `Filen ville blitt skrevet til «${output}», det samme stedet som «${other.path}».`,
      `The file would be written to “${output}”, the same place as “${other.path}”.`,
    ),
    remedy: say('Gi den ene filen eller mappen et annet navn.', 'Rename one of the files or folders.'),
  }
}

function linkedFolder(path: string, { say }: Terminal): Message {
  return {
    file: path,
    ruleId: 'BYG-006',
    severity: 'warning',
    reason: say('Mappen er en lenke og blir ikke fulgt.', 'The folder is a link and is not followed.'),
    remedy: say('Oppgi mappen som lenken fører til, om den skal være med.', 'Name the folder that the link leads to, if it is to be built.'),
  }
}

/** Said of a path that leads nowhere, with one that does. */
export function missing(path: string, terminal: Terminal, remedy = whereToLook(terminal)): Refusal {
  const { say } = terminal
  const folder = dirname(resolve(path))
  const near = kindOf(folder) === 'folder' ? nearest(basename(path), entriesOf(folder).map(({ name }) => name)) : undefined
  const guess = near === undefined ? '' : say(` Mente du «${shown(resolve(folder, near))}»?`, ` Did you mean “${shown(resolve(folder, near))}”?`)
  return new Refusal(say(`Finner ikke «${path}».${guess}`, `Cannot find “${path}”.${guess}`), remedy)
}

const whereToLook = ({ say }: Terminal): string =>
  say(
    `Du står i «${resolve('.')}». Gå til mappen der avtalene ligger, oppgi en fil eller mappe som finnes, eller lag en ny avtale med «lilla new».`,
    `You are in “${resolve('.')}”. Go to the folder of the agreements, name a file or folder that exists, or make an agreement with “lilla new”.`,
  )

/** Where nothing is found: wrong use when the paths were `given`, and no fault in a folder that is still empty. */
export function tellNothing(paths: readonly string[], given: boolean, terminal: Terminal): void {
  const nothing = nothingIn(paths, terminal)
  if (given) throw nothing
  terminal.talk(nothing.message)
  terminal.talk(`  ${terminal.say('Råd:', 'Remedy:')} ${nothing.remedy}`)
}

function nothingIn(paths: readonly string[], { say }: Terminal): Refusal {
  const list = paths.map((path) => say(`«${path}»`, `“${path}”`)).join(', ')
  return new Refusal(
    say(`Det er ingen utkast i ${list}.`, `There are no drafts in ${list}.`),
    say('Et utkast er en fil som slutter på .md, utenfor mappen «vedlegg». Lag et med «lilla new», eller oppgi en annen mappe.', 'A draft is a file that ends with .md, outside of the folder “vedlegg”. Make one with “lilla new”, or name another folder.'),
  )
}
