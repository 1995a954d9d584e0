import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, basename, join } from 'node:path';
import { demoPolicy } from './content-policies.ts';
import type { Site } from './site.ts';

/** A small website with the widget of the first inbox on it. */
export async function addDemoRoutes(app: FastifyInstance, site: Site): Promise<void> {
  const { demo, tokens_css } = site.folders;
  const send = (file: string) => (_request: unknown, reply: FastifyReply) =>
    sendPage(site, join(demo, file), reply);

  app.get('/demo', (_request, reply) => reply.redirect('/demo/'));
  app.get('/demo/', send('index.html'));
  for (const file of readdirSync(demo).filter((name) => name.endsWith('.html'))) {
    app.get(`/demo/${file}`, send(file));
  }
  app.get('/demo/tokens.css', (_request, reply) =>
    reply.sendFile(basename(tokens_css), dirname(tokens_css)),
  );
  await app.register(fastifyStatic, {
    root: demo,
    prefix: '/demo/',
    index: false,
    decorateReply: false,
  });
}

async function sendPage(
  { domain }: Site,
  file: string,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const html = await readFile(file, 'utf8');
  const key = await firstInboxKey(domain.store);
  return (
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', demoPolicy)
      // The chat on it may open in a window of its own.
      .header('cross-origin-opener-policy', 'same-origin-allow-popups')
      .header('cache-control', 'no-cache')
      .send(html.replaceAll('__INBOX_KEY__', key))
  );
}

async function firstInboxKey(store: Site['domain']['store']): Promise<string> {
  const [account_id = ''] = await store.accounts();
  const inboxes = await store.read.inboxes(account_id);
  return inboxes.find((inbox) => inbox.kind === 'website')?.key ?? '';
}
