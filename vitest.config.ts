import { defineConfig } from 'vitest/config';

const nodeTests = (root: string) => ({
  test: { name: root, root, include: ['**/*.test.ts'], css: true },
});

// `pnpm unit` adds what must be said for all projects at once: three workers for the two cores that `npm test` has to do with, since
// those that start servers wait half of the time (166 s instead of 255); and that files share them, since a worker for each took a
// third of the time. So a test leaves nothing behind.
export default defineConfig({
  test: {
    // Packages with a config of their own (widget, console) bring their plugins and their page.
    projects: [
      'shared/*',
      'server',
      'widget',
      'console',
      nodeTests('e2e'),
      nodeTests('scripts'),
      nodeTests('.storybook'),
    ],
  },
});
