import { accessPaths, limits } from '@porchlight/protocol';
import { defineConfig } from 'vitest/config';
import { designTokens } from './build/design-tokens.ts';
import { devPages } from './build/dev-pages.ts';
import { helpPages } from './build/help-pages.ts';
import { inlineTables } from '../scripts/inline-tables.ts';
import { shareHash } from '../scripts/share-hash.ts';
import { leanBundle } from './build/lean-bundle.ts';

const server = process.env['PORCHLIGHT_SERVER'] ?? 'http://localhost:3000';

const react = new URL('src/react.ts', import.meta.url).pathname;

/** The frame app. Written as React, run by Preact. */
export default defineConfig({
  base: '/widget/',
  plugins: [
    designTokens(),
    inlineTables({ accessPaths, limits }),
    leanBundle(),
    devPages(),
    helpPages(),
    shareHash(),
  ],
  resolve: {
    alias: { react, 'react-dom': react },
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: 'es2022',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    manifest: true,
    // The page names what its script needs at once; nothing is fetched ahead for parts that come later.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_file, files, { hostType }) => (hostType === 'html' ? files : []),
    },
    assetsInlineLimit: 0,
    rollupOptions: {
      input: 'frame.html',
      // Left alone, the bundler parts what the frame needs at once into several files, which compress less well.
      output: {
        chunkFileNames: 'assets/[name]-[hash:7].js',
        codeSplitting: {
          groups: [
            { name: 'file-rules', test: /\/src\/(?:files|file-icons)\.ts$/, priority: 2 },
            { name: 'frame', test: /frame\/main\.tsx$/, priority: 1 },
          ],
        },
      },
    },
  },
  server: {
    port: 5174,
    strictPort: true,
    proxy: {
      '/api': server,
      '/demo': server,
      '/help': server,
      '/socket': { target: server, ws: true },
    },
  },
  test: { name: 'widget' },
});
