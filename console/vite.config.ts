import { limits } from '@porchlight/protocol';
import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { inlineTables } from '../scripts/inline-tables.ts';
import { shareHash } from '../scripts/share-hash.ts';
import { firstPaint } from './build/first-paint.ts';
import { leanPreload } from './build/lean-preload.ts';
import { leanProperties } from './build/lean-properties.ts';

const server = process.env['PORCHLIGHT_SERVER'] ?? 'http://localhost:3000';
const to_server = { target: server };

/** What only rare parts share would come with the sign-in, and bring along all that it imports, such as Base UI's popups. */
const rare =
  /\/features\/agents\/role-field\.tsx$|\/shared\/(?:overlays\/(?:modal-dialog|select)|choice-field|copy-tag|email|page|text-field|leave-dialog|use-leave-guard|use-kept|form-foot|inbox-paths)\.tsx?$|\/src\/(?:browser\/)?(?:files|file-icons|chosen-files|sweep-bytes)\.ts$/;

/** What the page begins with: whatever it fetches later finds them there. */
const of_the_start = /\/(?:rolldown-runtime|router|shared)-[^/]*$/;

function isOfMany(id: string): boolean {
  return /(?:client|protocol|console)\/src\//.test(id) && !rare.test(id);
}

export default defineConfig({
  base: '/console/',
  plugins: [
    react(),
    tailwind(),
    leanProperties(),
    firstPaint(),
    leanPreload(),
    inlineTables({ limits }),
    shareHash(),
  ],
  build: {
    manifest: true,
    target: 'es2023',
    // From here on browsers know light-dark(), which holds for any element and not only for the page, and relative colours.
    cssTarget: ['chrome123', 'firefox128', 'safari17.5'],
    // The server's policy allows no data: scripts or styles, and files are cached for ever by their name.
    assetsInlineLimit: 0,
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_, files, { hostType }) =>
        hostType === 'html' ? files : files.filter((file) => !of_the_start.test(file)),
    },
    rolldownOptions: {
      output: {
        // Most parts name a dozen others, and of a name it is the hash that can't be compressed.
        chunkFileNames: 'assets/[name]-[hash:7].js',
        // Left to itself each module that two parts share becomes a file, and forty small files compress badly.
        codeSplitting: {
          groups: [
            { name: 'router', test: /node_modules\/react-router\//, priority: 1 },
            { name: 'shared', test: isOfMany, minShareCount: 2 },
          ],
        },
      },
      onLog(level, log, write) {
        // Libraries mark their files for React's server components; here everything is a browser's.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') write(level, log);
      },
    },
  },
  server: {
    port: 5173,
    proxy: {
      '/api': to_server,
      '/socket': { ...to_server, ws: true },
      '/widget': to_server,
      '/demo': to_server,
      '/help': to_server,
    },
  },
  test: { name: 'console', environment: 'happy-dom', include: ['src/**/*.test.{ts,tsx}'] },
});
