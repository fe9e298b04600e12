/** Names at the end of a run the checks that were left out, so that a green run never claims more than it did. */
import type { Reporter, TestModule } from 'vitest/node'

export class LeftOut implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const names = modules.flatMap(leftOut)
    console.log(names.length === 0 ? '\nchecks left out: none' : `\nchecks left out: ${names.length}\n${names.map((name) => `  ${name}`).join('\n')}`)
  }
}

/** A suite that is skipped whole is named once, with the number of its tests. */
function leftOut(module: TestModule): string[] {
  const counts = new Map<string, number>()
  for (const test of module.children.allTests('skipped')) {
    const suite = test.parent.type === 'suite' && [...test.parent.children.allTests()].every((one) => one.result().state === 'skipped') ? test.parent : undefined
    const name = (suite ?? test).fullName
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts].map(([name, count]) => `${module.relativeModuleId}: ${name}${count > 1 ? ` (${count} checks)` : ''}`)
}
