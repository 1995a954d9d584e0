import type { InlineConfig } from 'vite';
import { designTokens } from './design-tokens.ts';
import { leanBundle } from './lean-bundle.ts';

const root = new URL('..', import.meta.url).pathname;

/** The loader's builds. What a page gets is one file each, and leaves no name behind but those it is known by. */
export const loaderFiles = {
  /** The script tag's: `window.porchlight`. */
  tag: { input: 'src/loader/main.ts', file: 'widget.js', format: 'iife' },
  /** In Chatwoot's place: `window.chatwootSDK`, with the loader in it. */
  chatwoot: { input: 'src/chatwoot/main.ts', file: 'packs/js/sdk.js', format: 'iife' },
  /** The loader's second stage, which it fetches where a page has proactive messages. */
  nudge: { input: 'src/nudge/nudge.ts', file: 'nudge.js', format: 'es' },
  /** The worker that shows notifications; it has to lie above the frame. */
  push: { input: 'src/push/worker.ts', file: 'push.js', format: 'iife' },
  /** For other people's bundlers: `@porchlight/widget/loader`. */
  module: { input: 'src/loader/load.ts', file: 'loader.js', format: 'es' },
} as const;

/** How one of them is built. */
export function loaderBuild(name: keyof typeof loaderFiles): InlineConfig {
  const { input, file, format } = loaderFiles[name];
  return {
    configFile: false,
    root,
    logLevel: 'warn',
    plugins: [designTokens(), leanBundle()],
    build: {
      target: 'es2022',
      cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
      emptyOutDir: false,
      // A library's imports are left as they are: the loader has no room for what Vite puts around them.
      ...(format === 'iife' && {
        lib: { entry: input, formats: [format], name: 'loader', fileName: () => file },
      }),
      rollupOptions: {
        input,
        preserveEntrySignatures: 'strict',
        output: { format, entryFileNames: file },
      },
    },
  };
}
