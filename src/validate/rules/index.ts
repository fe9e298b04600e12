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
import { trm001 } from './trm-001-synonyms.ts'
import { trm002 } from './trm-002-unexplained.ts'
import { trm003 } from './trm-003-outdated-names.ts'
import { trm004 } from './trm-004-capitals.ts'
import { trm005 } from './trm-005-first-person.ts'
import { typ001 } from './typ-001-quotation-marks.ts'
import { typ002 } from './typ-002-unbalanced.ts'
import { typ003 } from './typ-003-ranges.ts'
import { typ004 } from './typ-004-spaced-hyphen.ts'
import { typ005 } from './typ-005-hard-spaces.ts'
import { typ006 } from './typ-006-thousands.ts'
import { typ007 } from './typ-007-abbreviations.ts'

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
  trm001,
  trm002,
  trm003,
  trm004,
  trm005,
  typ001,
  typ002,
  typ003,
  typ004,
  typ005,
  typ006,
  typ007,
]
