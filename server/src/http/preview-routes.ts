import type { FastifyInstance } from 'fastify';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { previewPolicy } from './content-policies.ts';
import type { Site } from './site.ts';

const pages = { '/widget/preview': 'preview.html', '/widget/preview/panel': 'preview-panel.html' };

/** The console's preview of the widget: a website that is none, and its panel. Nothing there asks the server anything. */
export function addPreviewRoutes(app: FastifyInstance, site: Site): void {
  const root = site.folders.widget;
  const policy = previewPolicy(site.console_origins);
  for (const [path, file] of Object.entries(pages)) {
    app.get(path, (_request, reply) => {
      if (!existsSync(join(root, file))) return reply.callNotFound();
      return reply
        .header('content-security-policy', policy)
        .header('cache-control', 'no-cache')
        .sendFile(file, root, { cacheControl: false });
    });
  }
}
