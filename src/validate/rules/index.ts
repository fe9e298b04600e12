/** All rules, in the order of their ids: a line for a new one, and nothing else to change. */
import type { Rule } from '../rule.ts'
import { org001, org002, org003 } from './org-identifiers.ts'
import { prt001 } from './prt-001-parties-missing.ts'
import { prt002 } from './prt-002-signers.ts'
import { prt003 } from './prt-003-name-variants.ts'
import { prt004 } from './prt-004-legal-person.ts'
import { prt005 } from './prt-005-statutory-names.ts'
import { prt006 } from './prt-006-ceased-parties.ts'
import { prt007 } from './prt-007-duties-of-others.ts'
import { prt008 } from './prt-008-only-some-parties.ts'
import { typ006 } from './typ-006-thousands.ts'

export const rules: readonly Rule[] = [
  org001,
  org002,
  org003,
  prt001,
  prt002,
  prt003,
  prt004,
  prt005,
  prt006,
  prt007,
  prt008,
  typ006,
]
