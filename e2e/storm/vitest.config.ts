import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// Storms take half a minute and both cores, so they are not among the unit tests, which run together.
export default defineConfig({
  test: { root: join(import.meta.dirname, '../..'), include: ['e2e/storm/**/*.storm.ts'] },
});
