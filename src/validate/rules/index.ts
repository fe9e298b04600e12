/** All rules, in the order of their ids: a line for a new one, and nothing else to change. */
import type { Rule } from '../rule.ts'
import { bel001, bel002 } from './bel-001-amounts.ts'
import { bel003 } from './bel-003-indexation.ts'
import { dat001, dat002 } from './dat-001-dates.ts'
import { dat003 } from './dat-003-past-years.ts'
import { dat004 } from './dat-004-start.ts'
import { dat005 } from './dat-005-early-start.ts'
import { dat006 } from './dat-006-deadlines.ts'
import { lov001, lov002, lov003, lov004 } from './lov-statutory-items.ts'
import { lov005 } from './lov-005-shares.ts'
import { lov006 } from './lov-006-deciding-organ.ts'
import { lov007 } from './lov-007-law-references.ts'
import { lov008 } from './lov-008-repealed-law.ts'
import { lov009 } from './lov-009-legal-basis.ts'
import { lov010 } from './lov-010-open-meetings.ts'
import { lov011 } from './lov-011-host-notice.ts'
import { lov012 } from './lov-012-adoption-contradiction.ts'
import { lov013 } from './lov-013-archive.ts'
import { ocr001, ocr004 } from './ocr-characters.ts'
import { ocr002, ocr003 } from './ocr-letters.ts'
import { off001, off003 } from './off-openness.ts'
import { off002 } from './off-002-identity-number.ts'
import { org001, org002, org003 } from './org-identifiers.ts'
import { prt001 } from './prt-001-parties-missing.ts'
import { prt002 } from './prt-002-signers.ts'
import { prt003 } from './prt-003-name-variants.ts'
import { prt004 } from './prt-004-legal-person.ts'
import { prt005 } from './prt-005-statutory-names.ts'
import { prt006 } from './prt-006-ceased-parties.ts'
import { prt007 } from './prt-007-duties-of-others.ts'
import { prt008 } from './prt-008-only-some-parties.ts'
import { prt009 } from './prt-009-decision-of-nobody.ts'
import { ref002, ref003, ref004 } from './ref-other-documents.ts'
import { ref005 } from './ref-005-cached-labels.ts'
import { red001, red002, red003 } from './red-marked-changes.ts'
import { sak001, sak002, sak003 } from './sak-header.ts'
import { sak004, sak005, sak006 } from './sak-content.ts'
import { sak007 } from './sak-007-same-decision.ts'
import { sig001, sig002, sig003, sig004, sig006 } from './sig-signing.ts'
import { sit001, sit002 } from './sit-quotations.ts'
import { sit003 } from './sit-003-marked-changes.ts'
import { spr001 } from './spr-001-spelling.ts'
import { spr002 } from './spr-002-doubled-words.ts'
import { spr003 } from './spr-003-grammar.ts'
import { spr004 } from './spr-004-mixed-forms.ts'
import { str001 } from './str-001-levels.ts'
import { str002 } from './str-002-unnumbered.ts'
import { str003 } from './str-003-gaps.ts'
import { str004 } from './str-004-placeholders.ts'
import { str005 } from './str-005-required-clauses.ts'
import { str006 } from './str-006-misplaced.ts'
import { str007 } from './str-007-torn.ts'
import { str008 } from './str-008-merged-heading.ts'
import { str009, str010 } from './str-009-heading-form.ts'
import { str011 } from './str-011-parallel-items.ts'
import { str012 } from './str-012-announced.ts'
import { str014 } from './str-014-typed-numbers.ts'
import { str015 } from './str-015-standard-clause.ts'
import { tal001, tal002 } from './tal-001-double-writing.ts'
import { tal003 } from './tal-003-mixed.ts'
import { tal004 } from './tal-004-copies.ts'
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
import { uuf003 } from './uuf-003-table-headers.ts'
import { vdl001, vdl002, vdl003 } from './vdl-attachments.ts'

export const rules: readonly Rule[] = [
  bel001,
  bel002,
  bel003,
  dat001,
  dat002,
  dat003,
  dat004,
  dat005,
  dat006,
  lov001,
  lov002,
  lov003,
  lov004,
  lov005,
  lov006,
  lov007,
  lov008,
  lov009,
  lov010,
  lov011,
  lov012,
  lov013,
  ocr001,
  ocr002,
  ocr003,
  ocr004,
  off001,
  off002,
  off003,
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
  prt009,
  red001,
  red002,
  red003,
  ref002,
  ref003,
  ref004,
  ref005,
  sak001,
  sak002,
  sak003,
  sak004,
  sak005,
  sak006,
  sak007,
  sig001,
  sig002,
  sig003,
  sig004,
  sig006,
  sit001,
  sit002,
  sit003,
  spr001,
  spr002,
  spr003,
  spr004,
  str001,
  str002,
  str003,
  str004,
  str005,
  str006,
  str007,
  str008,
  str009,
  str010,
  str011,
  str012,
  str014,
  str015,
  tal001,
  tal002,
  tal003,
  tal004,
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
  uuf003,
  vdl001,
  vdl002,
  vdl003,
]
