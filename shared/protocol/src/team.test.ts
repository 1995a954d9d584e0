import { beforeEach, describe, expect, it } from 'vitest';
import type { DurableCommands } from './commands.ts';
import type { Agent, Principal } from './entities.ts';
import { agent, contact, ids, inbox } from './golden/cast.ts';
import { createBook, type Book } from './testing/book.ts';

const account_id = ids.account;
const bo: Agent = { ...agent, id: ids.file, name: 'Bo', email: 'bo@shop.example', role: 'agent' };
const gone: Agent = { ...bo, id: ids.member, removed_at: '2026-11-20T00:00:00.000Z' };
const admin: Principal = { kind: 'agent', id: agent.id, account_id, role: 'admin' };

let count = 0;
const command = () => ({ command_id: `${ids.command.slice(0, -4)}${1000 + (count += 1)}` });

let book: Book;
beforeEach(() => {
  book = createBook([contact], [inbox], [agent, bo, gone]);
});

const update = (
  wish: Omit<DurableCommands['agent.update'], 'command_id'>,
  who: Principal = admin,
  where: Book = book,
) => where.run(who, { name: 'agent.update', payload: { ...command(), ...wish } });
const remove = (agent_id: string, who: Principal = admin, where: Book = book) =>
  where.run(who, { name: 'agent.remove', payload: { ...command(), agent_id } });
const codeOf = ({ decision }: ReturnType<Book['run']>) =>
  decision.ok ? 'ok' : decision.error.code;

describe('agent.update', () => {
  it('[TM1] changes what it names, and nothing where it is so already', () => {
    const [stored] = update({ agent_id: bo.id, role: 'admin' }).events;
    expect(stored).toMatchObject({
      internal: true,
      event: { event_type: 'agent.updated', data: { agent: { ...bo, role: 'admin' } } },
    });
    const named = update({ agent_id: bo.id, name: 'Bo Li' }).events[0];
    expect(named?.event.data).toEqual({ agent: { ...bo, name: 'Bo Li' } });
    expect(update({ agent_id: bo.id, name: bo.name, role: bo.role }).events).toEqual([]);
    expect(update({ agent_id: bo.id }).events).toEqual([]);
  });

  it('[TM1] is for admins, of who is there', () => {
    const colleague: Principal = { ...admin, id: bo.id, role: 'agent' };
    expect(codeOf(update({ agent_id: bo.id, role: 'admin' }, colleague))).toBe('forbidden');
    expect(codeOf(update({ agent_id: gone.id, role: 'admin' }))).toBe('not_found');
    expect(codeOf(update({ agent_id: ids.command, role: 'admin' }))).toBe('not_found');
  });

  it('[TM2] takes the role of an admin only while another is left', () => {
    expect(codeOf(update({ agent_id: agent.id, role: 'agent' }))).toBe('invalid');
    // Who is gone counts for nothing, and a name may change always.
    const left = createBook([], [], [agent, { ...gone, role: 'admin' }]);
    expect(codeOf(update({ agent_id: agent.id, role: 'agent' }, admin, left))).toBe('invalid');
    expect(codeOf(update({ agent_id: agent.id, name: 'Ada' }, admin, left))).toBe('ok');
    const two = createBook([], [], [agent, { ...bo, role: 'admin' }]);
    expect(codeOf(update({ agent_id: agent.id, role: 'agent' }, admin, two))).toBe('ok');
  });
});

describe('agent.remove', () => {
  it('[TM3] leaves the agent with its end, and a job', () => {
    const { decision, events } = remove(bo.id);
    const data = events[0]?.event.data;
    expect(events[0]?.event.event_type).toBe('agent.removed');
    expect(data).toEqual({ agent: { ...bo, removed_at: events[0]?.event.timestamp } });
    expect(decision).toMatchObject({ jobs: [{ kind: 'agent.hand_back', message_id: bo.id }] });
    expect(remove(gone.id)).toMatchObject({ decision: { ok: true }, events: [] });
  });

  it('[TM2] is of others, by admins, and never of the last one', () => {
    expect(codeOf(remove(agent.id))).toBe('forbidden');
    expect(codeOf(remove(bo.id, { ...admin, id: ids.member, role: 'agent' }))).toBe('forbidden');
    expect(codeOf(remove(ids.command))).toBe('not_found');
    // From a shell beside the server.
    const operator: Principal = { ...admin, id: ids.command };
    expect(codeOf(remove(agent.id, operator))).toBe('invalid');
    expect(codeOf(remove(bo.id, operator))).toBe('ok');
  });

  it('[TM1] is not of who was an admin a moment ago, whatever its connection came with', () => {
    for (const { id } of [bo, gone]) {
      const stale: Principal = { ...admin, id };
      expect(codeOf(remove(agent.id, stale))).toBe('forbidden');
      expect(codeOf(update({ agent_id: bo.id, role: 'admin' }, stale))).toBe('forbidden');
    }
  });

  it('[TM3] gives nothing more to who is gone', () => {
    const visitor: Principal = { kind: 'visitor', id: contact.id, account_id, inbox_id: inbox.id };
    const conversation_id = ids.conversation;
    const hello = { id: ids.message, conversation_id, text: 'Hello' };
    book.run(visitor, { name: 'message.send', payload: hello });
    const give = (assignee_id: string) =>
      book.run(admin, {
        name: 'conversation.assign',
        payload: { ...command(), conversation_id, assignee_id },
      });
    expect(codeOf(give(gone.id))).toBe('not_found');
    expect(codeOf(give(bo.id))).toBe('ok');
  });
});
