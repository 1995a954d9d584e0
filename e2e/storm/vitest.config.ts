import { defineConfig } from 'vitest/config';

// Storms take half a minute and both cores, so they are not among the unit tests, which run together.
export default defineConfig({
  test: { root: import.meta.dirname, include: ['**/*.storm.ts'], fileParallelism: false },
});
