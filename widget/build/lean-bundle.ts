import type { Plugin } from 'vite';

const preloadHelper = '\0vite/preload-helper.js';

/** Takes Vite's preloading of later chunks out: ours have nothing to preload, and it costs as much as a language. */
export function leanBundle(): Plugin {
  return {
    name: 'porchlight:lean-bundle',
    enforce: 'pre',
    load: (id) =>
      id === preloadHelper ? 'export const __vitePreload = (load) => load();' : undefined,
  };
}
