import { readFileSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build, type InlineConfig, type Plugin } from 'vite';

const files: Readonly<Record<string, string>> = {
  '/widget/preview': 'preview.html',
  '/widget/preview/panel': 'preview-panel.html',
};

/**
 * Serves the widget's preview of itself, which the console shows in a frame, where the server would; and builds it beside the
 * built dev pages, as folders that any static host serves at those addresses.
 */
export function previewPages(): Plugin[] {
  return [serve(), buildBeside()];
}

function serve(): Plugin {
  return {
    name: 'porchlight:preview-pages',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const file = files[new URL(request.url ?? '/', 'http://dev').pathname];
        if (file === undefined) return next();
        const page = readFileSync(new URL(`../widget/${file}`, import.meta.url), 'utf8');
        const here = page.replace('"/src/', '"/widget/src/');
        server
          .transformIndexHtml(`/widget/${file}`, here)
          .then(
            (html) =>
              response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html),
            next,
          );
      });
    },
  };
}

function buildBeside(): Plugin {
  let folder = '';
  return {
    name: 'porchlight:built-preview-pages',
    apply: 'build',
    configResolved: ({ build: { outDir } }) => void (folder = outDir),
    closeBundle: async () => {
      // The widget's build is its own project, so types stop here.
      const script = new URL('../widget/build/page-build.ts', import.meta.url).href;
      const { pageBuild } = (await import(script)) as {
        pageBuild: (name: string, pages: string[]) => InlineConfig;
      };
      const preview = pageBuild('preview', Object.values(files));
      await build({ ...preview, build: { ...preview.build, outDir: join(folder, 'widget') } });
      for (const [path, file] of Object.entries(files).toReversed()) {
        const page = join(folder, path, 'index.html');
        await mkdir(dirname(page), { recursive: true });
        await rename(join(folder, 'widget', file), page);
      }
    },
  };
}
