import { beforeEach, expect, it } from 'vitest';
import { forVisitor } from './audience.ts';
import type { DurableCommand } from './commands.ts';
import type { Principal } from './entities.ts';
import type { StoredEvent } from './events.ts';
import { contact, ids, inbox, profile } from './golden/index.ts';
import { parseCommand, visitorEventSchema } from './schemas/index.ts';
import { createBook, type Book } from './testing/book.ts';

const account_id = ids.account;
const noor: Principal = { kind: 'visitor', id: ids.contact, account_id, inbox_id: ids.inbox };
const ada: Principal = { kind: 'agent', id: ids.agent, account_id, role: 'admin' };
const conversation_id: string = ids.conversation;
const other_id: string = ids.other_conversation;
const [hello, note, elsewhere] = [1, 2, 3].map(
  (n) => `0198c0de-5555-7000-8000-00000000000${n}`,
) as [string, string, string];

let book: Book;
let last = 0;

function say(text: string, more: object = {}, where = conversation_id): DurableCommand {
  last += 1;
  const id = `0198c0de-6666-7000-8000-${String(last).padStart(12, '0')}`;
  return { name: 'message.send', payload: { id, conversation_id: where, text, ...more } };
}

const answers = (principal: Principal, reply_to: string, more: object = {}, where?: string) => {
  const { decision } = book.run(principal, say('answer', { reply_to, ...more }, where));
  return decision.ok ? 'ok' : decision.error.code;
};

beforeEach(() => {
  book = createBook([contact], [inbox], [ada.id]);
  book.run(noor, say('Hello', { id: hello }));
  book.run(ada, say('psst', { id: note, internal: true }));
  book.run(noor, say('Another thing', { id: elsewhere }, other_id));
});

it('[SN12] an answer names what it answers, to both sides', () => {
  const [told] = book.run(ada, say('Hello Noor', { reply_to: hello })).events as [StoredEvent];
  expect(told.event.data).toMatchObject({ message: { reply_to: hello } });
  const seen = forVisitor(told, () => profile);
  expect(visitorEventSchema.parse(seen)).toMatchObject({ data: { message: { reply_to: hello } } });
});

it('[SN12][AU2] what a visitor is told never names a note', () => {
  expect(answers(ada, note)).toBe('not_found');
  expect(answers(noor, note)).toBe('not_found');
  expect(answers(ada, note, { internal: true })).toBe('ok');
  expect(answers(ada, hello, { internal: true })).toBe('ok');
});

it('[SN12] what is elsewhere, or nowhere, answers alike, also in a first message', () => {
  for (const id of [elsewhere, conversation_id, ids.command]) {
    expect([id, answers(noor, id)]).toEqual([id, 'not_found']);
  }
  expect(answers(noor, hello, {}, ids.epoch)).toBe('not_found');
  expect(book.conversations.has(ids.epoch)).toBe(false);
});

it('[SN12] a visitor may name one', () => {
  const payload = { id: ids.command, conversation_id, text: 'Yes', reply_to: hello };
  expect(parseCommand('visitor', 'message.send', payload).ok).toBe(true);
  expect(parseCommand('visitor', 'message.send', { ...payload, reply_to: 'x' }).ok).toBe(false);
});
