import type { Plugin } from 'vite';

const preload_helper = '\0vite/preload-helper.js';

/** What Vite brings along for this also waits for style sheets, of which the console has one, and costs five times as much. */
function helper(base: string): string {
  return `
    const asked = new Set();
    export const __vitePreload = (load, files = []) => {
      for (const file of files) {
        if (asked.has(file)) continue;
        asked.add(file);
        const link = document.createElement('link');
        link.rel = 'modulepreload';
        link.href = ${JSON.stringify(base)} + file;
        document.head.append(link);
      }
      return load();
    };`;
}

/** Has the browser fetch what a later part imports along with that part, and no more. */
export function leanPreload(): Plugin {
  let base = '/';
  return {
    name: 'porchlight:lean-preload',
    enforce: 'pre',
    configResolved: (config) => {
      base = config.base;
    },
    load: (id) => (id === preload_helper ? helper(base) : undefined),
  };
}
