/**
 * lilla as a library: the stages that a draft goes through, in this order.
 *
 * 1. read      `read`: a Markdown file becomes the tree, with a message and a place for all that is wrong with it
 * 2. check     `checkFrontMatter`: the front matter against what its type asks for (the rules on the text come with `check`)
 * 3. compare   `compare`: two drafts become one tree that carries the changes, a redline; `accept` and `reject` give the drafts
 *    back, and `changeList` tells of each change
 * 4. number, analyse   `number`, `analyse`, `fingerprint`: what is derived from the tree and never stored in it
 * 5. render    `edit` gathers these with a house style (`readStyle`), and each of `formats` prints the edition
 *
 * Every stage is a function from data to data and returns a new tree; none reads the disk, the clock or the locale.
 * `build` runs them all on one file of the disk, as the command line does.
 */
export { read, type Input, type ReadOptions, type ReadResult } from './read/index.ts'
export { readType, type TemplateFiles } from './read/types.ts'
export { startingText, type Answers } from './read/starting-text.ts'
export { checkFrontMatter } from './validate/schema.ts'
export { compare, type CompareOptions } from './diff/index.ts'
export { accept, reject, viewOf, type Draft, type View } from './document/view.ts'
export { changeList, type ListedChange, type ListedKind, type Where } from './document/change-list.ts'
export { changesOf, type ChangeMark } from './document/changes.ts'
export { isRedline } from './document/redline.ts'
export { readTree, type TreeRead } from './read/tree-json.ts'
export { number, type Numbers } from './document/number.ts'
export { analyse, type Analysis } from './document/analyse.ts'
export { normalise } from './document/normalise.ts'
export { fingerprint, fingerprintText, printedFingerprint } from './document/fingerprint.ts'
export { readStyle, type Style, type StyleFiles } from './render/style.ts'
export { edit, type Edition } from './render/edition.ts'
export { formats, type FormatEntry } from './render/formats.ts'
export { build, type Built, type BuiltFile, type Job } from './commands/build-job.ts'
export { walk, childrenOf, plainText } from './document/tree.ts'
export type { Asset, Assets } from './document/assets.ts'
export type { Language, Message, Severity } from './document/message.ts'
export type { Meta } from './document/meta.ts'
export type { Format, Output } from './render/format.ts'
export type { LocalFile, Sources } from './document/sources.ts'
export type { AgreementType, ClauseItem, Question } from './document/type.ts'
export type { Block, Change, Document, Inline, Node, NodeOf, NodeType, Position } from './document/tree.ts'
