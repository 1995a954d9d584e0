import type { FastifyInstance, FastifyReply } from 'fastify';
import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The loader's second stage. */
const nudgePath = '/widget/nudge.js';

/** What a page needs to pin the loader. */
interface Release {
  readonly version: string;
  readonly url: string;
  /** Subresource integrity. */
  readonly integrity: string;
}

/**
 * The loader: `/widget.js` is always the newest and kept for minutes, `/widget/<version>/widget.js` never changes, and
 * `/widget/release.json` says its version and hash. `/packs/js/sdk.js` is where pages made for Chatwoot look for theirs.
 * Any page may load them.
 */
export function addLoaderRoutes(app: FastifyInstance, root: string): void {
  const release = readRelease(root);
  if (release === null) return;

  const send = (reply: FastifyReply, file: string, cache: string) =>
    openToAll(reply).header('cache-control', cache).sendFile(file, root, { cacheControl: false });

  const files = {
    '/widget.js': 'widget.js',
    '/packs/js/sdk.js': 'packs/js/sdk.js',
    [nudgePath]: 'nudge.js',
  };
  for (const [path, file] of Object.entries(files))
    app.get(path, (_request, reply) =>
      send(reply, file, 'public, max-age=300, stale-while-revalidate=86400'),
    );
  app.get(release.url, (_request, reply) =>
    send(reply, 'widget.js', 'public, max-age=31536000, immutable'),
  );
  app.get('/widget/release.json', (_request, reply) =>
    openToAll(reply).header('cache-control', 'no-cache').send(release),
  );
}

/** A script with an integrity hash is fetched by CORS, and a page may refuse what doesn't say that it is for others. */
function openToAll(reply: FastifyReply): FastifyReply {
  return reply
    .header('access-control-allow-origin', '*')
    .header('cross-origin-resource-policy', 'cross-origin');
}

/** Named by its content, so that two builds never share an address. */
function readRelease(root: string): Release | null {
  const file = join(root, 'widget.js');
  if (!existsSync(file)) return null;
  const bytes = readFileSync(file);
  const version = hash('sha256', bytes, 'hex').slice(0, 16);
  const integrity = `sha384-${hash('sha384', bytes, 'base64')}`;
  return { version, url: `/widget/${version}/widget.js`, integrity };
}
