/** How the tests run: two at a time, in processes of their own, and what was left out said at the end. */
import { defineConfig } from 'vitest/config'
import { LeftOut } from './test/left-out.ts'
import { SlowestFirst } from './test/slowest-first.ts'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    // Native add-ons and worker threads are under test; a process of its own bears a crash of either.
    pool: 'forks',
    // Modules are loaded once a worker, not once a file: no test changes what is shared, and it takes a fifth off the whole.
    isolate: false,
    // LibreOffice and Chromium run beside the tests, so more than two at a time only wait for each other.
    maxWorkers: 2,
    sequence: { sequencer: SlowestFirst },
    // Times are no part of any test; these only end what hangs.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: [new LeftOut(), 'default'],
  },
})
