import type { InlineConfig } from 'vite';
import { designTokens } from './design-tokens.ts';
import { leanBundle } from './lean-bundle.ts';

const root = new URL('..', import.meta.url).pathname;
const react = new URL('../src/react.ts', import.meta.url).pathname;

/** How pages beside the frame are built (the console's preview, where a mail leads): apart, so that the frame shares nothing with them. */
export function pageBuild(name: string, input: string[]): InlineConfig {
  return {
    configFile: false,
    root,
    base: '/widget/',
    logLevel: 'warn',
    plugins: [designTokens(), leanBundle()],
    resolve: { alias: { react, 'react-dom': react } },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      target: 'es2022',
      cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
      emptyOutDir: false,
      modulePreload: false,
      assetsInlineLimit: 0,
      manifest: `.vite/${name}.json`,
      rollupOptions: { input, output: { chunkFileNames: 'assets/[name]-[hash:7].js' } },
    },
  };
}
