import { accessPaths, limits } from '@porchlight/protocol';
import type { Plugin } from 'vite';

const tables: Readonly<Record<string, Readonly<Record<string, unknown>>>> = { accessPaths, limits };
const use = /\b(accessPaths|limits)\.(\w+)\b/g;

/** `limits.x` by its number, `accessPaths.x` by its text: a bundler keeps the whole object where one field of it is read. */
export function inlineTables(): Plugin {
  return {
    name: 'porchlight:inline-tables',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /\/src\/.*\.tsx?$/, code: use },
      handler: (code) =>
        code.replace(use, (text, table: string, name: string) => literalOf(table, name) ?? text),
    },
  };
}

function literalOf(table: string, name: string): string | undefined {
  const value = tables[table]?.[name];
  return typeof value === 'object' ? undefined : JSON.stringify(value);
}
