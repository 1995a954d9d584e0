import { beforeEach, describe, expect, it } from 'vitest';
import type { DurableCommand } from './commands.ts';
import { conversationForVisitor } from './audience.ts';
import type { Contact, Principal } from './entities.ts';
import { contact, conversation, ids, inbox, member } from './golden/index.ts';
import { limits } from './limits.ts';
import { defaultTalk, talkForVisitor, type TalkSettings } from './talk.ts';
import { createBook, type Book, type Outcome } from './testing/book.ts';

const account_id = ids.account;
const noor: Principal = { kind: 'visitor', id: ids.contact, account_id, inbox_id: ids.inbox };
const stranger: Principal = { ...noor, id: ids.command };
const ada: Principal = { kind: 'agent', id: ids.agent, account_id, role: 'admin' };
const conversation_id: string = ids.conversation;
const talk: TalkSettings = {
  ...defaultTalk,
  rating: { on: true, question: null },
  transcript: true,
};

let book: Book;
let last = 0;

function newId(): string {
  last += 1;
  return `0198c0de-6666-7000-8000-${String(last).padStart(12, '0')}`;
}

function open(set: TalkSettings, who: Contact = contact): void {
  book = createBook([{ ...who, id: ids.contact }], [{ ...inbox, talk: set }], [ada.id]);
  say(noor, 'Hello');
}

function say(who: Principal, text: string): Outcome {
  return book.run(who, { name: 'message.send', payload: { id: newId(), conversation_id, text } });
}

function resolve(who: Principal = ada): Outcome {
  const payload = { command_id: newId(), conversation_id, status: 'resolved' } as const;
  return book.run(who, { name: 'conversation.set_status', payload });
}

function rate(score: number, comment: string | null = null, who: Principal = noor): Outcome {
  const payload = { command_id: newId(), conversation_id, score, comment };
  return book.run(who, { name: 'conversation.rate', payload });
}

const transcript = (): DurableCommand => ({
  name: 'transcript.send',
  payload: { command_id: newId(), conversation_id },
});
const code = ({ decision }: Outcome) => (decision.ok ? 'ok' : decision.error.code);
const row = () => book.conversations.get(conversation_id) ?? conversation;

beforeEach(() => open(talk));

describe('ratings', () => {
  it('[SR1] come from its visitor, once it has ended, whoever ended it', () => {
    expect(code(rate(5))).toBe('forbidden');
    resolve(noor);
    expect(code(rate(5, 'So quick!'))).toBe('ok');
    expect(code(rate(1, null, ada))).toBe('forbidden');
    expect(code(rate(1, null, stranger))).toBe('not_found');
  });

  it('[SR1] are not taken where nobody asks', () => {
    open(defaultTalk);
    resolve();
    expect(code(rate(5))).toBe('forbidden');
  });

  it('[SR2] are one for an ending, and stand in the row of both', () => {
    resolve();
    rate(2, 'Slow');
    rate(4, null);
    expect(row().ending).toMatchObject({ rating: { score: 4, comment: null } });
    expect(conversationForVisitor(row()).ending).toEqual(row().ending);
    expect(rate(4, null).events).toEqual([]);
    say(noor, 'One more thing');
    expect(code(rate(1))).toBe('forbidden');
    expect(row().ending?.rating?.score).toBe(4);
    resolve();
    expect(row().ending?.rating).toBeUndefined();
  });

  it('[SR3] may be given and changed for a day', () => {
    resolve();
    book.wait(limits.rating_ms - 2_000);
    expect(code(rate(3))).toBe('ok');
    book.wait(2_000);
    expect(code(rate(5))).toBe('forbidden');
  });
});

describe('transcripts', () => {
  it('[TR1] go to a verified address alone, whoever asks', () => {
    expect(code(book.run(noor, transcript()))).toBe('forbidden');
    expect(code(book.run(ada, transcript()))).toBe('forbidden');
    const unverified = { user_id: 'x', email_verified: false, verified_at: contact.created_at };
    open(talk, { ...contact, identity: unverified });
    expect(code(book.run(noor, transcript()))).toBe('forbidden');
    open(talk, { ...member, email: null });
    expect(code(book.run(noor, transcript()))).toBe('forbidden');
    open(talk, member);
    expect(book.run(noor, transcript()).decision).toMatchObject({
      jobs: [{ kind: 'mail.transcript' }],
    });
    expect(code(book.run(stranger, transcript()))).toBe('not_found');
  });

  it('[TR1] are asked for by visitors where the owner allows it, by agents always', () => {
    open(defaultTalk, member);
    expect(code(book.run(noor, transcript()))).toBe('forbidden');
    expect(code(book.run(ada, transcript()))).toBe('ok');
  });
});

it('[TP2] a visitor is told what the inbox offers, and what is off is not there', () => {
  expect(talkForVisitor(defaultTalk, true)).toEqual({});
  expect(talkForVisitor({ ...talk, typing_preview: true }, false)).toEqual({
    rating: { question: null },
    typing_preview: true,
  });
  expect(talkForVisitor(talk, true)).toMatchObject({ transcript: true });
});
