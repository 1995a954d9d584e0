import { limits } from '@porchlight/protocol';
import type { Plugin } from 'vite';

const use = /\blimits\.(\w+)\b/g;

/** `limits.x` by its number: a bundler keeps the whole object where one field of it is read. */
export function inlineLimits(): Plugin {
  return {
    name: 'porchlight:inline-limits',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /\/src\/.*\.tsx?$/, code: 'limits.' },
      handler: (code) => code.replace(use, (text, name: string) => numberOf(name) ?? text),
    },
  };
}

function numberOf(name: string): string | undefined {
  const value = Object.entries(limits).find(([key]) => key === name)?.[1];
  return typeof value === 'number' ? String(value) : undefined;
}
