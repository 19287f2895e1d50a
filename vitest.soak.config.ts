import { defineConfig } from 'vitest/config';

/** Long runs, outside `npm test`: `npm run soak`. */
export default defineConfig({
  test: {
    include: ['test/**/*.soak.ts'],
    testTimeout: 3_600_000,
    hookTimeout: 600_000,
  },
});
