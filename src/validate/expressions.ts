/** The expressions that a rule looks for, from `templates/språk/uttrykk.yaml`. */
import type { Subject } from './rule.ts'

interface Row {
  regel: string
  slag: string
  uttrykk: readonly string[]
}

/** @returns the expressions of one kind for one rule, in both written forms. */
export function expressionsOf({ rows }: Pick<Subject, 'rows'>, rule: string, kind: string): readonly string[] {
  const found = rows<Row>('uttrykk').find(({ regel, slag }) => regel === rule && slag === kind)
  if (!found) throw new Error(`uttrykk.yaml has no row ${rule} ${kind}`)
  return found.uttrykk
}
