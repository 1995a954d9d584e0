import type { Plugin } from 'vite';

const fallback = /@layer properties\s*\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}/;

/**
 * Leaves out what Tailwind says once more for browsers that don't know `@property`. Those that the console is built for all do,
 * and the thread's budget has better uses for 200 bytes.
 */
export function leanProperties(): Plugin {
  return {
    name: 'porchlight:lean-properties',
    apply: 'build',
    // After Tailwind, which is early itself.
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('/console.css')) return undefined;
      const lean = code.replace(fallback, '');
      if (lean === code) this.warn('Tailwind writes no such fallback any more');
      return { code: lean, map: null };
    },
  };
}
