import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    reporters: ['default', './scripts/test/summary-reporter.mjs'],
    projects: [
      {
        test: {
          name: 'unit',
          // A worker's files share its modules, and so its PostgreSQL servers, each of which takes a second to start: half
          // the time of all unit tests. What a module keeps between files is keyed by ids that no two tests share.
          isolate: false,
          // As many as the cores of a small computer: left to itself it is one less.
          maxWorkers: 2,
          include: [
            'src-*/**/*.test.ts',
            'scripts/**/*.test.ts',
            'test/integration/**/*.test.ts',
            'test/crash/**/*.test.ts',
            'test/model/**/*.test.ts',
          ],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.e2e.ts'],
          globalSetup: ['test/e2e/support/set-up.ts'],
          // Each spec starts the application and a browser of its own; two cores carry two.
          maxWorkers: 2,
          // After the unit tests, whose workers are another kind.
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
