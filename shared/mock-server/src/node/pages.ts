import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Serves the built widget, the built console and the demo shop at the real server's URLs. */
export interface Pages {
  /** `dress` is what becomes of HTML on its way. */
  readonly send: (
    path: string,
    response: ServerResponse,
    dress?: (html: string) => string,
  ) => Promise<void>;
}

/** Pages from the folders of the repository at `root`. In HTML `__INBOX_KEY__` becomes the key. */
export function createPages(root: string, inbox_key: string): Pages {
  return {
    async send(path, response, dress = (html) => html) {
      if (path === '/') return redirect(response, '/console');
      if (path === '/help/ticks') return redirect(response, '/help/ticks/en');
      const content = await firstFound(filesFor(root, path));
      if (content === undefined) {
        response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
        return void response.end('There is no such page. Was the product built? Try: pnpm build\n');
      }
      const type = types[extname(content.file)] ?? 'application/octet-stream';
      const isPage = extname(content.file) === '.html';
      const bytes = isPage
        ? dress(content.bytes.toString().replaceAll('__INBOX_KEY__', inbox_key))
        : content.bytes;
      response.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache' }).end(bytes);
    },
  };
}

/** The files that a path may mean, best first. */
function filesFor(root: string, path: string): string[] {
  const at = (folder: string, file: string) => join(root, folder, normalize(`/${file}`));
  const below = (folder: string) => path.slice(folder.length);
  if (path === '/widget.js' || /^\/widget\/[^/]+\/widget\.js$/.test(path)) {
    return [at('widget/dist', 'widget.js')];
  }
  if (path === '/packs/js/sdk.js') return [at('widget/dist', path)];
  if (path === '/widget/frame') return [at('widget/dist', 'frame.html')];
  if (path === '/widget/preview') return [at('widget/dist', 'preview.html')];
  if (path === '/widget/preview/panel') return [at('widget/dist', 'preview-panel.html')];
  if (path.startsWith('/widget/')) return [at('widget/dist', below('/widget'))];
  if (path.startsWith('/help/ticks/')) {
    return [at('widget/dist', `help/ticks.${below('/help/ticks/')}.html`)];
  }
  if (path === '/demo/tokens.css') return [at('shared/design/src', 'tokens.css')];
  if (path === '/demo' || path === '/demo/') return [at('server/demo', 'index.html')];
  if (path.startsWith('/demo/')) return [at('server/demo', below('/demo'))];
  if (path.startsWith('/console/assets/')) return [at('console/dist', below('/console'))];
  if (path === '/console' || path.startsWith('/console/')) {
    // A deep link is the console's own business.
    return [at('console/dist', below('/console')), at('console/dist', 'index.html')];
  }
  return [];
}

async function firstFound(
  files: readonly string[],
): Promise<{ file: string; bytes: Buffer } | undefined> {
  for (const file of files) {
    const bytes = await readFile(file).catch(() => undefined);
    if (bytes !== undefined) return { file, bytes };
  }
  return undefined;
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { location }).end();
}
