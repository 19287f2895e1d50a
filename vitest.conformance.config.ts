import { defineConfig } from 'vitest/config';

/** The suite against an implementation, or against the simulators: `npm run conformance`. */
export default defineConfig({
  test: {
    include: ['test/**/*.conformance.ts'],
    testTimeout: 60_000,
    hookTimeout: 3_600_000,
    reporters: ['verbose'],
  },
});
