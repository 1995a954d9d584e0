import {
  limits,
  type Attachment,
  type Conversation,
  type Inbox,
  type Status,
} from '@porchlight/protocol';
import { sourceIdSchema, statusSchema } from '@porchlight/protocol/schemas';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Caller } from '../../domain/caller.ts';
import type { Domain } from '../../domain/create-domain.ts';
import type { MessageRange, NumberedMessage } from '../../domain/number-store.ts';
import { conversationOf } from './v1-conversations.ts';
import { takeTimeFor } from '../patience.ts';
import { openV1Desk, v1Number, type V1Desk } from './v1-desk.ts';
import { readV1Form } from './v1-form.ts';
import { contactJson, messageJson, type V1Thread } from './v1-json.ts';
import { sendV1NotFound, sendV1Rejection } from './v1-problem.ts';
import { richFromV1, v1ContentSchema } from './v1-rich.ts';

const newMessageSchema = v1ContentSchema.extend({
  content: z.string(),
  message_type: z.enum(['incoming', 'outgoing']).default('outgoing'),
  private: z.boolean().default(false),
  source_id: sourceIdSchema.nullish(),
  echo_id: z.union([z.string(), z.number()]).exactOptional(),
});

/** The same in a form, where everything is text. */
const formMessageSchema = newMessageSchema.extend({
  content: z.string().default(''),
  private: z.stringbool().default(false),
});

const reportSchema = z.object({
  status: z.string().exactOptional(),
  external_error: z.string().nullish(),
});

/** Messages in one page, as Chatwoot has it: the newest or those before one, and those after one. */
const pageSize = 20;
const pageAfter = 100;

interface OfConversation {
  readonly Params: { readonly conversation_id: string };
}

interface OfMessage {
  readonly Params: { readonly conversation_id: string; readonly message_id: string };
}

/** Messages: read, written by either side, and reported on by their provider. */
export function addV1Messages(app: FastifyInstance, domain: Domain): void {
  const path = '/conversations/:conversation_id/messages';

  app.get<OfConversation & { Querystring: { before?: string; after?: string } }>(
    path,
    async (request, reply) => {
      const desk = await openV1Desk(domain, request, reply);
      if (desk === null) return reply;
      const thread = await threadOf(desk, request.params.conversation_id);
      return thread === null ? sendV1NotFound(reply) : showPage(desk, thread, request.query);
    },
  );

  app.post<OfConversation>(path, async (request, reply) => {
    const desk = await openV1Desk(domain, request, reply);
    if (desk === null) return reply;
    if (!request.isMultipart()) {
      const body = desk.read(newMessageSchema);
      if (!body) return reply;
      const thread = await threadOf(desk, request.params.conversation_id);
      return thread === null ? sendV1NotFound(reply) : createMessage(desk, thread, body);
    }
    const thread = await threadOf(desk, request.params.conversation_id);
    if (thread === null) return sendV1NotFound(reply);
    const form = await readV1Form(desk, request, thread.conversation).finally(takeTimeFor(request));
    if (!form.ok) return sendV1Rejection(reply, form);
    const body = desk.read(formMessageSchema, form.fields);
    return body ? createMessage(desk, thread, body, form.files) : reply;
  });

  app.patch<OfMessage>(`${path}/:message_id`, async (request, reply) => {
    const desk = await openV1Desk(domain, request, reply);
    const body = desk?.read(reportSchema);
    if (!desk || !body) return reply;
    const thread = await threadOf(desk, request.params.conversation_id);
    if (thread === null) return sendV1NotFound(reply);
    if (inboxOf(thread)?.kind !== 'api') return sendNoProvider(reply);
    const known = await messageOf(desk, thread.conversation, request.params.message_id);
    return known === null ? sendV1NotFound(reply) : report(desk, thread, known, body);
  });
}

async function threadOf(desk: V1Desk, text: string): Promise<V1Thread | null> {
  const conversation = await conversationOf(desk, text);
  return conversation === null ? null : desk.thread(conversation);
}

function inboxOf({ inboxes, conversation }: V1Thread): Inbox | undefined {
  return inboxes.find(({ id }) => id === conversation.inbox_id);
}

async function messageOf(
  { domain, caller }: V1Desk,
  conversation: Conversation,
  text: string | undefined,
): Promise<NumberedMessage | null> {
  // A place in the feed, of which there are more than of anything else.
  const number = v1Number(text, Number.MAX_SAFE_INTEGER);
  if (number === null) return null;
  const found = await domain.store.numbers.message(caller.principal.account_id, number);
  return found?.message.conversation_id === conversation.id ? found : null;
}

async function showPage(
  desk: V1Desk,
  thread: V1Thread,
  { before, after }: { before?: string; after?: string },
) {
  const { conversation } = thread;
  const edge = await messageOf(desk, conversation, before ?? after);
  const seq = edge?.message.seq;
  const kind = before === undefined ? 'after' : 'before';
  const range: MessageRange = seq === undefined ? { kind: 'newest' } : { kind, seq };
  const limit = range.kind === 'after' ? pageAfter : pageSize;
  const found = await desk.domain.store.numbers.messages(conversation.id, range, limit);
  const meta = {
    labels: conversation.labels ?? [],
    additional_attributes: {},
    contact: contactJson(thread.contact, thread),
    assignee: null,
    agent_last_seen_at: null,
    assignee_last_seen_at: null,
  };
  return { meta, payload: found.map((one) => messageJson(one, thread)) };
}

async function createMessage(
  desk: V1Desk,
  thread: V1Thread,
  wish: z.output<typeof newMessageSchema>,
  files: readonly Attachment[] = [],
) {
  const { domain, caller, reply } = desk;
  const incoming = wish.message_type === 'incoming';
  if (incoming && inboxOf(thread)?.kind !== 'api') {
    return reply.code(422).send({ error: 'Incoming messages are only allowed in Api inboxes' });
  }
  const rich = richFromV1(wish);
  if (rich === null)
    return reply.code(422).send({ error: 'content_attributes: not as this content_type asks' });
  const { conversation } = thread;
  const id = domain.newId();
  const payload = {
    id,
    conversation_id: conversation.id,
    text: wish.content,
    ...(files.length > 0 && { attachments: files.map((file) => file.id) }),
    ...(wish.private && { internal: true as const }),
    ...(wish.source_id && { source_id: wish.source_id }),
    ...(rich && { rich }),
  };
  const author = incoming ? speakerFor(caller, conversation) : caller;
  for (const file of files) await domain.store.files.handTo(file.id, author.principal);
  if (!(await desk.does('message.send', payload, author))) return reply;
  const made = await domain.store.numbers.messageById(conversation.id, id);
  if (made === null) return sendV1NotFound(reply);
  const echo = wish.echo_id === undefined ? {} : { echo_id: wish.echo_id };
  return { ...messageJson(made, thread), ...echo };
}

/** A provider's program speaks for the contact whose words it brings. */
function speakerFor(caller: Caller, { contact_id, account_id, inbox_id }: Conversation): Caller {
  const principal = { kind: 'visitor', id: contact_id, account_id, inbox_id } as const;
  return { ...caller, principal, program: caller.principal.id };
}

async function report(
  desk: V1Desk,
  thread: V1Thread,
  known: NumberedMessage,
  { status, external_error }: z.output<typeof reportSchema>,
) {
  const { domain, caller, reply } = desk;
  const to = statusSchema.safeParse(status);
  if (!to.success) return messageJson(known, thread);
  const { id: message_id, conversation_id } = known.message;
  const payload = reportOf(to.data, external_error ?? undefined);
  const command = { ...payload, conversation_id, message_id };
  const { answer } = await domain.executor.execute(caller, 'message.set_status', command, null);
  if (!answer.ok && !unchanged.has(answer.error.code)) return sendV1Rejection(reply, answer);
  const now = await domain.store.numbers.messageById(conversation_id, message_id);
  return messageJson(now ?? known, thread);
}

/** Chatwoot answers these with the message as it was. */
const unchanged: ReadonlySet<string> = new Set(['status_regression', 'forbidden']);

function reportOf(status: Status, external_error: string | undefined) {
  if (status !== 'failed' || external_error === undefined) return { status };
  // A provider's words may be long, and none of them should stand in the way of the truth.
  const words = external_error.slice(0, limits.external_error_length);
  return { status, external_error: words.replaceAll('\u0000', '').toWellFormed() };
}

function sendNoProvider(reply: FastifyReply): FastifyReply {
  return reply.code(403).send({ error: 'Message status update is only allowed for API inboxes' });
}
