import { globSync } from 'node:fs';

const skipped = new Set(['node_modules', 'dist', '.tsbuild', '.git', 'coverage', 'test-results']);

/**
 * Every TypeScript source under `root`, as sorted paths relative to it with forward slashes.
 * A folder with a dot is only looked into where it is named. Asks the disk, not git: the checks must also run in an unpacked archive.
 */
export function sourceFiles(root: string): string[] {
  return globSync(['**/*.{ts,tsx}', '.storybook/**/*.{ts,tsx}'], {
    cwd: root,
    exclude: (name) => skipped.has(name),
  })
    .map((path) => path.replaceAll('\\', '/'))
    .toSorted();
}
