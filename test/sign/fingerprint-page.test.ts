/** What docs/tekstavtrykk.md tells an archivist is true: its text is the text that is hashed, and its sum is what is printed. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openDraft } from '../../src/commands/open-draft.ts'
import { fingerprint, fingerprintText, printedFingerprint } from '../../src/document/fingerprint.ts'
import { folderWith } from '../cli/lilla.ts'

const page = readFileSync(new URL('../../docs/tekstavtrykk.md', import.meta.url), 'utf8')
const block = (pattern: RegExp): string => pattern.exec(page)?.[1] ?? ''

it('shows an agreement, its text and its sum as they are', () => {
  const draft = block(/^```markdown agreements\/eksempel\/2026-05-11\.md\n([\s\S]*?)^```$/mu)
  const text = block(/^```text tekst\.txt\n([\s\S]*?)^```$/mu)
  const attachment = '# Kostnadsfordeling\n\nPartene deler likt.\n'
  const cwd = folderWith({ 'eksempel/2026-05-11.md': draft, 'eksempel/vedlegg/kostnader.md': attachment })
  const { document } = openDraft({ path: join(cwd, 'eksempel/2026-05-11.md'), templates: 'templates', language: 'nb' })
  expect(document && fingerprintText(document)).toBe(text)
  const sum = createHash('sha256').update(text, 'utf8').digest('hex')
  expect(document && fingerprint(document)).toBe(sum)
  expect(page).toContain(`\n${sum}\n`)
  expect(page).toContain(`\`${printedFingerprint(sum)}\``)
})
