import { routes, type CommandName, type Commands } from '@porchlight/protocol';
import { agentAnswerSchemas, visitorAnswerSchemas } from '@porchlight/protocol/schemas';
import { describe, expect, it, vi } from 'vitest';
import { codeOf, errorOf } from '../code-of.ts';
import type { House, Street } from '../house.ts';
import { newId, type Person, type Somebody, type RawAnswer } from '../person.ts';

/** Payloads that are answered by yes, made anew at each call. */
type Payloads<Name extends CommandName> = { readonly [N in Name]: () => Commands[N] };

/** The two doors of the server, beside each other. */
export function sameByHttpRules({ story }: Street): void {
  describe('over HTTP', () => {
    it(
      '[ER5] every command means the same as over a socket',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const conversation_id = await house.begins(visitor);
        const payloads = await payloadsFor(agent, visitor, conversation_id);
        for (const name of Object.keys(agentAnswerSchemas) as (keyof typeof payloads)[]) {
          if (!(name in payloads)) continue;
          await expectSame(house, agent, name, payloads[name]);
          if (name in visitorAnswerSchemas) await expectSame(house, visitor, name, payloads[name]);
        }
      }),
    );

    it(
      '[ER5] every command is guarded the same as over a socket',
      story(async (house) => {
        const [visitor, stranger] = [await house.visitor(), await house.visitor()];
        const conversation_id = await house.begins(visitor);
        const command_id = newId();
        const attempts: [CommandName, object][] = [
          ['message.send', { id: newId(), conversation_id, text: 'x' }],
          ['message.send', { id: newId(), conversation_id, text: '' }],
          ['message.send', { id: newId(), conversation_id, text: 'x', internal: true }],
          ['receipt.claim', { conversation_id, kind: 'read', up_to_seq: 1 }],
          ['receipt.claim_many', { claims: [] }],
          ['conversation.snapshot', { conversation_id }],
          ['conversation.history', { conversation_id, before_seq: 3 }],
          ['conversation.assign', { command_id, conversation_id, assignee_id: null }],
          ['conversation.set_status', { command_id, conversation_id, status: 'resolved' }],
          ['conversation.list', { view: 'all' }],
          ['contact.update', { command_id, contact_id: visitor.id, name: 'x', email: null }],
          ['inbox.list', {}],
          ['sync', {}],
        ];
        for (const [name, payload] of attempts) {
          const bySocket = await stranger.emits(name, payload);
          const { body } = await house.http(stranger).calls(name, payload);
          expect([name, bySocket.ok]).toEqual([name, false]);
          expect([name, body.error]).toEqual([name, bySocket.error]);
        }
      }),
    );

    it(
      '[ER5] a command that went by socket is known by HTTP, and the other way round',
      story(async (house) => {
        const visitor = await house.visitor();
        const conversation_id = await house.begins(visitor);
        const http = house.http(visitor);
        const first = { id: newId(), conversation_id, text: 'by socket' };
        const answer = await visitor.does('message.send', first);
        expect((await http.calls('message.send', first)).body).toEqual(answer);
        const second = { id: newId(), conversation_id, text: 'by HTTP' };
        const { body } = await http.calls('message.send', second);
        expect(await visitor.does('message.send', second)).toEqual(body);
        const other = { ...second, text: 'another' };
        expect(codeOf(await visitor.asks('message.send', other))).toBe('id_conflict');
        const { events } = await visitor.does('conversation.snapshot', { conversation_id });
        expect(events).toHaveLength(4);
      }),
    );

    it(
      '[ER5] what is no JSON, and no command, is a problem too',
      story(async (house) => {
        const visitor = await house.visitor();
        const http = house.http(visitor);
        const nowhere = await http.fetches('/api/v2/nonsense', { method: 'POST', body: {} });
        expect(nowhere.status).toBe(404);
        const list = await http.fetches('/api/v2/sync', { method: 'POST', body: [] });
        expect([list.status, errorOf(list.body)?.code]).toEqual([400, 'malformed']);
      }),
    );
  });
}

async function payloadsFor(agent: Person<'agent'>, visitor: Somebody, conversation_id: string) {
  const [inbox] = (await agent.does('inbox.list', {})).inboxes;
  const command = () => ({ command_id: newId() });
  const wholeName = { name: 'Noor', email: 'noor@mail.example' };
  return {
    'message.send': () => ({ id: newId(), conversation_id, text: 'Hello to you' }),
    'receipt.claim': () => ({ conversation_id, kind: 'read', up_to_seq: 2 }),
    'receipt.claim_many': () => ({
      claims: [
        { conversation_id, kind: 'delivered', up_to_seq: 2 },
        { conversation_id, kind: 'read', up_to_seq: 999 },
      ],
    }),
    'typing.set': () => ({ conversation_id, typing: true }),
    'conversation.assign': () => ({ ...command(), conversation_id, assignee_id: agent.id }),
    'conversation.set_status': () => ({ ...command(), conversation_id, status: 'resolved' }),
    'contact.update': () => ({ ...command(), contact_id: visitor.id, ...wholeName }),
    'inbox.update': () => ({
      ...command(),
      inbox_id: inbox?.id ?? '',
      name: inbox?.name ?? '',
      allowed_origins: [],
    }),
    'presence.set': () => ({ availability: 'online' }),
    sync: () => ({ cursor: null }),
    'conversation.snapshot': () => ({ conversation_id }),
    'conversation.history': () => ({ conversation_id, before_seq: 3 }),
    'agent.list': () => ({}),
  } satisfies Partial<Payloads<CommandName>>;
}

/** What differs from call to call, and so can't be the same. */
const passing: ReadonlySet<string> = new Set(['id', 'at', 'seq', 'cursor']);

async function expectSame(
  house: House,
  person: Somebody,
  name: CommandName,
  payload: () => object,
): Promise<void> {
  const isQuestion = routes[name].method === 'GET';
  const askBoth = async () => {
    const bySocket = await person.asks(name, payload());
    const { status, body } = await house.http(person).calls(name, payload());
    expect([name, status]).toEqual([name, 200]);
    const comparable = isQuestion ? (answer: RawAnswer) => answer : plain;
    expect([name, comparable(body)]).toEqual([name, comparable(bySocket)]);
  };
  // Between two questions somebody's lamp may change, and another node hears of it a little later.
  if (isQuestion) await vi.waitFor(askBoth, { timeout: 5000 });
  else await askBoth();
}

function plain(answer: RawAnswer): object {
  return Object.fromEntries(Object.entries(answer).filter(([key]) => !passing.has(key)));
}
