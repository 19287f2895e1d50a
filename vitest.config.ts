import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // A test takes a few seconds at most; on a machine that is shared by many, twenty times as long.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Most tests of the whole system wait for processes and sockets.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'rooms',
          // Nothing in the rooms keeps state between tests, so files may share a process: loading was half of the time.
          isolate: false,
          include: ['src/**/*.test.ts', 'conformance/**/*.test.ts', 'specs/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'system',
          include: ['test/**/*.test.ts'],
          globalSetup: ['test/global-setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'examples',
          // Published clients wait by real timers: a moment in which the machine stands still is not theirs.
          retry: 2,
          include: ['examples/**/*.test.ts'],
          globalSetup: ['test/global-setup.ts'],
        },
      },
    ],
  },
});
