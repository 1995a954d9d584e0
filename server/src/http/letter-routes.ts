import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Letter } from '../domain/letter-access.ts';
import { originAllowed, originOf } from '../domain/origins.ts';
import { mailLanguage, wordsIn } from '../mail/words.ts';
import { escape } from '../pages/escape.ts';
import { noticePage, type NoticeAction } from '../pages/notice-page.ts';
import { askingPolicy, letterPolicy } from './content-policies.ts';
import type { Site } from './site.ts';

interface LetterRequest {
  readonly Params: { readonly token: string };
}

/** Where the links of mails lead: to the conversation, and to where such mails are stopped. */
export function addLetterRoutes(app: FastifyInstance, site: Site): void {
  const { letters } = site.domain;
  app.get<LetterRequest>('/c/:token', async (request, reply) => {
    const letter = await letters.open(request.params.token);
    if (letter === null) return sendWords(request, reply.code(410), 'expired');
    return sendLetter(site, letter, reply);
  });
  app.get<LetterRequest>('/c/stop/:token', async (request, reply) => {
    const letter = await letters.stopping(request.params.token);
    if (letter === null) return sendWords(request, reply.code(410), 'expired');
    return sendWords(request, reply, 'stop', letter.inbox.name);
  });
  // A mail program posts a form, or parts of one; all that it says stands in the address.
  void app.register(async (scope) => {
    scope.addContentTypeParser('*', (_request, payload, done) => {
      payload.resume().on('end', () => done(null));
    });
    scope.post<LetterRequest>('/c/stop/:token', async (request, reply) => {
      const letter = await letters.stop(request.params.token);
      if (letter === null) return sendWords(request, reply.code(410), 'expired');
      site.domain.log.info({ conversation_id: letter.conversation_id }, 'follow-ups were stopped');
      return sendWords(request, reply, 'stopped');
    });
  });
}

async function sendLetter(site: Site, letter: Letter, reply: FastifyReply): Promise<FastifyReply> {
  const file = join(site.folders.widget, 'letter.html');
  if (!existsSync(file)) {
    reply.callNotFound();
    return reply;
  }
  const { inbox, contact } = letter;
  const home = homeOf(contact.context.page_url, inbox.allowed_origins);
  const said = { inbox: inbox.key, title: inbox.name, ...(home !== undefined && { home }) };
  const attributes = Object.entries(said).map(
    ([name, value]) => ` data-${name}="${escape(value)}"`,
  );
  const html = await readFile(file, 'utf8');
  return keepPrivate(reply)
    .header('content-security-policy', letterPolicy)
    .send(html.replace('<html', () => `<html${attributes.join('')}`));
}

/** The page that the visitor came from, where it is one of the owner's: a claim of the visitor's is not to lead anywhere else. */
function homeOf(page_url: string | null, allowed: readonly string[]): string | undefined {
  const origin = originOf(page_url ?? '');
  const known = allowed.length > 0 && origin !== undefined && originAllowed(allowed, origin);
  return known ? (page_url ?? undefined) : undefined;
}

type Notice = 'expired' | 'stop' | 'stopped';

function sendWords(
  request: FastifyRequest,
  reply: FastifyReply,
  what: Notice,
  inbox = '',
): FastifyReply {
  const language = mailLanguage(request.headers['accept-language']);
  const say = wordsIn(language);
  const action: NoticeAction | undefined = what === 'stop' ? { label: say('stop') } : undefined;
  const text = say(`${what}_text`, { inbox });
  return keepPrivate(reply)
    .header('content-security-policy', askingPolicy)
    .send(noticePage(language, say(`${what}_title`), text, action));
}

/** Such an address is a key: nobody keeps the page, and no other website is told where one came from. */
function keepPrivate(reply: FastifyReply): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .header('x-robots-tag', 'noindex');
}
