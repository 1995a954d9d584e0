import type { Plugin } from 'vite';

/** Tables of constants, by the names under which code reads them. */
type Tables = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** `limits.x` by its value: a bundler keeps the whole object where one field of it is read. */
export function inlineTables(tables: Tables): Plugin {
  const use = new RegExp(String.raw`\b(${Object.keys(tables).join('|')})\.(\w+)\b`, 'g');
  return {
    name: 'porchlight:inline-tables',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /\/src\/.*\.tsx?$/, code: use },
      handler: (code) =>
        code.replace(use, (text, table: string, name: string) => {
          const literal = JSON.stringify(tables[table]?.[name]) as string | undefined;
          return literal === undefined ? text : `(${literal})`;
        }),
    },
  };
}
