import { limits, type Conversation, type ConversationView } from '@porchlight/protocol';
import { sourceIdSchema } from '@porchlight/protocol/schemas';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Domain } from '../../domain/create-domain.ts';
import type { NumberedContact } from '../../domain/number-store.ts';
import { openV1Desk, v1Number, type V1Desk } from './v1-desk.ts';
import { conversationJson } from './v1-json.ts';
import { sendV1NotFound } from './v1-problem.ts';

const newConversationSchema = z.object({
  source_id: sourceIdSchema.exactOptional(),
  inbox_id: z.coerce.number().int(),
  contact_id: z.coerce.number().int().max(limits.seq).exactOptional(),
  message: z.object({ content: z.string() }).exactOptional(),
});

/** Conversations in one page, as Chatwoot has it. */
const pageSize = 25;

/** Pages are walked through from the first, so there are no more than this. */
const mostPages = 200;

/** Conversations; in a provider's inbox they are begun here. */
export function addV1Conversations(app: FastifyInstance, domain: Domain): void {
  app.get<{ Querystring: { page?: string; status?: string } }>(
    '/conversations',
    async (request, reply) => {
      const desk = await openV1Desk(domain, request, reply);
      if (desk === null) return reply;
      const page = Math.min(v1Number(request.query.page ?? '1') ?? 1, mostPages);
      const conversations = await pageOf(desk, viewOf(request.query.status), page);
      return { data: { meta: await countsOf(desk), payload: await showAll(desk, conversations) } };
    },
  );

  app.get<{ Params: { conversation_id: string } }>(
    '/conversations/:conversation_id',
    async (request, reply) => {
      const desk = await openV1Desk(domain, request, reply);
      if (desk === null) return reply;
      const conversation = await conversationOf(desk, request.params.conversation_id);
      const [shown] = conversation === null ? [] : await showAll(desk, [conversation]);
      return shown ?? sendV1NotFound(reply);
    },
  );

  app.post('/conversations', async (request, reply) => {
    const desk = await openV1Desk(domain, request, reply);
    const body = desk?.read(newConversationSchema);
    if (!desk || !body) return reply;
    return createConversation(desk, body);
  });
}

/** The conversation with a number; null where there is none. */
export async function conversationOf(
  { domain, caller }: V1Desk,
  text: string,
): Promise<Conversation | null> {
  const number = v1Number(text);
  if (number === null) return null;
  return domain.store.numbers.conversation(caller.principal.account_id, number);
}

async function createConversation(desk: V1Desk, wish: z.output<typeof newConversationSchema>) {
  const { domain, reply } = desk;
  const { inboxes } = await desk.people();
  const inbox = inboxes.find(({ number }) => number === wish.inbox_id);
  const contact = inbox === undefined ? null : await contactFor(desk, inbox.id, wish);
  if (inbox === undefined || contact === null) return sendV1NotFound(reply);
  const id = domain.newId();
  const command = { id, inbox_id: inbox.id, contact_id: contact.id };
  if (!(await desk.does('conversation.create', command))) return reply;
  if (wish.message !== undefined) {
    const message = { id: domain.newId(), conversation_id: id, text: wish.message.content };
    if (!(await desk.does('message.send', message))) return reply;
  }
  const made = await domain.store.read.conversations([id]);
  const [shown] = await showAll(
    desk,
    made.map(({ conversation }) => conversation),
  );
  return shown ?? sendV1NotFound(reply);
}

/** By the provider's own id of the contact, or by its number. */
function contactFor(
  { domain, caller }: V1Desk,
  inbox_id: string,
  { source_id, contact_id }: z.output<typeof newConversationSchema>,
): Promise<NumberedContact | null> {
  const { account_id } = caller.principal;
  const { numbers } = domain.store;
  if (contact_id !== undefined) return numbers.contact(account_id, contact_id);
  if (source_id === undefined) return Promise.resolve(null);
  return numbers.contactBySource(account_id, { inbox_id, source_id });
}

function viewOf(status: string | undefined): ConversationView {
  return status === 'resolved' || status === 'all' ? status : 'open';
}

async function pageOf(
  { domain, caller }: V1Desk,
  view: ConversationView,
  page: number,
): Promise<readonly Conversation[]> {
  const { account_id, id: agent_id } = caller.principal;
  const query = { account_id, agent_id, view, limit: pageSize };
  let before: string | undefined;
  for (let walked = 1; ; walked += 1) {
    const { rows, next } = await domain.store.read.list({ ...query, before });
    if (walked === page) return rows.map(({ conversation }) => conversation);
    if (next === null) return [];
    before = next;
  }
}

async function countsOf({ domain, caller }: V1Desk) {
  const { account_id, id } = caller.principal;
  const counts = await domain.store.read.counts(account_id, id);
  return { mine_count: counts.mine, all_count: counts.open };
}

async function showAll(desk: V1Desk, conversations: readonly Conversation[]): Promise<object[]> {
  const { numbers } = desk.domain.store;
  const people = await desk.people();
  const shown = conversations.slice(0, limits.list_page).map(async (conversation) => {
    const { account_id, contact_id } = conversation;
    const contact = await numbers.contactById(account_id, contact_id);
    if (contact === null) return [];
    const last = await desk.lastMessage(conversation);
    return [conversationJson({ conversation, contact, ...people }, last)];
  });
  return (await Promise.all(shown)).flat();
}
