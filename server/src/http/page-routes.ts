import fastifyStatic from '@fastify/static';
import { TICKS_PAGE_PATH } from '@porchlight/design';
import { languagesFor, languagesIn, noFirstContact } from '@porchlight/protocol';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { originAllowed, originOf } from '../domain/origins.ts';
import { mailLanguage, mailLanguages } from '../mail/words.ts';
import { pageMessages } from '../pages/messages.ts';
import { noticePage } from '../pages/notice-page.ts';
import { consolePolicy, helpPolicy, noticePolicy } from './content-policies.ts';
import { addDemoRoutes } from './demo-routes.ts';
import { framePage } from './frame-page.ts';
import { addLoaderRoutes } from './loader-routes.ts';
import { addPreviewRoutes } from './preview-routes.ts';
import { isOwnOrigin, socketOrigin, type Site } from './site.ts';

/** Hashed names never change what they hold. */
const forEver = { maxAge: '365d', immutable: true } as const;

/** The pages: console, widget's frame and loader, demo. Files go out as they were compressed when they were built. */
export async function addPageRoutes(app: FastifyInstance, site: Site): Promise<void> {
  const { folders } = site;
  await app.register(fastifyStatic, { root: folders.demo, serve: false, preCompressed: true });
  await addAssets(app, '/console/assets/', join(folders.console, 'assets'));
  await addAssets(app, '/widget/assets/', join(folders.widget, 'assets'));
  app.get('/', (_request, reply) => reply.redirect('/console'));
  const page = (request: FastifyRequest, reply: FastifyReply) => sendConsole(site, request, reply);
  app.get('/console', page);
  app.get('/console/*', page);
  app.get<FrameRequest>('/widget/frame', (request, reply) => sendFrame(site, request, reply));
  app.get('/widget/push.js', (request, reply) =>
    existsSync(join(folders.widget, 'push.js'))
      ? sendPage(reply, 'push.js', folders.widget)
      : sendNotice(request, reply, 503, 'not_built'),
  );
  addTicksPage(app, folders.widget);
  addPreviewRoutes(app, site);
  addLoaderRoutes(app, folders.widget);
  await addDemoRoutes(app, site);
}

interface FrameRequest {
  /** The attributes of the script tag. */
  readonly Querystring: Readonly<Record<string, unknown>>;
}

/** What each tick means, in each of our languages; without one, in the browser's. */
function addTicksPage(app: FastifyInstance, root: string): void {
  app.get<LanguageRequest>(TICKS_PAGE_PATH, ({ headers, query }, reply) => {
    const language = mailLanguage(String(query.lang ?? headers['accept-language']));
    return reply.header('vary', 'accept-language').redirect(`${TICKS_PAGE_PATH}/${language}`);
  });
  for (const language of mailLanguages) {
    const file = `help/ticks.${language}.html`;
    app.get(`${TICKS_PAGE_PATH}/${language}`, (request, reply) => {
      if (!existsSync(join(root, file))) return sendNotice(request, reply, 503, 'not_built');
      reply.header('content-security-policy', helpPolicy);
      return sendPage(reply, file, root);
    });
  }
}

interface LanguageRequest {
  readonly Querystring: { readonly lang?: string | readonly string[] };
}

async function addAssets(app: FastifyInstance, prefix: string, root: string): Promise<void> {
  await app.register(fastifyStatic, {
    root,
    prefix,
    index: false,
    decorateReply: false,
    preCompressed: true,
    ...forEver,
  });
}

/** The console's one page, for every path under `/console`: it finds its own way. */
function sendConsole(site: Site, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const root = site.folders.console;
  if (!existsSync(join(root, 'index.html'))) return sendNotice(request, reply, 503, 'not_built');
  reply.header('content-security-policy', consolePolicy(socketOrigin(site, request)));
  return sendPage(reply, 'index.html', root);
}

async function sendFrame(
  site: Site,
  request: FastifyRequest<FrameRequest>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  // Websites that isolate themselves (COEP) show only frames that say they are for others, and do the same.
  reply.header('cross-origin-resource-policy', 'cross-origin');
  reply.header('cross-origin-embedder-policy', 'credentialless');
  // As a window of its own it has to hear from the frame that has opened it, on another website's page.
  reply.header('cross-origin-opener-policy', 'unsafe-none');
  const inbox = await site.domain.visitors.inboxOf(String(request.query['inbox']));
  if (inbox === null) {
    site.domain.log.info({ code: 'unknown_inbox' }, 'widget refused');
    return sendNotice(request, reply, 404, 'unknown_inbox');
  }
  const website = originOf(request.headers.referer ?? '');
  // The frame itself opens its window, and is on our own page; whose page the frame is on was judged when it came.
  const isAllowed =
    website === undefined ||
    isOwnOrigin(site, request, website) ||
    originAllowed(inbox.allowed_origins, website);
  if (!isAllowed) {
    // The policy would refuse this website too, but with the browser's picture instead of a sentence.
    site.domain.log.info({ code: 'origin_not_allowed' }, 'widget refused');
    return sendNotice(request, reply, 403, 'origin_not_allowed');
  }
  const { query } = request;
  const { lang = request.headers['accept-language'] ?? '' } = query;
  const first_contact = inbox.first_contact ?? noFirstContact;
  const languages = languagesFor(first_contact, languagesIn(String(lang)));
  const chat = {
    languages,
    first: await site.domain.visitors.firstContact(inbox, languages),
    language: first_contact.languages.length > 0 ? languages[0] : undefined,
    faces: site.domain.visitors.facesOf(inbox),
  };
  const source = socketOrigin(site, request);
  const page = await framePage(site.folders.widget, inbox, query, source, chat);
  if (page === null) return sendNotice(request, reply, 503, 'not_built');
  reply.header('content-security-policy', page.policy).header('vary', 'accept-language');
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page.html);
}

function sendPage(reply: FastifyReply, file: string, root: string): FastifyReply {
  return reply.header('cache-control', 'no-cache').sendFile(file, root, { cacheControl: false });
}

function sendNotice(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  what: 'unknown_inbox' | 'origin_not_allowed' | 'not_built',
): FastifyReply {
  const language = mailLanguage(request.headers['accept-language']);
  const words = pageMessages(language);
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('content-security-policy', noticePolicy)
    .header('cache-control', 'no-store')
    .send(noticePage(language, words[`${what}_title`], words[`${what}_text`]));
}
