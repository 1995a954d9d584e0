import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { type Plugin, type ViteDevServer, build } from 'vite';
import { loaderBuild } from './loader-build.ts';

/**
 * Serves the widget's addresses in development: `/widget/frame` with hot reload and `/widget.js` built at each request.
 * Everything else (the demo shop, the API) comes from the server by proxy.
 */
export function devPages(): Plugin {
  return {
    name: 'porchlight:dev-pages',
    apply: 'serve',
    configureServer(server) {
      const pages: Record<string, (response: ServerResponse) => Promise<void> | void> = {
        '/': (response) => void response.writeHead(302, { location: '/demo/' }).end(),
        '/widget.js': (response) => sendLoader(response, 'tag'),
        '/packs/js/sdk.js': (response) => sendLoader(response, 'chatwoot'),
        '/widget/frame': (response) => sendPage(server, response, 'frame.html'),
        '/widget/preview': (response) => sendPage(server, response, 'preview.html'),
        '/widget/preview/panel': (response) => sendPage(server, response, 'preview-panel.html'),
      };
      server.middlewares.use((request, response, next) => {
        const page = pages[new URL(request.url ?? '/', 'http://dev').pathname];
        if (page === undefined) next();
        else void answer(page, response, next);
      });
    },
  };
}

async function sendPage(server: ViteDevServer, response: ServerResponse, file: string) {
  const page = readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
  send(response, 'text/html', await server.transformIndexHtml(`/${file}`, page));
}

async function answer(
  page: (response: ServerResponse) => Promise<void> | void,
  response: ServerResponse,
  next: (error: unknown) => void,
): Promise<void> {
  try {
    await page(response);
  } catch (error) {
    next(error);
  }
}

function send(response: ServerResponse, type: string, body: string): void {
  response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body);
}

async function sendLoader(response: ServerResponse, name: 'tag' | 'chatwoot'): Promise<void> {
  const config = loaderBuild(name);
  const result = await build({ ...config, build: { ...config.build, write: false } });
  if (!('output' in result)) throw new Error('the loader is one bundle');
  send(response, 'text/javascript', result.output[0].code);
}
