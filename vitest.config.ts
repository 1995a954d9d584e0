import { defineConfig } from 'vitest/config';

const nodeTests = (root: string) => ({
  test: { name: root, root, include: ['**/*.test.ts'], css: true },
});

export default defineConfig({
  test: {
    // By default one core stays free, which is half of the machine that `npm test` has to do with.
    maxWorkers: 2,
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
