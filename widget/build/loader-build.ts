import type { InlineConfig } from 'vite';
import { designTokens } from './design-tokens.ts';

const root = new URL('..', import.meta.url).pathname;

/** How the loader is built: one classic script, `widget.js`, that leaves no name behind. */
export function loaderBuild(): InlineConfig {
  return {
    configFile: false,
    root,
    logLevel: 'warn',
    plugins: [designTokens()],
    build: {
      target: 'es2022',
      cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
      emptyOutDir: false,
      rollupOptions: {
        input: 'src/loader/main.ts',
        output: { format: 'iife', entryFileNames: 'widget.js' },
      },
    },
  };
}
