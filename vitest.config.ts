import { defineConfig } from 'vitest/config';

const nodeTests = (root: string) => ({
  test: { name: root, root, include: ['**/*.test.ts'], css: true },
});

// `pnpm unit` adds what must be said for all projects at once: two workers, since by default one core stays free, which is
// half of the machine that `npm test` has to do with; and that files share them, since a worker for each took a third
// of the time. So a test leaves nothing behind.
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
