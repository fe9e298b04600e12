/** The order of the test files: those that take minutes first, so that no core waits at the end for one that began last. */
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Where independent readers open hundreds of files, and where copies are made again and again. */
const SLOW = ['docx/tracked-office', 'faults/faults', 'docx/tracked', 'sign/copies', 'read/hostile', 'check/', 'render/html/']

export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const found = SLOW.findIndex((part) => moduleId.includes(`/test/${part}`))
      return found === -1 ? SLOW.length : found
    }
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b))
  }
}
