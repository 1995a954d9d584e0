import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const files: Readonly<Record<string, string>> = {
  '/widget/preview': 'preview.html',
  '/widget/preview/panel': 'preview-panel.html',
};

/** Serves the widget's preview of itself, which the console shows in a frame, where the server would. */
export function previewPages(): Plugin {
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
