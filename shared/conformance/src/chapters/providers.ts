import type { Id, Status } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import { codeOf } from '../code-of.ts';
import { expectRowIsFold } from '../expect-row-is-fold.ts';
import type { House, Street } from '../house.ts';
import { newId, type Person } from '../person.ts';
import { wholeLog } from '../whole-log.ts';

/** From each status those that it may become, as SPEC.md lists them. */
const ladder: Record<Status, readonly Status[]> = {
  pending: ['sent', 'delivered', 'read', 'failed'],
  sent: ['delivered', 'read', 'failed'],
  delivered: ['read'],
  read: [],
  failed: ['pending', 'delivered', 'read'],
};
const statuses = Object.keys(ladder) as Status[];

/** The way from `pending` to each status. */
const ways: Record<Status, readonly Status[]> = {
  pending: [],
  sent: ['sent'],
  delivered: ['delivered'],
  read: ['read'],
  failed: ['failed'],
};

/** Inboxes of providers. Their webhooks are the server's own business: from outside one sees the statuses. */
export function providerRules({ story }: Street): void {
  describe('a provider’s inbox', () => {
    it(
      '[ST10] has conversations that agents begin, without a message',
      story(async (house) => {
        const { agent, visitor, inbox_id } = await settle(house);
        const create = { id: newId(), inbox_id, contact_id: visitor.id };
        const answer = await agent.does('conversation.create', create);
        expect(answer).toMatchObject({ seq: 1 });
        expect(await agent.does('conversation.create', create)).toEqual(answer);
        expect((await house.http(agent).calls('conversation.create', create)).body).toEqual(answer);
        await expectRowIsFold(agent, create.id);
        const [website] = (await agent.does('inbox.list', {})).inboxes.filter(
          (one) => one.kind === 'website',
        );
        const refusals: [object, string][] = [
          [{ inbox_id: website?.id }, 'forbidden'],
          [{ inbox_id: newId() }, 'not_found'],
          [{ contact_id: newId() }, 'not_found'],
        ];
        for (const [change, code] of refusals) {
          const other = { ...create, id: newId(), ...change };
          expect(codeOf(await agent.asks('conversation.create', other))).toBe(code);
        }
        const byVisitor = await visitor.emits('conversation.create', { ...create, id: newId() });
        expect(codeOf(byVisitor)).toBe('unknown_command');
      }),
    );

    it(
      '[ST3] gives public messages of agents a status, and nothing else one',
      story(async (house) => {
        const { agent, visitor, conversation_id } = await settle(house);
        const { id } = await agent.says(conversation_id, 'to the provider');
        const { id: note } = await agent.notes(conversation_id, 'internal');
        const { id: theirs } = await visitor.says(conversation_id, 'from outside');
        const shown = { status: 'pending', attempt: 1, external_error: null };
        expect(await messageOf(agent, conversation_id, id)).toMatchObject(shown);
        for (const other of [note, theirs]) {
          expect(await messageOf(agent, conversation_id, other)).not.toHaveProperty('status');
        }
        const plain = await house.begins(visitor);
        const derived = await agent.says(plain, 'to a website');
        expect(await messageOf(agent, plain, derived.id)).not.toHaveProperty('status');
      }),
    );

    it.each(statuses.flatMap((from) => statuses.map((to) => [from, to] as const)))(
      '[ST2][ST4] a status goes from %s to %s only if the ladder has it so',
      (from, to) =>
        story(async (house) => {
          const { agent, conversation_id } = await settle(house);
          const { id: message_id } = await agent.says(conversation_id, 'how far?');
          const set = (status: Status) =>
            agent.asks('message.set_status', { conversation_id, message_id, status });
          for (const step of ways[from]) expect(codeOf(await set(step))).toBe('ok');
          const before = await wholeLog(agent, conversation_id);
          const answer = await set(to);
          const after = await wholeLog(agent, conversation_id);
          const isStep = ladder[from].includes(to);
          const isSame = from === to;
          expect(codeOf(answer)).toBe(isStep || isSame ? 'ok' : 'status_regression');
          expect(after.events).toHaveLength(before.events.length + (isStep ? 1 : 0));
          const now = await messageOf(agent, conversation_id, message_id);
          expect(now).toMatchObject({ status: isStep ? to : from });
          const http = await house.http(agent).calls('message.set_status', {
            conversation_id,
            message_id,
            status: isStep ? to : from,
          });
          expect(http.body).toMatchObject({ ok: true, seq: null });
          await expectRowIsFold(agent, conversation_id);
        })(),
    );

    it(
      '[ST4] only providers’ messages have a status to set',
      story(async (house) => {
        const { agent, visitor, conversation_id } = await settle(house);
        const { id: note } = await agent.notes(conversation_id, 'internal');
        const { id: theirs } = await visitor.says(conversation_id, 'from outside');
        const plain = await house.begins(visitor);
        const { id: live } = await agent.says(plain, 'to a website');
        const status = 'read' as const;
        const attempts: [object, string][] = [
          [{ conversation_id, message_id: note }, 'forbidden'],
          [{ conversation_id, message_id: theirs }, 'forbidden'],
          [{ conversation_id: plain, message_id: live }, 'forbidden'],
          [{ conversation_id, message_id: newId() }, 'not_found'],
          [{ conversation_id, message_id: live }, 'not_found'],
          [{ conversation_id: newId(), message_id: live }, 'not_found'],
        ];
        for (const [place, code] of attempts) {
          const bySocket = await agent.emits('message.set_status', { ...place, status });
          expect([place, codeOf(bySocket)]).toEqual([place, code]);
          const { body } = await house
            .http(agent)
            .calls('message.set_status', { ...place, status });
          expect(codeOf(body)).toBe(code);
        }
        const byVisitor = { conversation_id, message_id: theirs, status };
        expect(codeOf(await visitor.emits('message.set_status', byVisitor))).toBe(
          'unknown_command',
        );
      }),
    );

    it(
      '[ST5] a failed message goes back to pending when somebody wishes it, as another attempt',
      story(async (house) => {
        const { agent, conversation_id } = await settle(house);
        const { id: message_id } = await agent.says(conversation_id, 'again');
        const place = { conversation_id, message_id };
        const external_error = 'number not in service';
        await agent.does('message.set_status', { ...place, status: 'failed', external_error });
        const failed = await messageOf(agent, conversation_id, message_id);
        expect(failed).toMatchObject({ status: 'failed', attempt: 1, external_error });
        const retry = { ...place, command_id: newId() };
        const answer = await agent.does('message.retry', retry);
        expect(await agent.does('message.retry', retry)).toEqual(answer);
        const pending = { status: 'pending', attempt: 2, external_error: null };
        expect(await messageOf(agent, conversation_id, message_id)).toMatchObject(pending);
        const { body } = await house
          .http(agent)
          .calls('message.retry', { ...place, command_id: newId() });
        expect(codeOf(body)).toMatch(/^(ok|status_regression)$/);
        expect(await messageOf(agent, conversation_id, message_id)).toMatchObject(pending);
      }),
    );

    it(
      '[ST3][ST6] a change of status is an internal event, which raises the version and tells visitors nothing',
      story(async (house) => {
        const { agent, visitor, conversation_id } = await settle(house);
        const { id: message_id, seq } = await agent.says(conversation_id, 'how far?');
        const before = await wholeLog(agent, conversation_id);
        const change = { conversation_id, message_id, status: 'delivered' } as const;
        expect(await agent.does('message.set_status', change)).toMatchObject({ seq: seq + 1 });
        const event = await agent.witnesses(conversation_id, 'message.status_changed');
        expect(event.data).toEqual({
          message_id,
          status: 'delivered',
          external_error: null,
          attempt: 1,
        });
        const after = await wholeLog(agent, conversation_id);
        expect(await messageOf(agent, conversation_id, message_id)).toMatchObject({
          version: seq + 1,
        });
        const { last_activity_at } = before.conversation;
        expect(after.conversation).toMatchObject({ last_activity_at, public_head: seq });
        await agent.says(conversation_id, 'and this');
        expect((await visitor.hears('and this')).prev).toBe(seq);
        const { events } = await wholeLog(visitor, conversation_id);
        expect(JSON.stringify(events)).not.toMatch(/status"|attempt|external_error/);
      }),
    );

    it(
      '[ST6] many reports at once leave the highest, and a chain without a gap',
      story(async (house) => {
        const { agent, conversation_id } = await settle(house);
        const { id: message_id } = await agent.says(conversation_id, 'how far?');
        const http = house.http(agent);
        const reports = [
          'sent',
          'delivered',
          'read',
          'sent',
          'delivered',
          'read',
          'failed',
        ] as const;
        const answers = await Promise.all(
          reports.map(async (status, at) => {
            const report = { conversation_id, message_id, status };
            return at % 2 === 0
              ? agent.asks('message.set_status', report)
              : (await http.calls('message.set_status', report)).body;
          }),
        );
        for (const answer of answers) expect(codeOf(answer)).toMatch(/^(ok|status_regression)$/);
        const { events } = await wholeLog(agent, conversation_id);
        const told = events.flatMap((event) =>
          event.event_type === 'message.status_changed' ? [event.data.status] : [],
        );
        const steps = ['pending' as Status, ...told].slice(0, -1);
        for (const [at, from] of steps.entries()) expect(ladder[from]).toContain(told[at]);
        expect(await messageOf(agent, conversation_id, message_id)).toMatchObject({
          status: told.at(-1),
        });
        expect(told.at(-1)).toBe('read');
        expect(events.map(({ seq }) => seq)).toEqual(events.map((_, at) => at + 1));
      }),
    );
  });
}

/** An inbox whose provider tells statuses itself, and a conversation in it. */
async function settle(house: House) {
  const [agent, visitor] = [await house.agent(), await house.visitor()];
  const inbox_id = newId();
  const inbox = { kind: 'api', id: inbox_id, name: 'Text messages', async_status: true } as const;
  await agent.does('inbox.create', inbox);
  const conversation_id = newId();
  const create = { id: conversation_id, inbox_id, contact_id: visitor.id };
  await agent.does('conversation.create', create);
  return { agent, visitor, inbox_id, conversation_id };
}

async function messageOf(agent: Person<'agent'>, conversation_id: Id, id: Id) {
  const { events } = await wholeLog(agent, conversation_id);
  const event = events.find(
    (one) => one.event_type === 'message.created' && one.data.message.id === id,
  );
  return event?.event_type === 'message.created' ? event.data.message : undefined;
}
