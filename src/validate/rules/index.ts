/** All rules, in the order of their ids: a line for a new one, and nothing else to change. */
import type { Rule } from '../rule.ts'
import { typ006 } from './typ-006-thousands.ts'

export const rules: readonly Rule[] = [typ006]
