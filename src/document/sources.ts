/** What the pure stages may ask of the world: the clause library and the files beside a document. `host.ts` answers. */

export type LocalFile =
  | { found: true; bytes: Uint8Array }
  /** Why not: nothing there, a path out of the agreement's folder (also through a link), or over the size limit. */
  | { found: false; why: 'missing' | 'outside' | 'too-large' }

export interface Sources {
  /** Text of `templates/clauses/<name>.md`, or of `nn/<name>.md` where nynorsk is asked for and there is one; undefined when there is none. */
  clause: (name: string, form?: 'nb' | 'nn') => { path: string; bytes: Uint8Array } | undefined
  clauseNames: () => readonly string[]
  /** A file by its path relative to the document's own file; never outside that file's folder. */
  file: (relative: string) => LocalFile
}
