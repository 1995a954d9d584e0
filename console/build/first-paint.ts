import { build, type Plugin } from 'vite';

const entry = new URL('../src/first-paint.ts', import.meta.url).pathname;

/**
 * Puts `src/first-paint.ts` into the page's head as a script of its own that holds up the first paint: a module would
 * come after it, and the page would flash. A file, because the policy allows no inline scripts; its name carries a hash,
 * because files are cached for ever. In development it is a module, and may flash.
 */
export function firstPaint(): Plugin {
  let base = '/';
  let file: string | undefined;
  return {
    name: 'porchlight:first-paint',
    configResolved(config) {
      base = config.base;
    },
    async generateBundle() {
      const id = this.emitFile({
        type: 'asset',
        name: 'first-paint.js',
        source: await bundled(),
      });
      file = this.getFileName(id);
    },
    transformIndexHtml: {
      order: 'post',
      handler: () => [
        {
          tag: 'script',
          attrs: file === undefined ? { type: 'module', src: entry } : { src: base + file },
          injectTo: 'head',
        },
      ],
    },
  };
}

/** The script as one piece without imports. */
async function bundled(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2023',
      modulePreload: false,
      rolldownOptions: { input: entry, output: { format: 'iife' } },
    },
  });
  const [chunk] = 'output' in built ? built.output : [];
  if (chunk?.type !== 'chunk') throw new Error('src/first-paint.ts was not built');
  return chunk.code;
}
