import { beforeEach, describe, expect, it } from 'vitest';
import { forVisitor } from './audience.ts';
import type { DurableCommand } from './commands.ts';
import type { Principal } from './entities.ts';
import type { StoredEvent } from './events.ts';
import { apiInbox, contact, ids, inbox, profile } from './golden/index.ts';
import { limits } from './limits.ts';
import { parseCommand, visitorEventSchema } from './schemas/index.ts';
import { createBook, type Book, type Outcome } from './testing/book.ts';

const account_id = ids.account;
const noor: Principal = { kind: 'visitor', id: ids.contact, account_id, inbox_id: ids.inbox };
const stranger: Principal = { ...noor, id: ids.command };
const ada: Principal = { kind: 'agent', id: ids.agent, account_id, role: 'admin' };
const bo: Principal = { ...ada, id: ids.epoch, role: 'agent' };
const conversation_id: string = ids.conversation;

let book: Book;
let last = 0;

function newId(): string {
  last += 1;
  return `0198c0de-4444-7000-8000-${String(last).padStart(12, '0')}`;
}

function say(id: string, text: string, internal?: true): DurableCommand {
  const payload = { id, conversation_id, text };
  return { name: 'message.send', payload: internal ? { ...payload, internal } : payload };
}

function edit(message_id: string, text: string, where = conversation_id): DurableCommand {
  const payload = { id: newId(), conversation_id: where, message_id, text };
  return { name: 'message.edit', payload };
}

function recall(message_id: string): DurableCommand {
  return { name: 'message.recall', payload: { id: newId(), conversation_id, message_id } };
}

function claim(up_to_seq: number): DurableCommand {
  return { name: 'receipt.claim', payload: { conversation_id, kind: 'read', up_to_seq } };
}

const code = ({ decision }: Outcome) => (decision.ok ? 'ok' : decision.error.code);
const row = () => book.conversations.get(conversation_id);
const stored = (): string => JSON.stringify([book.items, [...book.conversations.values()]]);

beforeEach(() => {
  book = createBook([contact, { ...contact, id: stranger.id }], [inbox, apiInbox], [ada.id, bo.id]);
  book.run(noor, say(ids.message, 'to Norwy?'));
});

describe('an edited message', () => {
  it('[LG13] has an event with the next seq, which is its version, and says when', () => {
    const { events } = book.run(noor, edit(ids.message, 'to Norway?'));
    const data = { message_id: ids.message, text: 'to Norway?' };
    expect(events).toMatchObject([
      { internal: false, public_prev: 2, event: { event_type: 'message.edited', seq: 3, data } },
    ]);
    const edited_at = events[0]?.event.timestamp;
    expect(book.items[1]).toMatchObject({
      event: { data: { message: { text: 'to Norway?', seq: 2, version: 3, edited_at } } },
    });
    const seen = forVisitor(events[0] as StoredEvent, () => profile);
    expect(visitorEventSchema.parse(seen)).toEqual(seen);
  });

  it('[LG13] that is a note is told to agents only', () => {
    book.run(ada, say(ids.note, 'psst', true));
    const [told] = book.run(ada, edit(ids.note, 'psst!')).events as [StoredEvent];
    expect(told).toMatchObject({ internal: true, event: { data: { internal: true } } });
    expect(forVisitor(told, () => profile)).toBeNull();
    expect(row()).toMatchObject({ head: 4, public_head: 2, last_message: { text: 'psst!' } });
  });

  it('[LG14] has no text but the last, wherever one looks', () => {
    book.run(noor, edit(ids.message, 'my card is 4711'));
    book.run(noor, edit(ids.message, 'to Norway?'));
    expect(stored()).not.toContain('4711');
    expect(stored()).not.toContain('Norwy');
    expect(row()?.last_message?.text).toBe('to Norway?');
    book.run(noor, recall(ids.message));
    expect(stored()).not.toContain('Norway');
  });

  it('[LG14] leaves another last message in the list alone, and shortens its own', () => {
    book.run(ada, say(newId(), 'Hello Noor'));
    book.run(noor, edit(ids.message, 'to Norway?'));
    expect(row()?.last_message?.text).toBe('Hello Noor');
    const mine = newId();
    book.run(noor, say(mine, 'short'));
    book.run(noor, edit(mine, 'long '.repeat(100)));
    expect(row()?.last_message?.text).toHaveLength(limits.preview_length);
  });

  it('[LG15] keeps its place, its count and its ticks', () => {
    book.run(ada, claim(2));
    const before = row();
    book.run(noor, edit(ids.message, 'to Norway?'));
    const { last_activity_at, last_message } = row() ?? {};
    expect(row()).toEqual({ ...before, head: 3, public_head: 3, last_activity_at, last_message });
    expect(row()).toMatchObject({ agent_read_seq: 2, agent_read_count: 1, visitor_count: 1 });
  });
});

describe('who may edit', () => {
  it('[LG16] is the author alone; what cannot be seen is not there', () => {
    book.run(ada, say(ids.note, 'psst', true));
    const before = stored();
    const attempts: [Principal, string, string, string][] = [
      [ada, ids.message, conversation_id, 'forbidden'],
      [bo, ids.note, conversation_id, 'forbidden'],
      [noor, ids.note, conversation_id, 'not_found'],
      [noor, newId(), conversation_id, 'not_found'],
      [stranger, ids.message, conversation_id, 'not_found'],
      [stranger, ids.message, ids.other_conversation, 'not_found'],
      [{ ...ada, account_id: ids.epoch }, ids.message, conversation_id, 'not_found'],
    ];
    for (const [principal, id, where, refusal] of attempts) {
      expect(code(book.run(principal, edit(id, 'forged', where)))).toBe(refusal);
    }
    const refusals = [newId(), ids.note].map((id) => book.run(noor, edit(id, 'x')).decision);
    expect(refusals[0]).toEqual(refusals[1]);
    expect(stored()).toBe(before);
  });

  it('[LG16] is everybody for ten minutes, agents and their notes too', () => {
    const [reply, note] = [newId(), newId()];
    book.run(ada, say(reply, 'Hello'));
    book.run(ada, say(note, 'psst', true));
    book.wait(limits.edit_ms - 60_000);
    expect(code(book.run(ada, edit(reply, 'Hello Noor')))).toBe('ok');
    book.wait(120_000);
    expect(code(book.run(noor, edit(ids.message, 'late')))).toBe('forbidden');
    expect(code(book.run(ada, edit(reply, 'late')))).toBe('forbidden');
    expect(code(book.run(ada, edit(note, 'late')))).toBe('forbidden');
    // It is so already, and so there is nothing to be late for.
    expect(book.run(ada, edit(reply, 'Hello Noor')).decision).toMatchObject({ events: [] });
  });

  it('[LG16] is nobody once it was recalled', () => {
    book.run(noor, recall(ids.message));
    expect(code(book.run(noor, edit(ids.message, 'back again')))).toBe('recalled');
    expect(stored()).not.toContain('back again');
  });

  it('[LG16] is nobody where a provider carries it', () => {
    const at_provider = newId();
    const talk = { id: ids.other_conversation, inbox_id: apiInbox.id, contact_id: contact.id };
    book.run(ada, { name: 'conversation.create', payload: talk });
    const send = { id: at_provider, conversation_id: talk.id, text: 'Your parcel' };
    book.run(ada, { name: 'message.send', payload: send });
    expect(code(book.run(ada, edit(at_provider, 'Your parcels', talk.id)))).toBe('forbidden');
  });

  it('[SN6] has to say something', () => {
    const fields = { id: newId(), conversation_id, message_id: ids.message };
    for (const text of [' ', 'a\u0000b', '\ud800'])
      expect(parseCommand('visitor', 'message.edit', { ...fields, text })).toMatchObject({
        error: { code: 'invalid' },
      });
    const text = 'x'.repeat(limits.message_length + 1);
    expect(parseCommand('visitor', 'message.edit', { ...fields, text })).toMatchObject({
      error: { code: 'too_large' },
    });
  });
});
